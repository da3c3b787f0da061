/// Rewrites text in NFC, or in NFKC with every decimal digit as ASCII.
enum UnicodeFormStage {
    static func apply(
        _ form: TextStages.Form, to points: inout [UInt32], _ trace: inout StageTrace
    ) throws(UnicodeFailure) {
        guard points.contains(where: { $0 >= 0x80 }) else { return }
        let bytes = CodePoints.encoded(points)
        var result = CodePoints.decoded(try UnicodeText.transformed(bytes, to: form == .nfkc ? .nfkc : .nfc))
        if form == .nfkc { mapDigits(&result) }
        guard result != points else { return }
        let position = zip(points, result).firstIndex { $0 != $1 } ?? min(points.count, result.count)
        trace.touch(position < points.count ? points[position] : nil)
        points = result
    }

    /// `٦١٢` → `612`. NFKC does this for full-width and styled digits only.
    private static func mapDigits(_ points: inout [UInt32]) {
        for index in points.indices where points[index] >= 0x80 {
            if let value = ScalarProperties(points[index]).digitValue {
                points[index] = 0x30 &+ UInt32(truncatingIfNeeded: value)
            }
        }
    }
}

extension Zip2Sequence where Sequence1 == [UInt32], Sequence2 == [UInt32] {
    /// Position of the first pair that fulfils a condition.
    fileprivate func firstIndex(where condition: (UInt32, UInt32) -> Bool) -> Int? {
        var position = 0
        for (left, right) in self {
            if condition(left, right) { return position }
            position &+= 1
        }
        return nil
    }
}
