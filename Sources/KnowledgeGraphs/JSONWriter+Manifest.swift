extension JSONWriter {
  /// Writes a manifest as an object.
  mutating func value(_ manifest: GraphManifest) {
    object { writer in
      writer.field("generator", manifest.generator)
      writer.field("version", manifest.version)
      writer.field("formatVersion", manifest.formatVersion)
      writer.field("buildID", manifest.buildID)
      writer.field("window", manifest.window.rawValue)
      writer.field("channel", manifest.channel.rawValue)
      writer.key("filters")
      writer.array(manifest.filters) { writer, filter in
        writer.object { writer in
          writer.field("name", filter.name)
          writer.field("value", filter.value)
        }
      }
      writer.key("kept")
      writer.object { $0.fields(manifest.kept) }
      writer.key("dropped")
      writer.array(manifest.dropped) { writer, entry in
        writer.object { writer in
          writer.field("filter", entry.filter)
          writer.fields(entry.counts)
        }
      }
      writer.key("gazetteers")
      writer.array(manifest.gazetteers) { writer, list in
        writer.object { writer in
          writer.field("name", list.name)
          writer.field("licence", list.licence)
          writer.field("attribution", list.attribution)
        }
      }
      // Most graphs have none and say nothing of them.
      if !manifest.judgements.isEmpty { writer.add(manifest.judgements) }
    }
  }

  /// Writes judgements; `entity` is null where none is meant.
  private mutating func add(_ judgements: [GraphManifest.Judgement]) {
    key("judgements")
    array(judgements) { writer, judgement in
      writer.object { writer in
        writer.field("id", judgement.id)
        writer.field("scope", judgement.scope)
        writer.field("article", judgement.article)
        writer.field("mention", judgement.mention)
        writer.field("surface", judgement.surface)
        if let entity = judgement.entity {
          writer.field("entity", entity)
        } else {
          writer.null("entity")
        }
        writer.field("reason", judgement.reason)
      }
    }
  }

  /// Writes counts as two objects, with the kinds that are not zero.
  private mutating func fields(_ counts: KindCounts) {
    key("nodes")
    object { writer in
      for kind in GraphNode.Kind.allCases where counts[kind] != 0 {
        writer.field(kind.rawValue, counts[kind])
      }
    }
    key("edges")
    object { writer in
      for kind in GraphEdge.Kind.allCases where counts[kind] != 0 {
        writer.field(kind.rawValue, counts[kind])
      }
    }
  }
}
