import Testing

@testable import BarbuleEngine

@Suite("EditDistance")
struct EditDistanceTests {
    @Test(
        "counts insertions, deletions, substitutions and swaps",
        arguments: [
            ("", "", 0), ("a", "", 1), ("name", "nmae", 1), ("frist_name", "first_name", 1), ("kitten", "sitting", 3),
            ("ca", "abc", 3), ("España", "Espana", 1), ("abcdef", "abcdef", 0), ("ab", "ba", 1), ("abc", "cab", 2),
        ])
    func distance(row: (String, String, Int)) {
        for (a, b) in [(row.0, row.1), (row.1, row.0)] {
            #expect(EditDistance.isWithin(row.2, Array(a.utf8), Array(b.utf8)) == row.2)
            #expect(EditDistance.isWithin(row.2 + 3, Array(a.utf8), Array(b.utf8)) == row.2)
            if row.2 > 0 { #expect(EditDistance.isWithin(row.2 - 1, Array(a.utf8), Array(b.utf8)) == nil) }
        }
    }

    @Test("agrees with the unbanded algorithm on all short words over two letters")
    func exhaustive() {
        var words: [[UInt8]] = [[]]
        for length in 1...4 {
            for bits in 0..<(1 << length) { words.append((0..<length).map { bits >> $0 & 1 == 0 ? 97 : 98 }) }
        }
        for a in words {
            for b in words {
                let truth = reference(a, b)
                for limit in 0...4 { #expect(EditDistance.isWithin(limit, a, b) == (truth <= limit ? truth : nil)) }
            }
        }
    }

    private func reference(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var d = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { d[i][0] = i }
        for j in 0...b.count { d[0][j] = j }
        for i in a.indices {
            for j in b.indices {
                d[i + 1][j + 1] = min(d[i][j] + (a[i] == b[j] ? 0 : 1), d[i][j + 1] + 1, d[i + 1][j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    d[i + 1][j + 1] = min(d[i + 1][j + 1], d[i - 1][j - 1] + 1)
                }
            }
        }
        return d[a.count][b.count]
    }
}
