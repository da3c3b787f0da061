import Foundation

/// `barbule-bench [LINES] [--file FILE] [--plain FILE] [--seed N] [--rounds N] [--only TEXT] [--peers PYTHON] [--chart FILE] [--print CLASS]`
struct Arguments {
    var lineCount = 10_000
    var file: String?
    /// A plain JSON Schema to use instead of plain.json.
    var plain: String?
    var seed: UInt64 = 20_261_122
    var roundCount = 11
    /// Measures only the rows with this text in their titles.
    var only = ""
    /// The Python interpreter with other validators; nil = none is measured.
    var peers: String?
    /// Where the peers are drawn, an SVG.
    var chart: String?
    /// Prints the payloads of a class instead of measuring.
    var printed: String?

    static let usage = """
        usage: barbule-bench [LINES] [--file FILE] [--plain FILE] [--seed N] [--rounds N] [--only TEXT]
                             [--peers PYTHON] [--chart FILE] [--print CLASS]
          LINES     payloads to make, 10000 unless told
          --file    newline-delimited JSON to read instead
          --plain   the plain JSON Schema of the last rows
          --rounds  how often all is measured, 11 unless told; at least 9
          --only    measures only the rows with TEXT in their titles
          --peers   other validators beside the last row: those that this Python has, and node-ajv
          --chart   draws the peers, fastest first, into an SVG
          --print   writes the payloads of a class and stops: clean, unnormalized, invalid, all, slow
                    (clean ones that take the full check)
        """

    /// `nil` for what it does not understand.
    init?(_ words: [String]) {
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--file": file = rest.popFirst()
            case "--plain": plain = rest.popFirst()
            case "--seed": seed = rest.popFirst().flatMap(UInt64.init) ?? seed
            case "--rounds": roundCount = max(9, rest.popFirst().flatMap(Int.init) ?? roundCount)
            case "--only": only = rest.popFirst() ?? only
            case "--peers": peers = rest.popFirst()
            case "--chart": chart = rest.popFirst()
            case "--print": printed = rest.popFirst()
            default:
                guard let count = Int(word), count > 0 else { return nil }
                lineCount = count
            }
        }
    }

    /// The payloads to measure with.
    func payloads() throws -> [[UInt8]] {
        if let file {
            let text = [UInt8](try Data(contentsOf: URL(filePath: file)))
            return text.split(separator: UInt8(ascii: "\n")).map(Array.init)
        }
        var maker = ContactMaker(seed: seed)
        return (0..<lineCount).map { _ in maker.line() }
    }
}
