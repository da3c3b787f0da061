import AllocationCount
import Barbule
import Foundation
import PeerProcess
import SimdjsonWalk

guard let arguments = Arguments(Array(CommandLine.arguments.dropFirst())) else {
    print(Arguments.usage)
    exit(2)
}

let contact = Schema.contactUpdate
let plainText =
    try arguments.plain.map { [UInt8](try Data(contentsOf: URL(filePath: $0))) } ?? PackageResources.plain_json
let plain = try Schema(compiling: plainText, name: arguments.plain ?? "plain.json")
let options = CheckOptions()
let corpus = Corpus(try arguments.payloads(), contact)

/// How many payloads a schema calls valid.
func validCount(_ lines: Lines, _ schema: Schema) -> Int {
    var count = 0
    for payload in lines.payloads where schema.check(payload, options: options).isValid { count += 1 }
    return count
}

/// The payloads for which a schema allocates, although it has seen them before: those of the full check.
func slowPayloads(_ lines: Lines, _ schema: Schema) -> [[UInt8]] {
    _ = validCount(lines, schema)
    return lines.payloads.filter { payload in
        let before = allocation_count()
        _ = schema.check(payload, options: options).isValid
        return allocation_count() != before
    }
}

if let printed = arguments.printed {
    let classes = [
        "clean": corpus.clean.payloads, "unnormalized": corpus.unnormalized.payloads,
        "invalid": corpus.invalid.payloads, "all": corpus.all.payloads, "slow": slowPayloads(corpus.clean, contact),
    ]
    for payload in classes[printed] ?? [] { print(String(decoding: payload, as: UTF8.self)) }
    exit(0)
}

let slow = Set(slowPayloads(corpus.clean, contact))
let seenAtOnce = Lines(corpus.clean.payloads.filter { !slow.contains($0) })
let plainValid = Lines(corpus.all.payloads.filter { plain.check($0, options: options).isValid })

let plainTitle = "plain schema verdict, valid lines"
let own = [
    Benchmark("simdjson walk, clean", corpus.clean) { Int(truncatingIfNeeded: $0.walk().sum) },
    Benchmark("verdict, clean", corpus.clean) { validCount($0, contact) },
    Benchmark("verdict, clean and seen at once", seenAtOnce) { validCount($0, contact) },
    Benchmark("verdict + canonical bytes, un-normalized", corpus.unnormalized) { lines in
        var byteCount = 0
        for payload in lines.payloads {
            let report = contact.check(payload, options: options)
            if report.isValid { byteCount += report.canonical?.count ?? 0 }
        }
        return byteCount
    },
    Benchmark("verdict + issues, invalid", corpus.invalid) { lines in
        var issueCount = 0
        for payload in lines.payloads {
            let report = contact.check(payload, options: options)
            if !report.isValid { issueCount += report.issues.count }
        }
        return issueCount
    },
    Benchmark("verdict + bytes + changes, all lines", corpus.all) { lines in
        var count = 0
        for payload in lines.payloads {
            let report = contact.check(payload, options: options)
            count += (report.canonical?.count ?? 0) + report.changes.count
        }
        return count
    },
    Benchmark(plainTitle, plainValid) { validCount($0, plain) },
].filter { arguments.only.isEmpty || $0.title.contains(arguments.only) }
let peers = try arguments.peers.map { try Peers(python: $0, schema: plainText, plainValid) }

func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
func column(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

let bytesPerLine = Double(corpus.all.byteCount) / Double(max(1, corpus.all.count))
print("\(String(cString: simdjson_walk_version())), one thread, CPU time, median of \(arguments.roundCount) rounds")
print(
    "\(corpus.all.count) payloads, \(fixed(bytesPerLine, 0)) bytes each: \(corpus.clean.count) clean, "
        + "\(corpus.unnormalized.count) un-normalized, \(corpus.invalid.count) invalid")
if !slow.isEmpty { print("\(slow.count) of the clean payloads take the full check, see --print slow") }
let refused = corpus.all.walk().refusedCount
if refused > 0 { print("simdjson refuses \(refused) payloads") }
print("")
print(
    "\("".padding(toLength: 42, withPad: " ", startingAt: 0))\(column("payloads", 9))\(column("ns", 9))\(column("x walk", 9))\(column("mallocs", 9))"
)
let measured = measure(own + (peers?.benchmarks ?? []), roundCount: arguments.roundCount)
peers?.stop()
for row in measured.prefix(own.count) {
    let mallocs = allocation_count_works() != 0 ? fixed(row.mallocsPerPayload, 2) : "?"
    print(
        row.title.padding(toLength: 42, withPad: " ", startingAt: 0) + column(String(row.lineCount), 9)
            + column(fixed(row.nanosecondsPerPayload, 0), 9) + column(fixed(row.ratioToWalk, 2), 9) + column(mallocs, 9)
    )
}
if let plainRow = measured.first(where: { $0.title == plainTitle }), peers != nil {
    print(
        "\n\(plainTitle)".padding(toLength: 43, withPad: " ", startingAt: 0) + column("valid", 9) + column("ns", 9)
            + column("x", 9))
    let rows = [plainRow] + measured.dropFirst(own.count).sorted { $0.nanosecondsPerPayload < $1.nanosecondsPerPayload }
    func title(_ row: Measurement) -> String { row.title == plainTitle ? "Barbule" : row.title }
    for row in rows {
        print(
            title(row).padding(toLength: 42, withPad: " ", startingAt: 0) + column(String(row.checksum), 9)
                + column(fixed(row.nanosecondsPerPayload, 0), 9) + column(fixed(row.ratio(to: plainRow), 1), 9))
    }
    if let chart = arguments.chart {
        let bars = rows.map {
            Chart.Bar(title: title($0), nanoseconds: $0.nanosecondsPerPayload, ratio: $0.ratio(to: plainRow))
        }
        let drawn = Chart(
            title: "Bytes to verdict, one payload of \(fixed(bytesPerLine, 0)) bytes, CPU time", bars: bars)
        try Data(drawn.svg.utf8).write(to: URL(filePath: chart))
    }
}
