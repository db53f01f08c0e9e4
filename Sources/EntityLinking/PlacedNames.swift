import Gazetteers
import TextSegmentation

/// The names of places that a thread gives with what holds them: after `Athens, Georgia` a bare `Athens`
/// is that one.
///
/// A text uses a name in one sense (Gale, Church and Yarowsky, 1992). Where it places two of a name, or
/// names what holds the other beside it, nothing follows.
struct PlacedNames {
  /// By the hash of the name 1 + the place, or that there are several.
  private var places = HashTable<Int>(empty: 0)
  private static let several = -1

  /// Whether no name is placed.
  private var isEmpty: Bool { places.isEmpty }

  /// Follows what an article and its comments say of names in all their parts.
  ///
  /// What the article places is placed for the comments, what a comment places for itself alone.
  static func follow(in documents: [Linker.Draft], _ gazetteer: Gazetteer) {
    var article = PlacedNames()
    for part in documents.first?.parts.indices ?? 0..<0 {
      article.read(documents[0].names[part], in: documents[0].parts[part], gazetteer)
    }
    for index in documents.indices {
      var placed = article
      if index > 0 {
        for (part, names) in zip(documents[index].parts, documents[index].names) {
          placed.read(names, in: part, gazetteer)
        }
      }
      // Few comments have a name that is placed.
      if placed.isEmpty { continue }
      let isFollowed = zip(documents[index].parts, documents[index].names).contains { part, names in
        names.names.contains { placed.place(of: $0.words, in: part) != nil }
      }
      guard isFollowed else { continue }
      var named = EntityCounts()
      for document in index == 0 ? [0] : [0, index] {
        for (part, names) in zip(documents[document].parts, documents[document].names) {
          placed.count(names, in: part, &named)
        }
      }
      for part in documents[index].parts.indices {
        let text = documents[index].parts[part]
        let names = documents[index].names[part]
        var listed = ListedNames(of: names)
        listed.follow(placed, in: text, named: named, gazetteer)
        documents[index].names[part] = PartNames(names, listed: listed)
      }
    }
  }

  /// The place that a thread gives for a name, or `nil` where it gives none or several.
  func place(of words: Range<Int>, in part: TextPart) -> Int? {
    let place = places[part.hash(of: words)]
    return place > 0 ? place - 1 : nil
  }

  private mutating func read(_ part: PartNames, in text: TextPart, _ gazetteer: Gazetteer) {
    // Few names have a comma.
    guard let first = part.names.firstIndex(where: { $0.surroundings.contains(.comma) }) else {
      return
    }
    let names = ListedNames(of: part)
    for place in first..<names.names.count where names.names[place].surroundings.contains(.comma) {
      guard let end = names.endBeforeWhole(names.names[place].words, in: text),
        let (words, entity) = names.placed(names.names[place], before: end, gazetteer)
      else { continue }
      places.update(text.hash(of: words)) { known in
        known = known == 0 || known == entity + 1 ? entity + 1 : Self.several
      }
    }
  }

  /// Counts what is named firmly by other names.
  private func count(_ names: PartNames, in part: TextPart, _ named: inout EntityCounts) {
    for name in names.names {
      if let anchor = name.anchor, place(of: name.words, in: part) == nil { named[anchor] += 1 }
    }
  }
}

extension ListedNames {
  /// The first word behind the first comma within a name or behind it, where there is one.
  fileprivate func endBeforeWhole(_ words: Range<Int>, in part: TextPart) -> Int? {
    var end = words.lowerBound + 1
    // A list may have `Athens, Georgia` as one name.
    while end < words.upperBound, part.text.words[end].gap != .comma { end += 1 }
    return end < part.text.words.count && part.text.words[end].gap == .comma ? end : nil
  }

  /// The words of a place's name before what holds it, which begins at `end`, and the one place that it is.
  fileprivate func placed(_ name: Name, before end: Int, _ gazetteer: Gazetteer)
    -> (words: Range<Int>, entity: Int)?
  {
    var held: Int?
    for rival in name.rivals {
      let candidate = candidates[rivals[rival].candidate]
      // `Buffalo, New York, U.S.` places Buffalo.
      let neighbors = rivals[rival].neighbors
      let isHeld = neighbors.contains(.held) && !neighbors.contains(.division)
      guard candidate.kind == .place, end < name.words.upperBound || isHeld,
        isBeforeWhole(candidate.entity, at: end, gazetteer, besideCountry: true)
      else { continue }
      if held != nil { return nil }
      held = candidate.entity
    }
    return held.map { (name.words.lowerBound..<end, $0) }
  }

  /// Marks what the thread says of bare names: which place is meant, and that another is not.
  fileprivate mutating func follow(
    _ placed: PlacedNames,
    in part: TextPart,
    named: EntityCounts,
    _ gazetteer: Gazetteer
  ) {
    for place in names.indices {
      let name = names[place]
      guard let entity = placed.place(of: name.words, in: part),
        rivals[name.rivals].allSatisfy({ $0.neighbors.isDisjoint(with: .decisive) })
      else { continue }
      // After `Clinton, Iowa` nobody is meant `in Clinton`, unless the text has her in full.
      let isPlace = name.cues.contains(.place)
      let others = name.rivals.filter {
        let other = candidates[rivals[$0].candidate]
        return other.entity != entity
          && (other.kind == .place
            || other.kind == .person && isPlace && named[other.entity] == 0)
      }
      if others.contains(where: {
        isHeld(candidates[rivals[$0].candidate].entity, besides: entity, named, gazetteer)
      }) {
        continue
      }
      for rival in name.rivals where candidates[rivals[rival].candidate].entity == entity {
        rivals[rival].neighbors.insert(.placed)
      }
      for rival in others {
        rivals[rival].neighbors.insert(.displaced)
        if name.anchor == candidates[rivals[rival].candidate].entity { names[place].anchor = nil }
      }
    }
  }

  /// Whether something is named that holds one place and not the other.
  private func isHeld(
    _ entity: Int,
    besides other: Int,
    _ named: EntityCounts,
    _ gazetteer: Gazetteer
  ) -> Bool {
    let others = gazetteer.kin(of: other)
    return gazetteer.kin(of: entity).contains { named[Int($0)] > 0 && !others.contains(Int($0)) }
  }
}
