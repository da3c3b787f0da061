internal import CICU

/// Sets of code points by property, and simple case folding, for patterns.
package enum CodePointProperty: Int32, Sendable, Hashable {
    case binary = 0
    case generalCategory = 1
    case script = 2
    case scriptExtensions = 3

    /// The code points that have the property.
    ///
    /// - Parameter name: a binary property, or a value of the property, for example `Lu` or `Greek`; exact spelling.
    /// - Returns: ascending ranges; none for a name nobody knows, and when no code point has the property.
    package func ranges(_ name: String) -> [ClosedRange<UInt32>] {
        let count = unsafe name.withCString { unsafe cicu_property_ranges(rawValue, $0, nil, 0) }
        guard count > 0 else { return [] }
        var pairs = [UInt32](repeating: 0, count: Int(count) &* 2)
        let written = unsafe pairs.withUnsafeMutableBufferPointer { buffer in
            unsafe name.withCString { unsafe cicu_property_ranges(rawValue, $0, buffer.baseAddress, count) }
        }
        guard written == count else { return [] }
        return stride(from: 0, to: pairs.count, by: 2).map { pairs[$0]...max(pairs[$0], pairs[$0 &+ 1]) }
    }

    /// Simple case folding (CaseFolding.txt, C + S); `ß` stays `ß`.
    package static func simpleFold(_ codePoint: UInt32) -> UInt32 { cicu_simple_fold(codePoint) }
}
