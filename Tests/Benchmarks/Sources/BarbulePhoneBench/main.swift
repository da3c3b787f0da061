import AllocationCount
import BarbuleValues
import Foundation
import LibphonenumberDriver
import PeerProcess

/// `barbule-phone-bench [NUMBERS] [--file FILE] [--python INTERPRETER] [--rounds N] [--seed N]`
struct PhoneArguments {
    var count = 20_000
    var file: String?
    var python = "python3"
    var roundCount = 9
    var seed: UInt64 = 20_261_123

    init?(_ words: [String]) {
        var rest = words[...]
        while let word = rest.popFirst() {
            switch word {
            case "--file": file = rest.popFirst()
            case "--python": python = rest.popFirst() ?? python
            case "--rounds": roundCount = rest.popFirst().flatMap(Int.init) ?? roundCount
            case "--seed": seed = rest.popFirst().flatMap(UInt64.init) ?? seed
            default:
                guard let count = Int(word), count > 0 else { return nil }
                self.count = count
            }
        }
    }

    /// Numbers of a file of `number TAB region` lines, without escapes; or made ones.
    func numbers() throws -> [WrittenNumber] {
        guard let file else {
            var maker = NumberMaker(seed: seed)
            return (0..<count).map { _ in maker.number() }
        }
        return [UInt8](try Data(contentsOf: URL(filePath: file))).split(separator: 0x0A).map { line in
            let columns = line.split(separator: 0x09, maxSplits: 1, omittingEmptySubsequences: false)
            return WrittenNumber(
                text: Array(columns[0]), region: columns.count > 1 ? String(decoding: columns[1], as: UTF8.self) : "")
        }
    }
}

guard let arguments = PhoneArguments(Array(CommandLine.arguments.dropFirst())) else {
    print("usage: barbule-phone-bench [NUMBERS] [--file FILE] [--python INTERPRETER] [--rounds N] [--seed N]")
    exit(2)
}
let numbers = try arguments.numbers()
for number in numbers { libphonenumber_add(number.text, Int32(number.text.count), number.region) }
let lines: [UInt8] = numbers.flatMap { $0.text + [0x09] + Array($0.region.utf8) + [0x0A] }
let script = try PeerProcess.file("phonenumbers_pass.py", PackageResources.phonenumbers_pass_py)
let python = try PeerProcess([arguments.python, script, PeerProcess.file("numbers.tsv", lines)])

/// So that nothing can be left out.
nonisolated(unsafe) var sink = 0

/// Parsed, valid, region, type: what every row does. Returns how many are valid.
///
/// Texts are lent, not copied: counting references would be a third of the time.
func barbulePass(_ numbers: Span<WrittenNumber>) -> Int {
    var validCount = 0
    for index in numbers.indices {
        guard let phone = try? PhoneNumber(utf8: numbers[index].text.span, region: numbers[index].region) else {
            continue
        }
        if phone.isValid { validCount += 1 }
        sink &+= phone.callingCode &+ (phone.region == nil ? 0 : 1) &+ (phone.type == .mobile ? 1 : 0)
    }
    return validCount
}

/// The same with all four formats.
func barbuleFormatPass(_ numbers: Span<WrittenNumber>) -> Int {
    var validCount = 0
    var text: [UInt8] = []
    text.reserveCapacity(256)
    for index in numbers.indices {
        guard let phone = try? PhoneNumber(utf8: numbers[index].text.span, region: numbers[index].region) else {
            continue
        }
        if phone.isValid { validCount += 1 }
        text.removeAll(keepingCapacity: true)
        for format in PhoneNumber.Format.allCases { phone.append(format, to: &text) }
        sink &+= text.count
    }
    return validCount
}

struct Row {
    let title: String
    /// CPU nanoseconds and the count of valid numbers.
    let pass: () -> (nanoseconds: Double, count: Int)
    var perNumber: [Double] = []
    var ratios: [Double] = []
    var validCount = 0
    var mallocs = 0.0
}

/// Passes until 50 ms have gone by, so that the fastest row is measured as long as a slow one and finds its tables in the caches
/// as a program does that reads one number after the other.
func timed(_ body: @escaping () -> Int) -> () -> (nanoseconds: Double, count: Int) {
    {
        let start = cpu_time_nanoseconds()
        var passCount = 0.0
        while true {
            let count = body()
            passCount += 1
            let time = Double(cpu_time_nanoseconds() - start)
            if time >= 50_000_000 { return (time / passCount, count) }
        }
    }
}

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

var rows = [
    Row(title: "Barbule", pass: timed { barbulePass(numbers.span) }),
    Row(title: "Barbule, and all four formats", pass: timed { barbuleFormatPass(numbers.span) }),
    Row(title: "libphonenumber C++ (system)", pass: timed { Int(libphonenumber_pass()) }),
]
if let python { rows.append(Row(title: python.title, pass: python.run)) }

// In turns, so that a slow moment of the machine falls on all; the first round fills caches.
for round in 0...arguments.roundCount {
    var own = 0.0
    for index in rows.indices {
        let mallocsBefore = allocation_count()
        let (time, validCount) = rows[index].pass()
        let mallocs = allocation_count() - mallocsBefore
        if index == 0 { own = time }
        rows[index].validCount = validCount
        rows[index].mallocs = Double(mallocs) / Double(numbers.count)
        if round > 0 {
            rows[index].perNumber.append(time / Double(numbers.count))
            rows[index].ratios.append(time / own)
        }
    }
}
python?.stop()

func cell(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
print(
    "\(numbers.count) numbers, numbering plan \(NumberingPlan.bundled.version), one thread, CPU time, median of \(arguments.roundCount) rounds\n"
)
print(
    "".padding(toLength: 34, withPad: " ", startingAt: 0) + cell("ns", 9) + cell("best", 9) + cell("x", 9) + cell("valid", 9)
        + cell("mallocs", 9))
for row in rows {
    let mallocs =
        row.title.hasPrefix("PyPI") || allocation_count_works() == 0 ? "?" : String(format: "%.2f", row.mallocs)
    print(
        row.title.padding(toLength: 34, withPad: " ", startingAt: 0)
            + cell(String(format: "%.0f", median(row.perNumber)), 9)
            + cell(String(format: "%.0f", row.perNumber.min() ?? 0), 9)
            + cell(String(format: "%.1f", median(row.ratios)), 9) + cell(String(row.validCount), 9) + cell(mallocs, 9))
}
