import PhraseMatching

/// What could not be used of a gazetteer, read from the compiled bytes one by one.
public struct GazetteerProblems: RandomAccessCollection, Sendable {
  private let compiled: CompiledGazetteer

  init(_ compiled: CompiledGazetteer) { self.compiled = compiled }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many there are.
  public var endIndex: Int { compiled.problems.count }

  /// A problem.
  public subscript(_ index: Int) -> GazetteerProblem {
    let region = compiled.region
    let place = compiled.problems.place(index)
    let origin = compiled.origin(
      list: region.u32(at: place &+ GazetteerLayout.Problem.list),
      line: region.u32(at: place &+ GazetteerLayout.Problem.line)
    )
    return GazetteerProblem(
      list: origin.list,
      line: origin.line,
      message: compiled.text(at: place &+ GazetteerLayout.Problem.message)
    )
  }
}

extension CompiledGazetteer {
  /// What a problem is; in damaged bytes one that compiling finds again.
  func kind(ofProblem index: Int) -> RowStore.Problem.Kind {
    let bits = region.u32(at: problems.place(index) &+ GazetteerLayout.Problem.kind)
    return RowStore.Problem.Kind(rawValue: bits) ?? .compiled
  }
}
