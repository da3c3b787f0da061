import Barbule
import CBarbule
import Foundation
import Testing

@testable import BarbuleC

/// Programs in C, built against the library that the package makes.
@Suite("C interface")
struct CInterfaceTests {
    /// `nil`, said aloud, where there is no C compiler.
    private func build(_ source: String, _ flags: String = "") throws -> URL? {
        guard try Run("command -v cc").status == 0 else {
            Project.skip("there is no cc")
            return nil
        }
        let program = FileManager.default.temporaryDirectory.appending(path: "barbule-c-\(UUID().uuidString)")
        let libraries = Project.products.path(percentEncoded: false)
        let run = try Run(
            """
            cc -std=c11 -Wall -Wextra -Werror \(flags) -I Sources/CBarbule/include \(source) -o '\(program.path)' \
            -L '\(libraries)' -lbarbulec -Wl,-rpath,'\(libraries)' -lpthread
            """)
        try #require(run.status == 0, "\(run.errors)")
        return program
    }

    @Test(
        "every mistake of a caller is answered by a status, and memory is given back",
        arguments: ["", "-g -fsanitize=address -fno-omit-frame-pointer"])
    func misuse(_ flags: String) throws {
        guard let program = try build("Tests/Fixtures/programs/misuse.c", flags) else { return }
        defer { try? FileManager.default.removeItem(at: program) }
        // The leak detector does not see pointers that Swift keeps in enums; the plain build counts instead.
        let run = try Run("ASAN_OPTIONS=detect_leaks=0 '\(program.path)'")
        #expect(run.status == 0)
        #expect(run.output == "")
        #expect(run.errors == "")
    }

    @Test("the example writes what can be sent, or the report")
    func example() throws {
        guard let program = try build("Sources/CBarbule/example.c") else { return }
        defer { try? FileManager.default.removeItem(at: program) }
        let good = try Run("'\(program.path)'", input: Array(#"{"gender": "male"}"#.utf8))
        #expect(good.status == 0)
        #expect(good.output == #"{"gender": "MALE"}"#)
        let payload = Array(#"{"gender": "x", "tags": "a,b", "name_first": " Anastasia "}"#.utf8)
        let bad = try Run("'\(program.path)'", input: payload)
        #expect(bad.status == 1)
        #expect(bad.output == "")
        #expect(!bad.errors.contains("Anastasia"))
        let command = try Run("barbule check --format json -", input: payload)
        #expect(bad.errors == command.output.replacingOccurrences(of: #""file":"<stdin>","#, with: ""))
    }

    @Test("the header's limit is the library's")
    func limits() {
        #expect(Int(BARBULE_LENGTH_MAX) == Limits().documentBytesMax)
    }

    @Test("the library needs the Swift runtime, ICU and C, and no Foundation")
    func linkage() throws {
        guard try Run("command -v ldd").status == 0 else { return Project.skip("ldd is not here") }
        let needed = try Run("ldd '\(Project.products.path(percentEncoded: false))/libbarbulec.so'").output
        #expect(needed.contains("libicuuc"))
        #expect(!needed.contains("Foundation"))
    }
}

@Suite("HandleTable")
struct HandleTableTests {
    @Test("a freed number never fits again, though its slot is used again")
    func generations() throws {
        let table = HandleTable()
        var seen: Set<UInt64> = []
        for _ in 0..<1000 {
            let handle = try table.insert(.error([]))
            #expect(seen.insert(handle).inserted)
            try table.remove(handle, .error)
            #expect(throws: Misuse(BARBULE_FREED_HANDLE)) { try table.content(of: handle) }
        }
        #expect(Set(seen.map { $0 & 0xFF_FFFF }) == [1])
    }

    @Test("numbers that were never given out are bad, whatever their bits are")
    func bad() throws {
        let table = HandleTable()
        let handle = try table.insert(.error([]))
        for bits in [0, 1, 12345, handle &+ 1, handle | 1 << 63, handle &+ 1 << 24, ~handle, UInt64.max] {
            #expect(throws: Misuse(BARBULE_BAD_HANDLE)) { try table.content(of: bits) }
        }
        // The number of another kind in the same place.
        #expect(throws: Misuse(BARBULE_BAD_HANDLE)) { try table.content(of: handle ^ 0b101 << 56) }
        #expect(throws: Misuse(BARBULE_WRONG_HANDLE)) { try table.remove(handle, .schema) }
        _ = try table.content(of: handle)
    }
}
