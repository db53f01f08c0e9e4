public import KnowledgeGraphs
import TestSupport
public import Testing

extension KnowledgeGraph: CustomTestStringConvertible {
  /// A short name for a graph in the list of tests.
  public var testDescription: String { "\(nodes.count) nodes" }
}

/// Graphs to export and filter.
enum SampleGraph {
  /// About sixty names around a few hubs, as coverage with comments gives them.
  static func network() -> KnowledgeGraph {
    let names: [(String, String)] = [
      ("Pakistan", "place/country"), ("Afghanistan", "place/country"),
      ("United States", "place/country"), ("India", "place/country"),
      ("Inter-Services Intelligence", "organization/government"),
      ("Taliban", "organization/armed-group"), ("al-Qaeda", "organization/armed-group"),
      ("Kabul", "place/city"), ("North Waziristan", "place/region"), ("Peshawar", "place/city"),
      ("NATO", "organization"), ("Central Intelligence Agency", "organization/government"),
      ("Haqqani network", "organization/armed-group"), ("Hamid Karzai", "person"),
      ("Pervez Musharraf", "person"), ("Barack Obama", "person"), ("Osama bin Laden", "person"),
      ("Islamabad", "place/city"), ("Kandahar", "place/city"), ("Quetta", "place/city"),
      ("Lashkar-e-Taiba", "organization/armed-group"), ("Mumbai", "place/city"),
      ("Pentagon", "organization/government"), ("Stanley McChrystal", "person"),
      ("David Petraeus", "person"), ("Mullah Omar", "person"), ("Iran", "place/country"),
      ("Saudi Arabia", "place/country"), ("Russia", "place/country"), ("China", "place/country"),
      ("Ahmed Rashid", "person"), ("Benazir Bhutto", "person"), ("Swat", "place/region"),
      ("Helmand", "place/region"), ("Kunar", "place/region"), ("Khyber Pass", "place"),
      ("United Nations", "organization"), ("White House", "organization/government"),
      ("The New York Times", "organization/media"), ("WikiLeaks", "organization/media"),
      ("Julian Assange", "person"), ("Iraq", "place/country"), ("Saddam Hussein", "person"),
      ("Baghdad", "place/city"), ("Hillary Clinton", "person"), ("Richard Holbrooke", "person"),
      ("Jalaluddin Haqqani", "person"), ("Tehrik-i-Taliban Pakistan", "organization/armed-group"),
      ("Baitullah Mehsud", "person"), ("Northern Alliance", "organization/armed-group"),
      ("Ahmad Shah Massoud", "person"), ("Tajikistan", "place/country"),
    ]
    let topics = ["drone strikes", "opium trade", "peace talks"]
    let speakers = ["davidp", "Max", "Paul"]
    var generator = SeededGenerator(seed: 7)
    var nodes: [GraphNode] = names.enumerated().map { rank, name in
      let mentions = 310 / (rank + 1) + Int.random(in: 1...6, using: &generator)
      let comments = mentions * 2 / 5
      return GraphNode(
        id: name.1.prefix { $0 != "/" } + "/" + name.0.lowercased().replacing(" ", with: "-"),
        kind: .entity,
        name: name.0,
        type: name.1,
        mentions: mentions,
        channelMentions: ChannelCounts(article: mentions - comments, comment: comments),
        documents: mentions / 2 + 1
      )
    }
    for topic in topics {
      nodes.append(
        GraphNode(
          id: "topic/" + topic.replacing(" ", with: "-"),
          kind: .topic,
          name: topic,
          type: "topic",
          mentions: 24,
          documents: 9
        )
      )
    }
    for speaker in speakers {
      nodes.append(
        GraphNode(
          id: "example.org/\(speaker)",
          kind: .speaker,
          name: speaker,
          type: "speaker",
          mentions: 12,
          documents: 4
        )
      )
    }
    nodes.append(
      GraphNode(
        id: "2010/leaks",
        kind: .document,
        name: "What the leaked war logs say about the ISI",
        type: "article",
        mentions: 41,
        documents: 1,
        date: "2010-07-26",
        url: "https://example.org/2010/leaks?a=1&b=2"
      )
    )
    let index = { (name: String) in nodes.firstIndex { $0.name == name } ?? 0 }

    var edges: [GraphEdge] = []
    func pair(_ first: Int, _ second: Int, _ count: Int, isPartOf: Bool = false) {
      let isKnown = edges.contains {
        $0.kind == .comention && $0.source == min(first, second) && $0.target == max(first, second)
      }
      guard !isKnown, first != second else { return }
      edges.append(
        GraphEdge(
          kind: .comention,
          source: min(first, second),
          target: max(first, second),
          count: count,
          channels: ChannelCounts(article: count - count / 3, comment: count / 3),
          isPartOf: isPartOf,
          association: Association(
            npmi: Double(count) / 100,
            logLikelihood: Double(count) * 1.7,
            pValue: 0.001,
            qValue: 0.002
          ),
          evidence: [
            EvidenceReference(
              document: "2010/leaks#c1",
              part: .body,
              start: 0,
              end: 9,
              text: "He said.",
              speaker: "Max",
              channel: .comment,
              mentions: ["2010/leaks#c1@b0-2"]
            )
          ]
        )
      )
    }
    pair(index("Afghanistan"), index("Kabul"), 22, isPartOf: true)
    pair(index("Pakistan"), index("Peshawar"), 14, isPartOf: true)
    pair(index("Pakistan"), index("Islamabad"), 9, isPartOf: true)
    for second in 1..<names.count {
      for _ in 0..<(second < 12 ? 3 : 2) {
        let first = min(
          Int.random(in: 0..<second, using: &generator),
          Int.random(in: 0..<second, using: &generator),
          Int.random(in: 0..<12, using: &generator)
        )
        pair(first, second, 60 / (first + second) + Int.random(in: 1...5, using: &generator))
      }
    }
    for (offset, topic) in topics.enumerated() {
      for other in 0..<3 { pair(offset * 2 + other, index(topic), 4 + other) }
    }
    for (offset, speaker) in speakers.enumerated() {
      edges.append(
        GraphEdge(kind: .mentions, source: index(speaker), target: offset + 3, count: 5 + offset)
      )
    }
    edges.append(GraphEdge(kind: .wrote, source: index("Paul"), target: nodes.count - 1))
    edges.append(GraphEdge(kind: .documentTopic, source: nodes.count - 1, target: index(topics[0])))
    edges.append(
      GraphEdge(kind: .partOf, source: index("Kandahar"), target: index("Afghanistan"))
    )
    return KnowledgeGraph(nodes: nodes, edges: edges, manifest: manifest)
  }

  /// A manifest with every part filled in.
  static var manifest: GraphManifest {
    GraphManifest(
      version: "0.1.0",
      buildID: "5f0c",
      gazetteers: [
        .init(name: "places", licence: "CC BY 4.0", attribution: "© GeoNames contributors")
      ]
    )
  }
}
