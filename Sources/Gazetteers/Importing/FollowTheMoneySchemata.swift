/// What the schemata of FollowTheMoney become.
enum FollowTheMoneySchemata {
  /// A relation whose one end belongs to the other.
  struct Edge {
    /// The property with the end that belongs.
    var child: String
    /// The property with the end that it belongs to.
    var parent: String
  }

  static let types = TypeTable([
    "Person": "person",
    "LegalEntity": "organization", "Organization": "organization",
    "Company": "organization/company", "PublicBody": "organization/government",
  ])

  static let edges = [
    "Ownership": Edge(child: "asset", parent: "owner"),
    "Directorship": Edge(child: "director", parent: "organization"),
    "Membership": Edge(child: "member", parent: "organization"),
    "Employment": Edge(child: "employee", parent: "employer"),
  ]

  static let unsupportedEdges: Set<String> = [
    "Family", "Associate", "UnknownLink", "Occupancy", "Succession", "Representation", "Debt",
    "Payment", "ContractAward", "Documentation", "CourtCaseParty", "ProjectParticipant",
    "EconomicActivity", "Similar",
  ]

  /// Topics that say more of an organization than its schema.
  static let topicTypes = [
    "crime.terror": "organization/armed-group", "pol.party": "organization/party",
    "gov.igo": "organization/international", "mil": "organization/military",
    "role.spy": "organization/intelligence", "pol.union": "organization/union",
  ]

  /// Whether a schema stands for something with a name that can be mentioned.
  static func isThing(_ schema: String, _ types: TypeTable) -> Bool { types[schema] != nil }
}
