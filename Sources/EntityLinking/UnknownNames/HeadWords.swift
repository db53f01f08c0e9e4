/// Words that tell what the capitalised words beside them are part of.
enum HeadWords {
  /// Before a surname: what somebody is.
  static let offices: Set<String> = [
    "admiral", "adviser", "advisor", "agent", "ambassador", "archbishop", "attorney", "bishop",
    "captain", "cardinal", "chairman", "chairwoman", "chancellor", "colonel", "commander",
    "commissioner", "congressman", "congresswoman", "constable", "corporal", "councillor",
    "councilman", "councilwoman", "coroner", "deputy", "detective", "director", "economist",
    "editor", "envoy", "governor", "inspector", "investigator", "judge", "justice", "lieutenant",
    "magistrate", "marshal", "mayor", "minister", "officer", "pastor", "premier", "president",
    "principal", "professor", "prosecutor", "rabbi", "representative", "reverend", "secretary",
    "senator", "sergeant", "sheriff", "spokesman", "spokeswoman", "superintendent", "trooper",
    "undersecretary",
  ]
  /// Behind the name of whoever heads a state: `the Clinton administration`, `the Clinton era`.
  static let reigns: Set<String> = ["administration", "administrations", "era", "presidency"]
}
