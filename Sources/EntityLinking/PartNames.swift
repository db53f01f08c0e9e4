import Gazetteers

/// What of names is in a part, with everything that no context changes.
///
/// Made once for a part, however often its document is resolved; one object, so that each step counts one
/// reference.
final class PartNames {
  /// The listed names by their first words.
  let names: [ListedNames.Name]
  /// The entries of each name that the alias rules let stand.
  let standings: [ListedNames.Standing]
  /// The entities of all names, each once.
  let candidates: [ListedNames.Candidate]
  /// The entities of each name.
  let rivals: [ListedNames.Rival]
  /// The derived forms by their first words.
  let derived: [DerivedNames.Name]
  /// The entries of each derived form.
  let derivedEntries: [GazetteerEntry]
  /// The words that may be misspelled names.
  let suspects: MisspellingSuspects

  init(_ part: TextPart, _ linker: Linker) {
    let listed = ListedNames(part, linker)
    (names, standings) = (listed.names, listed.standings)
    (candidates, rivals) = (listed.candidates, listed.rivals)
    let derived = DerivedNames(part, linker)
    (self.derived, derivedEntries) = (derived.names, derived.entries)
    suspects = MisspellingSuspects(part, linker.gazetteer)
  }

  /// The same with the listed names as something that was learned of them changes them.
  init(_ other: PartNames, listed: ListedNames) {
    (names, standings) = (listed.names, listed.standings)
    (candidates, rivals) = (listed.candidates, listed.rivals)
    (derived, derivedEntries) = (other.derived, other.derivedEntries)
    suspects = other.suspects
  }
}
