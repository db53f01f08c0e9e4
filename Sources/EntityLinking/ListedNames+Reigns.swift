import Gazetteers
import TextSegmentation

// Those who headed a state.
extension ListedNames {
  /// Whether words follow that are said of the time of whoever headed a state: `the Clinton
  /// administration`, `Clinton-era`, `the Clinton White House`.
  ///
  /// `A Clinton presidency` is one that may come.
  static func isBeforeReign(_ words: Range<Int>, in part: TextPart) -> Bool {
    let (first, next) = (words.lowerBound, words.upperBound)
    if first > 0, part.nameTraits(first - 1).contains(.indefinite) { return false }
    guard next < part.text.words.count, part.text.words[next].gap == .joint else { return false }
    if part.traits(next).contains(.reign) {
      return first > 0 && part.nameTraits(first - 1).contains(.the)
        || !part.isWord(next, .presidency)
    }
    return next + 1 < part.text.words.count && part.isWord(next, .white)
      && part.isWord(next + 1, .house)
  }
}

extension Linker {
  /// Whether a person's description begins with the highest office of a country that it belongs to:
  /// `president of the United States 1993-2001`.
  /// - Complexity: O(n) in the texts of the entity.
  func hasHeadedState(_ entity: Int) -> Bool {
    let description = gazetteer.description(of: entity)
    guard let office = Self.highestOffices.first(where: { description.utf8.starts(with: $0.utf8) })
    else {
      return false
    }
    var country = description.dropFirst(office.count)
    if country.hasPrefix("the ") { country = country.dropFirst(4) }
    return gazetteer.countries(of: entity).contains {
      country.hasPrefix(gazetteer.name(of: Int($0)))
    }
  }

  private static let highestOffices = ["president of ", "prime minister of ", "chancellor of "]
}
