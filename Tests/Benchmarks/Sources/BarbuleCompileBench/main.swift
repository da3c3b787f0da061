import Barbule
import Foundation

/// `barbule-compile-bench [FILE…] [--rounds N]`: milliseconds from the text of a schema to the compiled schema.
///
/// Without a file the bundled schemas are compiled. `first` is the first of all rounds, in a process that has compiled
/// nothing yet: what a start pays. `next` is the median of the others.
var roundCount = 21
var files: [String] = []
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
    if word == "--rounds" {
        roundCount = max(2, words.popFirst().flatMap(Int.init) ?? roundCount)
    } else {
        files.append(word)
    }
}

func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let duration = try ContinuousClock().measure(body)
    return Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

func row(_ title: String, _ text: [UInt8], _ roundCount: Int) throws {
    var times: [Double] = []
    for _ in 0..<roundCount {
        try times.append(milliseconds { _ = try Schema(compiling: text, name: title) })
    }
    let others = times.dropFirst().sorted()
    let figures = [times[0], others[others.count / 2], others[0]].map { String(format: "%9.2f", $0) }
    print(title.padding(toLength: 42, withPad: " ", startingAt: 0) + figures.joined())
}

print(String(repeating: " ", count: 42) + "    first     next    least  (ms)")
let start = milliseconds { _ = Schema.contactUpdate.name }
print("contact-update, bundled".padding(toLength: 42, withPad: " ", startingAt: 0) + String(format: "%9.2f", start))
if files.isEmpty {
    for name in Schema.bundledNames { try row(name, Schema.bundledText(named: name) ?? [], roundCount) }
}
for file in files { try row(file, [UInt8](Data(contentsOf: URL(filePath: file))), roundCount) }
