/// What the major and minor types of GATE's lists become.
///
/// Lists of titles, first names, dates and other words that name nothing by themselves have no place
/// here.
enum GATETypes {
  static let table = TypeTable([
    "organization": "organization", "organization:company": "organization/company",
    "organization:government": "organization/government",
    "organization:newspaper": "organization/media", "organization:media": "organization/media",
    "organization:university": "organization/university",
    "organization:charity": "organization/ngo", "organization:political": "organization/party",
    "organization:blacklist": "-",
    "location": "place", "location:city": "place/city", "location:country": "place/country",
    "location:country_abbrev": "place/country", "location:province": "place/province",
    "location:region": "place/region", "location:airport": "place/site",
    "location:racecourse": "place/site", "location:water": "place/water",
    "location:mountain": "place/mountain", "facility": "place/site",
    "facility:building": "place/site",
    "person": "person", "person_full": "person",
  ])
}
