/// What a pattern says of a text.
package enum PatternOutcome: Sendable, Hashable {
    case matches
    case fails
    /// A limit was reached first. That is not a verdict: neither `matches` nor `fails`.
    case undecided
}

/// How many steps patterns with references may take; other patterns need none of it, their time is linear.
package struct PatternBudget: Sendable {
    private let stepCountMax: Int
    /// What is left for all texts together, so that a document of many hard texts costs no more than a few of them.
    package private(set) var stepsLeft: Int

    /// - Parameter stepCountMax: for one pattern and text; all texts of one run have ten times as many.
    package init(stepCountMax: Int = Limits().patternStepCountMax) {
        self.stepCountMax = max(0, stepCountMax)
        let (product, overflow) = self.stepCountMax.multipliedReportingOverflow(by: 10)
        stepsLeft = overflow ? Int.max : product
    }

    mutating func spend(_ body: (inout Int) -> PatternOutcome) -> PatternOutcome {
        let given = min(stepsLeft, stepCountMax)
        var left = given
        let outcome = body(&left)
        stepsLeft &-= given &- max(0, left)
        return outcome
    }
}
