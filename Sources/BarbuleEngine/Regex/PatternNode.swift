/// The syntax tree of a pattern. Capturing groups leave no trace: only whether the pattern matches is asked.
indirect enum PatternNode: Sendable {
    case empty
    case set(CodePointSet)
    case assertion(PatternAssertion)
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// `maximum` is nil for no upper bound. Greedy and lazy quantifiers accept the same texts.
    case repetition(PatternNode, minimum: Int, maximum: Int?)
}

/// A test of a position between two code points.
enum PatternAssertion: UInt8, Sendable {
    case start
    case end
    case wordBoundary
    case notWordBoundary
}
