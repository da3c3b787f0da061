internal import BarbuleValues

/// What is asked of a text before it is read as anything, answered for ordinary ASCII texts by one pass over the bytes.
///
/// Each test says itself, once, which ASCII bytes it minds; only a text with such a byte, or one beyond ASCII, is given to
/// the test. A byte is minded when the test is not content with it alone or behind the letters that matter (`t:`, `ww`).
final class TextGlance: Sendable {
    private let stages: TextStages?
    private let residue: Residue?
    private let placeholders: Placeholders?
    private let suspicion: TextSuspicion?
    private let dropsFillerDigits: Bool
    private let restoresDigits: Bool
    /// For each byte, which tests mind it; and ``digit``.
    private let marks: [UInt8]

    private static let unsettled: UInt8 = 1
    private static let residual: UInt8 = 2
    private static let suspicious: UInt8 = 4
    private static let scientific: UInt8 = 8
    private static let digit: UInt8 = 128
    /// More digits than this may be a phone number.
    private static let digitCountMax = 6

    /// What the marks hang on: few choices of it, at many places.
    struct Question: Hashable {
        var stages: TextStages?
        var residue: Residue?
        var suspicion: TextSuspicion?
    }

    /// `nil` when nothing is asked.
    ///
    /// - Parameter known: marks made before.
    init?(_ facts: Facts, _ known: inout [Question: [UInt8]]) {
        stages = facts.stages
        residue = facts.residue
        placeholders = facts.placeholders
        suspicion = facts.suspicion
        dropsFillerDigits = facts.dropsFillerDigits
        restoresDigits = facts.restoresDigits
        let question = Question(stages: stages, residue: residue, suspicion: suspicion)
        marks = known[question] ?? Self.marks(question)
        known[question] = marks
        if stages == nil, residue == nil, placeholders == nil, suspicion == nil, !dropsFillerDigits, !restoresDigits { return nil }
    }

    private static func marks(_ question: Question) -> [UInt8] {
        (0..<128).map { mark(of: $0, question) } + [UInt8](repeating: 0x7F, count: 128)
    }

    private static func mark(of byte: UInt8, _ question: Question) -> UInt8 {
        var mark: UInt8 = 0x30...0x39 ~= byte ? digit : 0
        if let stages = question.stages, !stages.isSettled([byte].span) { mark |= unsettled }
        if let residue = question.residue, !residue.isClear([byte].span) { mark |= residual }
        for text in [[byte], [0x74, byte], [0x77, byte]] {
            if let suspicion = question.suspicion, !suspicion.isClear(text.span) { mark |= suspicious }
        }
        if !DigitRestorer.isCanonical([byte].span) { mark |= scientific }
        return mark
    }

    /// Whether all tests are surely content.
    func isClear(_ text: Span<UInt8>) -> Bool {
        let (seen, digitCount) = look(at: text)
        if seen & Self.unsettled != 0, let stages, !stages.isSettled(text) { return false }
        if seen & Self.residual != 0, let residue, !residue.isClear(text) { return false }
        if let placeholders, !placeholders.isClear(text) { return false }
        if let suspicion, isDoubtful(text, seen, digitCount, suspicion), !suspicion.isClear(text) { return false }
        if dropsFillerDigits, digitCount == text.count, Fillers.isFillerDigits(text) { return false }
        return !restoresDigits || seen & Self.scientific == 0 || DigitRestorer.isCanonical(text)
    }

    private func isDoubtful(_ text: Span<UInt8>, _ seen: UInt8, _ digitCount: Int, _ suspicion: TextSuspicion) -> Bool {
        if seen & Self.suspicious != 0 || digitCount > Self.digitCountMax { return true }
        return text.count > suspicion.codePointCountMax ?? .max
    }

    @inline(__always)
    private func look(at text: Span<UInt8>) -> (seen: UInt8, digitCount: Int) {
        unsafe marks.withUnsafeBufferPointer { buffer in
            guard let marks = unsafe UncheckedElements(buffer) else { return (0x7F, 0) }
            var seen: UInt8 = 0
            var digitCount = 0
            for index in text.indices {
                let mark = marks[Int(text[index])]
                seen |= mark
                digitCount &+= Int(mark >> 7)
            }
            return (seen, digitCount)
        }
    }
}
