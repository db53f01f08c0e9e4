import PhraseMatching
import TextSegmentation

// Phrase tables, their entries and the spelling index.
extension GazetteerEncoder {
  mutating func writePhrases() {
    var collector = PhraseCollector(
      pool: store.pool,
      words: WordList(words)
    )
    collector.add(items)
    items = []
    for (item, reason) in collector.unusable {
      findings.append(
        (
          Int(item.entity),
          "the alias “\(store.pool.text(item.text))” can never match: \(reason)"
        )
      )
    }
    // What concerns an entity stands together, its parents first.
    for finding in findings.enumerated().sorted(by: {
      ($0.element.entity, $0.offset) < ($1.element.entity, $1.offset)
    }) {
      note(entity: finding.element.entity, finding.element.message)
    }
    var entries = ByteWriter(
      capacity: (collector.names.entries.count + collector.terms.entries.count)
        * GazetteerLayout.Entry.size
    )
    write(collector.names, .names, .nameTable, .nameStarts, &entries)
    write(collector.terms, .terms, .termTable, .termStarts, &entries)
    write(collector.derivedPhrases(), .derived, .derivedTable, .derivedStarts, &entries)
    sections.add(.entries, entries)
    SpellingIndexBuilder(collector.names).write(to: &sections)
    writeMisspellings(collector.names)
  }

  /// Writes what ``MisspellingGate`` reads.
  private mutating func writeMisspellings(_ names: PhraseSet) {
    var marks: [UInt64] = []
    for phrase in names.phrases.indices {
      var isUsable = false
      var isDistinctive = false
      names.forEachEntry(of: phrase) { entry in
        guard !entry.traits.contains(.isAcronym), entry.rules.isDisjoint(with: [.exact, .weak])
        else { return }
        isUsable = true
        isDistinctive =
          isDistinctive || entry.rules.contains(.lower)
          || isCountry[Int(store.rows[merger.entities[Int(entry.entity)]].type)]
      }
      if isUsable {
        MisspellingGate.addMarks(
          ofName: names.key(of: phrase),
          isDistinctive: isDistinctive,
          to: &marks
        )
      }
    }
    var writer = ByteWriter()
    for word in MisspellingGate.bits(of: marks) { writer.append(word) }
    sections.add(.misspellings, writer)
  }

  private mutating func write(
    _ phrases: PhraseSet,
    _ roles: Gazetteer.WordRoles.Table,
    _ table: GazetteerLayout.Section,
    _ starts: GazetteerLayout.Section,
    _ entries: inout ByteWriter
  ) {
    var first = ByteWriter(capacity: (phrases.phrases.count + 1) * 4)
    for phrase in phrases.phrases.indices {
      first.append(UInt32(entries.count / GazetteerLayout.Entry.size))
      phrases.forEachEntry(of: phrase) { entry in
        entries.append(entry.entity)
        entries.append(entry.alias)
        entries.append(entry.form.code)
        entries.append(entry.traits.rawValue)
        entries.append(entry.skip)
        entries.append(UInt8(truncatingIfNeeded: entry.rules.rawValue))
      }
    }
    first.append(UInt32(entries.count / GazetteerLayout.Entry.size))
    sections.add(starts, first)
    let rules = phrases.phrases.indices.map { rule(of: $0, phrases) }
    sections.add(table, encodedTable(phrases, rules))
    for phrase in rules.indices {
      PhraseTable.forEachRole(in: phrases.key(of: phrase), rule: rules[phrase]) {
        words.add(Gazetteer.WordRoles($1, of: roles), toHash: Word.hash(ofFolded: $0))
      }
    }
  }

  private func encodedTable(_ phrases: PhraseSet, _ rules: [PhraseTable.Rule]) -> [UInt8] {
    PhraseTable.encoded(phrases: rules.indices.lazy.map { listed($0, rules[$0], phrases) })
  }

  /// A phrase as the table is to hold it.
  private func listed(_ phrase: Int, _ rule: PhraseTable.Rule, _ phrases: PhraseSet)
    -> PhraseTable.Phrase
  {
    var spellings: [[UInt8]] = []
    if rule == .exact {
      phrases.forEachEntry(of: phrase) { spellings += self.spellings(of: $0) }
    }
    return PhraseTable.Phrase(
      key: Array(phrases.key(of: phrase)),
      rule: rule,
      spellings: spellings
    )
  }

  /// The loosest rule of a phrase's entries.
  private func rule(of phrase: Int, _ phrases: PhraseSet) -> PhraseTable.Rule {
    var rule: PhraseTable.Rule?
    phrases.forEachEntry(of: phrase) { entry in
      // A spelling says nothing of the capitals that other aliases ask for.
      rule =
        switch rule {
        case nil: entry.rule
        case let known? where known == entry.rule: known
        case .exact?: .anyCase
        case let known?: entry.rule == .exact ? .anyCase : min(known, entry.rule)
        }
    }
    return rule ?? .anyCase
  }

  /// The texts that an alias of exact spelling matches: with and without its article.
  private func spellings(of entry: PhraseSet.Entry) -> [[UInt8]] {
    let text: UInt32 =
      entry.alias == GazetteerLayout.Entry.noAlias
      ? store.rows[merger.entities[Int(entry.entity)]].name : aliasTexts[Int(entry.alias)]
    let spelling = Array(store.pool.slice(text))
    let isArticle = zip(spelling, "the ".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    return isArticle && spelling.count > 4 ? [spelling, Array(spelling.dropFirst(4))] : [spelling]
  }
}
