/// How many typing errors lie between two names: insertions, deletions, substitutions and swaps of neighbours.
///
/// `"frist_name"` is one error from `"first_name"`. This is the restricted Damerau–Levenshtein distance (optimal
/// string alignment) over code points, computed only in a band as wide as the limit.
///
///        f i r s t        only cells within `limit` of the diagonal are filled;
///      f 0 1 2 . .        a row without a cell <= limit ends the search
///      r 1 1 1 2 .
///      i 2 1 1 2 .
package enum EditDistance {
    /// - Parameters: UTF-8 text on both sides; letters are compared as they are, without case folding.
    /// - Returns: the distance when it is at most `limit`, else nil.
    /// - Complexity: O(`limit` · *n*).
    package static func isWithin(_ limit: Int, _ first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) -> Int? {
        // A code point has at most four bytes, and each error changes at most one code point on each side.
        guard limit >= 0, abs(first.count &- second.count) <= limit &* 4 else { return nil }
        let a = codePoints(first)
        let b = codePoints(second)
        guard abs(a.count - b.count) <= limit else { return nil }

        let far = limit &+ 1
        var beforeLast = [Int](repeating: far, count: b.count + 1)
        var last = (0...b.count).map { min($0, far) }
        var current = last
        for i in a.indices {
            let low = max(0, i - limit)
            let high = min(b.count - 1, i + limit)
            current[0] = min(i + 1, far)
            if low > 0 { current[low] = far }
            var best = current[0]
            for j in low..<max(low, high + 1) {
                var distance = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { distance = min(distance, beforeLast[j - 1] + 1) }
                current[j + 1] = min(distance, far)
                best = min(best, distance)
            }
            if high + 2 <= b.count { current[high + 2] = far }
            guard best <= limit else { return nil }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[b.count] <= limit ? last[b.count] : nil
    }

    package static func isWithin(_ limit: Int, _ first: [UInt8], _ second: [UInt8]) -> Int? {
        isWithin(limit, first[...], second[...])
    }

    /// The candidate with the fewest errors, at most a third of the text's length and at most `limit`. ASCII letters
    /// of either case are the same here: who writes `male` means `MALE`.
    ///
    /// - Returns: the index of the nearest; of several equally near ones the first; nil when none is near.
    package static func nearest(
        to text: ArraySlice<UInt8>, among candidates: some Collection<ArraySlice<UInt8>>, limit: Int = 3
    ) -> Int? {
        var bound = min(limit, max(1, text.count / 3))
        var nearest: Int?
        let folded = lowercased(text)
        for (index, candidate) in candidates.enumerated() {
            guard bound >= 0, abs(candidate.count &- folded.count) <= bound &* 4,
                let distance = isWithin(bound, folded, lowercased(candidate))
            else { continue }
            nearest = index
            bound = distance - 1
        }
        return nearest
    }

    private static func lowercased(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func codePoints(_ text: ArraySlice<UInt8>) -> [UInt32] {
        var reader = CodePointReader(text)
        var result: [UInt32] = []
        result.reserveCapacity(text.count)
        while let codePoint = reader.next() { result.append(codePoint) }
        return result
    }
}
