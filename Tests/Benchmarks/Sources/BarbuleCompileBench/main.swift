import Barbule
import Foundation

/// `barbule-compile-bench [FILE…] [--rounds N]`: milliseconds from the text of a schema to the compiled schema.
///
/// Without a file the bundled schemas are compiled, and large payloads are checked. `first` is the first of all rounds, in a process that has compiled
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

// What is exact and large must be fast as well.
func measured(_ title: String, _ schema: String, _ payload: String, _ roundCount: Int = 5) throws {
    let schema = try Schema(compiling: Array(schema.utf8), name: "large.json")
    let payload = Array(payload.utf8)
    var times: [Double] = []
    for _ in 0..<roundCount {
        times.append(milliseconds { precondition(schema.check(payload).isValid, title) })
    }
    let figure = String(format: "%9.1f", times.sorted()[times.count / 2])
    print(title.padding(toLength: 51, withPad: " ", startingAt: 0) + figure)
}

func measureLargePayloads() throws {
    print("\nchecks of one large payload" + String(repeating: " ", count: 24) + "     (ms)")
    let large = 0..<100_000
    let objects = large.map { #"{"id":\#($0),"name":"n\#($0)"}"# }.joined(separator: ",")
    try measured("uniqueItems, 100000 objects", #"{"uniqueItems": true}"#, "[\(objects)]")
    let texts = large.map { "\"v\($0)\"" }.joined(separator: ",")
    try measured("enum of 100000 texts, all of them", #"{"items": {"enum": [\#(texts)]}}"#, "[\(texts)]")
    let values = large.map { #"{"v":\#($0).0}"# }.joined(separator: ",")
    try measured("enum of 100000 objects, all of them", #"{"items": {"enum": [\#(values)]}}"#, "[\(values)]")
    let patterns = (0..<100).map { #""^k\#($0)[a-z]*x": {"type": "integer"}"# }.joined(separator: ",")
    let members = large.map { #""k\#($0 % 100)abc\#($0)x":1"# }.joined(separator: ",")
    try measured("100 patternProperties, 100000 names", #"{"patternProperties": {\#(patterns)}}"#, "{\(members)}")
    let refused = milliseconds {
        let pattern = try? Schema(compiling: Array(#"{"pattern": "((a{1,1000}){1,1000}){1,1000}"}"#.utf8), name: "large.json")
        precondition(pattern == nil)
    }
    print("((a{1,1000}){1,1000}){1,1000} refused".padding(toLength: 51, withPad: " ", startingAt: 0) + String(format: "%9.1f", refused))
}

if files.isEmpty { try measureLargePayloads() }
