/// A form of gazetteer that can be imported.
public enum ImportFormat: String, Sendable, CaseIterable {
  /// The tables of GeoNames: 19 columns, joined with names, divisions and countries.
  case geonames
  /// The JSON dump of Wikidata, or single entities of it.
  case wikidata
  /// FollowTheMoney entities, as OpenSanctions publishes them.
  case opensanctions
  /// `entities` of JRC-Names.
  case jrcNames = "jrc-names"
  /// A thesaurus in SKOS: RDF/XML, Turtle or N-Triples.
  case skos
  /// A `lists.def` of GATE with its lists.
  case gate
  /// Patterns of spaCy and Prodigy: JSON Lines.
  case spacy
  /// A table with commas or tabs.
  case csv

  /// Who publishes lists of this form; empty where anybody may.
  var origin: String {
    switch self {
    case .geonames: "GeoNames, https://www.geonames.org"
    case .wikidata: "Wikidata, https://www.wikidata.org"
    case .opensanctions: "FollowTheMoney entities, https://www.opensanctions.org"
    case .jrcNames: "JRC-Names, European Commission, Joint Research Centre"
    case .skos, .gate, .spacy, .csv: ""
    }
  }

  /// The licence of every list of this form, where one is certain.
  var licence: String {
    switch self {
    case .geonames: "CC BY 4.0"
    case .wikidata: "CC0 1.0"
    default: "not stated"
    }
  }
}
