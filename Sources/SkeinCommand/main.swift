import Skein
import Foundation
let gazetteer = try GazetteerLoader().load()
for p in gazetteer.problems.prefix(40) { FileHandle.standardError.write(Data((p.description + "\n").utf8)) }
FileHandle.standardError.write(Data("\(gazetteer.entities.count) entities\n".utf8))
let linker = Linker(gazetteer: gazetteer)
let reader = try ArticleReader(inputs: Array(CommandLine.arguments.dropFirst()))
func mark(_ t: LinkedText) -> String {
  var out = ""
  let s = Array(t.text.unicodeScalars)
  var at = 0
  for m in t.mentions {
    out += String(String.UnicodeScalarView(s[at..<m.range.lowerBound]))
    let e = m.entity.map { gazetteer.entities[$0].id } ?? "NIL " + m.explanation.reason
    out += "[[\(m.surface)|\(e)|\(m.form.rawValue)|\(m.score)|\(m.zone.rawValue)]]"
    at = m.range.upperBound
  }
  out += String(String.UnicodeScalarView(s[at...]))
  return out
}
while let event = try reader.next() {
  switch event {
  case .problem(let p): print("PROBLEM", p.reason, p.place)
  case .thread(let r):
    let linked = linker.link(r.thread)
    for d in linked.documents {
      print("=====", d.key, d.author, d.topics.map { "\(gazetteer.entities[$0.topic].id) \($0.score)" })
      print(mark(d.title)); print(mark(d.body))
      for z in d.body.zones { print("   zone", z) }
    }
  }
}
