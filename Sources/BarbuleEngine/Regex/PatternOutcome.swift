/// What a pattern says of a text.
package enum PatternOutcome: Sendable, Hashable {
    case matches
    case fails
    /// A limit was reached first. That is not a verdict: neither `matches` nor `fails`.
    case undecided
}

/// How many steps patterns with references may take; other patterns need none of it, their time is linear.
package struct PatternBudget: Sendable {
    /// Steps for one pattern and text.
    package static let stepCountMax = 1_000_000

    /// What is left for all texts together, so that a document of many hard texts costs no more than a few of them.
    package private(set) var stepsLeft: Int

    /// - Parameter stepCount: for all texts of one run.
    package init(stepCount: Int = 10 * stepCountMax) {
        stepsLeft = stepCount
    }

    mutating func spend(_ body: (inout Int) -> PatternOutcome) -> PatternOutcome {
        let given = min(stepsLeft, PatternBudget.stepCountMax)
        var left = given
        let outcome = body(&left)
        stepsLeft &-= given &- max(0, left)
        return outcome
    }
}
