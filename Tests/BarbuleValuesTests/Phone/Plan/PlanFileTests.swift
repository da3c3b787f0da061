import BarbuleValues
import Foundation
import Testing

/// Files that are no numbering plan, or no longer one.
@Suite struct PlanFileTests {
    /// The file as committed.
    private static let file: [UInt8] = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<5 { root.deleteLastPathComponent() }
        let data = try? Data(contentsOf: root.appendingPathComponent("Sources/CTables/phone-numbering-plan.bin"))
        return data.map { [UInt8]($0) } ?? []
    }()

    private func error(_ file: [UInt8]) -> NumberingPlan.FileError? {
        do {
            _ = try NumberingPlan(file)
            return nil
        } catch { return error }
    }

    /// With a checksum that fits, so that what lies behind it is tested.
    private func sealed(_ file: [UInt8]) -> [UInt8] {
        let words = stride(from: PlanLayout.versionOffset, to: file.count - 7, by: 8).map { start in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(file[start + $1]) << UInt64($1 * 8) }
        }
        let sum = PlanLayout.checksum(words)
        var result = file
        for index in 0..<8 {
            result[PlanLayout.checksumOffset + index] = UInt8(truncatingIfNeeded: sum >> UInt64(index * 8))
        }
        return result
    }

    private func place(of section: PlanLayout.Section) -> Range<Int> {
        let entry = PlanLayout.directoryOffset + section.rawValue * 8
        func integer(_ start: Int) -> Int { (0..<4).reduce(0) { $0 | Int(Self.file[start + $1]) << ($1 * 8) } }
        return integer(entry)..<integer(entry) + integer(entry + 4) * section.elementByteCount
    }

    @Test("the committed file is the one in the program, and small")
    func committed() throws {
        let loaded = try NumberingPlan(Self.file)
        #expect(loaded.version == NumberingPlan.bundled.version)
        #expect(Self.file.count <= 200 * 1024)
        let nsn = Array("7712345678".utf8)
        let found = loaded.classify(callingCode: 44, nsn.span)
        #expect(found.type == .mobile)
        #expect(found.entry.map { loaded.region($0).description } == "GB")
    }

    @Test(
        "a file that is something else is foreign",
        arguments: [[], Array("barb".utf8), Array("%PDF-1.7 and so on".utf8), [UInt8](repeating: 0, count: 1000)])
    func foreign(file: [UInt8]) {
        #expect(error(file)?.code == .foreign)
    }

    @Test("a file that has lost its end is truncated")
    func truncated() {
        for count in [8, 9, 16, 47, 48, 100, 176, 1000, Self.file.count / 2, Self.file.count - 8, Self.file.count - 1] {
            #expect(error(Array(Self.file[..<count]))?.code == .truncated, "\(count) bytes")
        }
        #expect(error(Self.file + [0])?.code == .damaged)
    }

    @Test("a file of a later format is too new, whatever its checksum")
    func tooNew() {
        var file = Self.file
        file[8] = 2
        #expect(error(file)?.code == .tooNew)
        #expect(
            error(file)?.description == "numbering plan too_new: file format 2, this program reads 1")
        file[8] = 0
        #expect(error(file)?.code == .damaged)
    }

    @Test("any flipped bit of the head is noticed")
    func head() {
        for index in 0..<place(of: .entries).lowerBound {
            var file = Self.file
            file[index] ^= 1 << (index & 7)
            #expect(error(file) != nil, "byte \(index)")
        }
    }

    /// One bit in so many; 1 for all of them.
    private static let flipStep = ProcessInfo.processInfo.environment["BARBULE_FLIP_STEP"].flatMap(Int.init) ?? 9973

    /// All 1,587,712 bits in an optimized build: none was accepted, 62 seconds of CPU.
    @Test("whichever bit of the file flips, the file is refused")
    func flips() {
        var file = Self.file
        for bit in stride(from: 0, to: file.count * 8, by: Self.flipStep) {
            file[bit >> 3] ^= 1 << (bit & 7)
            #expect(error(file) != nil, "bit \(bit)")
            file[bit >> 3] ^= 1 << (bit & 7)
        }
    }

    @Test("a flip under a checksum that fits is refused or harmless", arguments: PlanLayout.Section.allCases)
    func validation(section: PlanLayout.Section) {
        let place = place(of: section)
        var refusedCount = 0
        let step = max(place.count / 12, 1) | 1
        for index in stride(from: place.lowerBound, to: place.upperBound, by: step) {
            var file = Self.file
            file[index] ^= 0x80 >> (index / step & 7)
            file = sealed(file)
            do throws(NumberingPlan.FileError) {
                // Debug builds check every index once more while it is used.
                exercise(try NumberingPlan(file))
            } catch {
                refusedCount += 1
                #expect(error.code == .invalid, "\(section): byte \(index): \(error)")
            }
        }
        // Where every value is a legal one, flips are not noticed; in these sections most are not.
        if [.codes, .regions].contains(section) { #expect(refusedCount > 0) }
    }

    @Test("targets, offsets and captures outside of their tables are named")
    func outside() {
        let cases: [(PlanLayout.Section, Int, String)] = [
            (.numberRows, 0, "numberRows"), (.prefixRows, 20, "prefixRows"), (.formatSteps, 4, "formatSteps"),
            (.runs, 4, "runs"), (.listItems, 0, "listItems"), (.formats, 0, "format 0"), (.entries, 8, "entry 0"),
            (.prefixOutputs, 2, "prefixOutputs"), (.outcomes, 4, "outcomes"), (.listStarts, 2, "listStarts"),
        ]
        for (section, offset, name) in cases {
            var file = Self.file
            file[place(of: section).lowerBound + offset] = 0xFE
            file[place(of: section).lowerBound + offset + 1] = 0xFF
            let error = error(sealed(file))
            #expect(error?.code == .invalid, "\(section)")
            #expect(error?.reason.hasPrefix(name) == true, "\(error?.reason ?? "accepted")")
        }
    }

    private func exercise(_ plan: NumberingPlan) {
        var generator = SeededGenerator(seed: 5)
        for entry in plan.allEntries where entry.index % 4 == 0 {
            let digits = (0..<Int.random(in: 0...19, using: &generator)).map { _ in
                UInt8.random(in: 0x30...0x39, using: &generator)
            }
            _ = plan.classify(callingCode: plan.callingCode(entry), digits.span)
            _ = plan.matchesGeneral(entry, digits.span)
            _ = plan.iddPrefixCount(entry, digits.span)
            if let match = plan.nationalPrefixMatch(entry, digits.span) {
                for index in 0..<plan.strippedCount(digits.span, match) {
                    _ = plan.strippedDigit(digits.span, match, at: index)
                }
            }
            var text: [UInt8] = []
            plan.appendFormatted(digits.span, entry, .national, to: &text)
            plan.appendFormatted(digits.span, entry, .international, to: &text)
        }
    }
}
