import Gazetteers
import TextSegmentation

// Universities that are called by their city.
extension ListedNames {
  /// Whether the words around speak for the university of a name that a city has, too: `studied at
  /// Cambridge`, `a degree from Columbia`, `Harvard and Oxford`.
  ///
  /// Not where the city's name goes on with what holds it (`at Oxford, Mississippi`) or with another
  /// capital: `from Cambridge Rindge`.
  func speakForUniversity(of name: Name, in part: TextPart, _ linker: Linker) -> Bool {
    if name.surroundings.contains(.beforeCapital)
      || rivals[name.rivals].contains(where: { $0.neighbors.contains(.held) })
    {
      return false
    }
    return isStudiedAt(name.words.lowerBound, in: part)
      || isBesideUniversity(name.words, in: part, linker)
  }

  /// `professor of law at`, `graduated from`, `an alumnus of`.
  private func isStudiedAt(_ word: Int, in part: TextPart) -> Bool {
    guard word > 1, part.text.words[word].gap == .joint,
      part.text.words[word - 1].gap == .joint
    else { return false }
    let link = part.nameTraits(word - 1)
    let wanted: WordTraits =
      if link.contains(.at) { [.academic, .degree] } else { .degree }
    guard !link.isDisjoint(with: [.at, .from, .of]) else { return false }
    // `a degree in international relations from`.
    var before = word - 2
    while before >= max(0, word - 6) {
      if !part.traits(before).isDisjoint(with: wanted) { return true }
      if link.contains(.of) || part.text.words[before].gap != .joint { return false }
      before -= 1
    }
    return false
  }

  /// Whether a comma or `and` joins the name to one that can only be a university's, or that stands for
  /// one here.
  private func isBesideUniversity(_ words: Range<Int>, in part: TextPart, _ linker: Linker) -> Bool
  {
    guard Self.isJoined(words, in: part) else { return false }
    return names(joinedTo: words, in: part).contains { other in
      rivals[other.rivals].contains { $0.neighbors.contains(.university) }
        || rivals[other.rivals].allSatisfy { linker.isUniversity(candidates[$0.candidate].entity) }
    }
  }

  /// Before `at` and a university.
  static let academics: Set<String> = [
    "studied", "study", "studies", "studying", "educated", "enrolled", "professor", "professors",
    "lecturer", "lecturers", "lectured", "taught", "teaches", "teaching", "student", "students",
    "undergraduate", "undergraduates", "fellow", "fellows", "fellowship", "scholar", "scholars",
    "scholarship", "researcher", "researchers", "scientist", "scientists", "economist",
    "economists", "historian", "physicist", "psychologist", "dean", "tenure", "classmate",
    "classmates", "postdoctoral", "sociologist", "biologist", "epidemiologist",
  ]

  /// Before `at`, `from` or `of` and a university.
  static let degrees: Set<String> = [
    "degree", "degrees", "doctorate", "phd", "masters", "bachelors", "diploma", "graduated",
    "graduating", "graduate", "graduates", "alumnus", "alumna", "alumni",
  ]
}
