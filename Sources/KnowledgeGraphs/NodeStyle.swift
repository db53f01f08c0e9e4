/// How a class of nodes looks in a picture.
///
/// The colours follow the light scheme of Paul Tol ("Colour schemes", SRON/EPS/TN/09-002), made to
/// carry black text and to stay apart for colour-blind readers, mixed with white; shapes tell the
/// classes apart without colour.
struct NodeStyle: Sendable {
  /// The name in a legend.
  let name: String
  /// The Graphviz shape.
  let shape: String
  /// The Graphviz style.
  let style: String
  /// Hue, saturation and value, as Graphviz and Gephi read them.
  let fill: String
  /// The colour of the outline, as red, green and blue.
  let outline: String
}

extension NodeStyle {
  private static let organization = NodeStyle(
    name: "organization",
    shape: "box",
    style: "filled,rounded",
    fill: "0.583 0.309 0.907",
    outline: "#3F6F9F"
  )
  private static let person = NodeStyle(
    name: "person",
    shape: "ellipse",
    style: "filled",
    fill: "0.042 0.345 0.959",
    outline: "#A85535"
  )
  private static let place = NodeStyle(
    name: "place",
    shape: "hexagon",
    style: "filled",
    fill: "0.452 0.320 0.845",
    outline: "#257A6A"
  )
  private static let other = NodeStyle(
    name: "other",
    shape: "octagon",
    style: "filled",
    fill: "0.000 0.000 0.893",
    outline: "#888888"
  )
  private static let topic = NodeStyle(
    name: "topic",
    shape: "box",
    style: "filled",
    fill: "0.139 0.360 0.943",
    outline: "#A08C30"
  )
  private static let speaker = NodeStyle(
    name: "speaker",
    shape: "ellipse",
    style: "filled,dashed",
    fill: "0.967 0.250 1.000",
    outline: "#B56578"
  )
  private static let document = NodeStyle(
    name: "document",
    shape: "note",
    style: "filled",
    fill: "0.556 0.260 1.000",
    outline: "#4F90B5"
  )

  /// All classes in the order of a legend.
  static let all = [organization, person, place, other, topic, speaker, document]

  /// The class of a node.
  static func style(of node: GraphNode) -> NodeStyle {
    switch node.kind {
    case .topic: topic
    case .speaker: speaker
    case .document: document
    case .entity:
      if node.hasType("organization") {
        organization
      } else if node.hasType("person") {
        person
      } else if node.hasType("place") {
        place
      } else {
        other
      }
    }
  }
}
