/// A test of a number that keeps what it needs itself.
struct NumberTest: Sendable {
    let isRight: @Sendable (Span<UInt8>) -> Bool
}

/// What makes a number clean.
struct CleanNumber: Sendable {
    var isInteger = false
    var minimum: SmallDecimal?
    var maximum: SmallDecimal?
    var excludesMinimum = false
    var excludesMaximum = false
    /// A further test, -1 for none.
    var test: Int32 = -1

    /// Whether the limits allow it; the further test is not asked.
    func allows(_ lexeme: Span<UInt8>, isWrittenInteger: Bool) -> Bool {
        if isInteger, !isWrittenInteger { return false }
        if minimum != nil || maximum != nil {
            guard let value = SmallDecimal(lexeme) else { return false }
            if let minimum, excludesMinimum ? value <= minimum : value < minimum { return false }
            if let maximum, excludesMaximum ? value >= maximum : value > maximum { return false }
        }
        return true
    }
}
