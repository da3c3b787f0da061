import Foundation

/// `barbule-growth [--quick] [--only TEXT] [--write]`: does the cost grow faster than the input?
///
/// Instructions of every family of inputs in doubling sizes, and the slope of their logarithms. Ends with 1 if one is
/// above the limit. `--write` writes the article of the documentation and its plot.
let slopeMax = 1.05
var doublings = 6
var only = ""
var isWritten = false
var words = CommandLine.arguments.dropFirst()
while let word = words.popFirst() {
    switch word {
    case "--quick": doublings = 3
    case "--only": only = words.popFirst() ?? ""
    case "--write": isWritten = true
    default:
        print("barbule-growth [--quick] [--only TEXT] [--write]")
        exit(2)
    }
}

let families = Family.all.filter { only.isEmpty || $0.title.contains(only) }
if let doublings = ProcessInfo.processInfo.environment[Measuring.childVariable].flatMap({ Int($0) }) {
    try Measuring.countAll(families, doublings: doublings)
    exit(0)
}

let growths: [Growth]
do {
    growths = try Measuring.run(families, only: only, doublings: doublings)
} catch {
    print("barbule-growth: \(error)")
    exit(2)
}

let table = GrowthTable(growths, slopeMax: slopeMax)
print(table.plain)
if isWritten { try GrowthArticle(growths, slopeMax: slopeMax).write() }
exit(table.tooSteep.isEmpty ? 0 : 1)
