import Foundation

/// What a feature code of GeoNames says.
struct GeoNamesFeature {
  /// The path in the type tree.
  let type: String
  /// What it is, for descriptions.
  let words: String
  /// Whether it is gone: its names are weak.
  let isPast: Bool
  private let code: String

  init(class letter: String, code: String) {
    self.code = code
    // Codes of what was, and is no more, end in H; PPLQ and PPLW are abandoned and destroyed.
    isPast =
      (letter == "A" || letter == "P") && code.count > 3 && code.hasSuffix("H")
      || ["PPLQ", "PPLW"].contains(code)
    (type, words) = Self.kind(letter, code)
  }

  /// Whether it is a country.
  var isCountry: Bool { code.hasPrefix("PCL") && code != "PCLD" && code != "PCLH" }
  /// Whether it is a division of the first order.
  var isDivision: Bool { code == "ADM1" }

  /// How often news mean it: by the logarithm of its population, 1 for a million, with an addition for
  /// countries, capitals and divisions.
  func prior(population: Int?) -> Double {
    let size = population.map { (log10(Double($0)) - 3) / 3 } ?? 0
    let addition =
      isCountry ? 2 : code == "PPLC" ? 1 : isDivision || code == "PCLD" || code == "TERR" ? 0.5 : 0
    return (max(0.1, size) + addition) * (isPast ? 0.5 : 1)
  }

  private static func kind(_ letter: String, _ code: String) -> (String, String) {
    switch letter {
    case "A":
      switch code {
      case "PCLD", "TERR", "LTER": return ("place/territory", "territory")
      case "PCLH": return ("place/country", "former country")
      case _ where code.hasPrefix("PCL"): return ("place/country", "country")
      case "ADM1", "ADM1H": return ("place/province", "division of the first order")
      case "ADM2", "ADM3", "ADM4", "ADM5", "ADMD": return ("place/region", "division")
      case "ZN", "ZNB": return ("place/region", "zone")
      default: return ("place/region", "division")
      }
    case "P":
      switch code {
      case "PPLC": return ("place/city", "capital")
      case "PPLX": return ("place/region", "part of a town")
      case "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5": return ("place/city", "seat of a division")
      default: return ("place/city", "populated place")
      }
    case "H", "U": return ("place/water", letter == "H" ? "water" : "undersea feature")
    case "T":
      return mountains.contains(code)
        ? ("place/mountain", "mountain") : ("place/region", "landform")
    case "L":
      if code == "CONT" { return ("place/continent", "continent") }
      return sites.contains(code) ? ("place/site", "site") : ("place/region", "area")
    case "R": return ("place/site", "road or railway")
    case "S": return ("place/site", "site")
    default: return ("place/region", "area")
    }
  }

  private static let mountains: Set<String> = [
    "MT", "MTS", "PK", "PKS", "HLL", "HLLS", "RDGE", "VLC", "MESA", "PASS", "CONE", "DOME",
  ]
  private static let sites: Set<String> = [
    "PRK", "MILB", "NVB", "BTL", "INDS", "PRT", "REFG", "CMP", "RES", "RESN", "RESW", "MVA",
  ]
}
