import Gazetteers
import TextSegmentation

// States and provinces, and what is theirs.
extension ListedNames {
  /// Whether the words around speak for the division of a name that a city has, too: `(D-New York)`, `New
  /// York Gov.`, `Senator Schumer of New York`, `Ohio, New York and Texas`.
  ///
  /// What parties and voters do says so only where the city lies in the division: `Washington Republicans`
  /// are those of the capital.
  func speakForDivision(
    _ entity: Int,
    of name: Name,
    in part: TextPart,
    _ linker: Linker
  ) -> Bool {
    let isOfCity = rivals[name.rivals].contains { rival in
      linker.gazetteer.ancestors(of: candidates[rival.candidate].entity).contains(entity)
    }
    return isBehindDirection(of: name, in: part, linker)
      || isOfMember(name.words, in: part, isOfCity: isOfCity)
      || isBeforeOffice(name.words, in: part, isOfCity: isOfCity)
      || isAmongDivisions(name.words, in: part, linker)
  }

  /// Whether a comma and a town of the division stand before the name, and nothing else of the name holds
  /// that town: `New York City, New York, U.S.`, but not `Guatemala City, Guatemala`.
  func isBehindTown(_ entity: Int, of name: Name, in part: TextPart, _ linker: Linker)
    -> Bool
  {
    let first = name.words.lowerBound
    guard first > 0, part.text.words[first].gap == .comma else { return false }
    let others = rivals[name.rivals].map { candidates[$0.candidate].entity }.filter { $0 != entity }
    return names(startingIn: max(0, first - Self.longestNeighbor)...first - 1).contains { town in
      town.words.upperBound == first
        && standings[town.standings].contains { standing in
          let holders = linker.gazetteer.ancestors(of: standing.entry.entity)
          return linker.gazetteer.kind(of: standing.entry.entity) == .place
            && holders.contains { $0 == entity } && !others.contains { holders.contains($0) }
        }
    }
  }

  /// `eastern Washington`, `upstate New York`: a city has no such parts; a country of the name would.
  private func isBehindDirection(of name: Name, in part: TextPart, _ linker: Linker) -> Bool {
    let word = name.words.lowerBound - 1
    guard word >= 0, part.isSpaced(word + 1) else { return false }
    // `southern`, `western`
    let isCompass =
      part.text.words[word].folded.count >= 7
      && (part.hasEnding(word, "thern") || part.hasEnding(word, "stern"))
    return (isCompass || part.folded(word).elementsEqual("upstate".utf8))
      && !rivals[name.rivals].contains { linker.isCountry(candidates[$0.candidate].entity) }
  }

  /// `(R-New York)`, `the governor of New York`, `Republicans in New York`.
  private func isOfMember(_ words: Range<Int>, in part: TextPart, isOfCity: Bool) -> Bool {
    let first = words.lowerBound
    guard first > 0, part.text.words[first].gap == .joint else { return false }
    let before = part.text.words[first - 1]
    if before.length == 1, before.shape.contains(.startsWithCapital) {
      let letter = part.folded(first - 1).first
      return (letter == UInt8(ascii: "d") || letter == UInt8(ascii: "r"))
        && part.text.utf8[Int(part.text.words[first].start) - 1] == UInt8(ascii: "-")
    }
    let joint = part.nameTraits(first - 1)
    guard first > 1, !joint.isDisjoint(with: [.of, .from, .in]) else { return false }
    let traits = part.traits(first - 2)
    if isOfCity, traits.contains(.partisan) { return true }
    guard joint.isDisjoint(with: .in) else { return false }
    if traits.contains(.stateOffice) { return true }
    // `Sen. Charles E. Schumer of New York`.
    var word = first - 2
    while word >= max(0, first - 6), part.text.words[word].shape.contains(.startsWithCapital) {
      if part.traits(word).contains(.stateOffice) { return true }
      if part.text.words[word].gap == .edge { break }
      word -= 1
    }
    return false
  }

  /// `New York Gov.`, `the New York primary`, `New York lawmakers`.
  private func isBeforeOffice(_ words: Range<Int>, in part: TextPart, isOfCity: Bool) -> Bool {
    let next = words.upperBound
    guard next < part.text.words.count, part.isSpaced(next) else { return false }
    let traits = part.traits(next)
    if traits.contains(.stateOffice) || isOfCity && traits.contains(.partisan) { return true }
    // `New York Democratic Sen. Gillibrand`
    let office = next + 1
    return part.text.words[next].shape.contains(.startsWithCapital)
      && office < part.text.words.count && part.isSpaced(office)
      && part.text.words[office].shape.contains(.startsWithCapital)
      && part.traits(office).contains(.stateOffice)
  }

  /// Whether names that can only be of divisions stand before and behind it in a list.
  private func isAmongDivisions(_ words: Range<Int>, in part: TextPart, _ linker: Linker) -> Bool {
    guard let after = listNeighbor(behind: words.upperBound, part),
      let before = listNeighbor(before: words.lowerBound, part)
    else { return false }
    func isDivision(_ name: Name) -> Bool {
      standings[name.standings].allSatisfy {
        linker.isDivision($0.entry.entity) && $0.entry.form != .demonym
      }
    }
    let names = names(startingIn: max(0, words.lowerBound - Self.longestNeighbor)...after)
    return names.contains { $0.words.lowerBound == after && isDivision($0) }
      && names.contains { $0.words.upperBound == before && isDivision($0) }
  }

  /// Whether a division of the country of a parliament, a court or a ministry stands right before its
  /// name, or another country's people before it or a party: the `Supreme Court` of `the Ohio Supreme Court`
  /// is that of Ohio, the `Labor Party` of `the American Labor Party` none of Israel.
  func isOfDivision(_ entity: Int, of name: Name, in part: TextPart, _ linker: Linker) -> Bool {
    let first = name.words.lowerBound
    guard name.words.count > 1, first > 0, part.isSpaced(first),
      part.traits(first - 1).contains(.covered),
      linker.isNationalBody(entity) || linker.isParty(entity)
    else { return false }
    let countries = linker.gazetteer.countries(of: entity)
    return names(startingIn: max(0, first - 4)...first - 1).contains { other in
      other.words.upperBound == first
        && standings[other.standings].contains { standing in
          standing.entry.form == .demonym
            ? linker.isCountry(standing.entry.entity) && !countries.isEmpty
              && !countries.contains(standing.entry.entity)
            : !linker.isParty(entity) && linker.isDivision(standing.entry.entity)
              && linker.gazetteer.ancestors(of: standing.entry.entity)
                .contains { countries.contains(Int($0)) }
        }
    }
  }

  /// Offices and votes that a state has and a city has not.
  static let stateOffices: Set<String> = [
    "rep", "reps", "representative", "sen", "sens", "senator", "senators", "gov", "governor",
    "governors", "gubernatorial", "congressman", "congresswoman", "assemblyman", "assemblywoman",
    "legislature", "legislators", "legislator", "primary", "caucuses", "delegation",
  ]
  /// Those who make and vote for the laws of a state.
  static let partisans: Set<String> = [
    "lawmaker", "lawmakers", "democrat", "democrats", "republican", "republicans", "voters",
  ]
}
