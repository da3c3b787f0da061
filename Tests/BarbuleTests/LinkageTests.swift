import Foundation
import Testing

@Suite("Linkage")
struct LinkageTests {
    static let libraries = ["BarbuleValues", "BarbuleEngine", "Barbule"]

    @Test("no library imports Foundation, in source or object code", arguments: libraries)
    func noFoundation(_ library: String) throws {
        for file in try Project.files(in: "Sources/\(library)", where: { $0.hasSuffix(".swift") }) {
            let imports = try Project.text(file).split(separator: "\n").filter { $0.contains("import Foundation") }
            #expect(imports.isEmpty, "\(file)")
        }
        let folder = Project.products.appending(path: "\(library).build")
        let objects = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "o" }
        try #require(!objects.isEmpty)
        for object in objects {
            let bytes = try Data(contentsOf: object)
            // A link line for the linker, or a symbol of a module whose name has ten letters and begins so.
            for trace in ["-lFoundation", "$s10Foundation", "$s20FoundationEssentials"] {
                #expect(bytes.range(of: Data(trace.utf8)) == nil, "\(trace) in \(object.lastPathComponent)")
            }
        }
    }

    @Test("only the files named for it see ICU, and none sees an ICU header")
    func icu() throws {
        for file in try Project.swiftFiles() {
            let text = try Project.text(file)
            #expect(!text.contains("import ICU"), "\(file)")
            if text.contains("import CICU\n") { #expect(file.hasSuffix("_ICU.swift"), "\(file)") }
        }
        let header = try Project.text("Sources/CICU/include/cicu.h")
        #expect(!header.contains("#include <unicode"))
    }

    @Test("storeys import downwards only")
    func storeys() throws {
        let modules = ["CTables", "CICU", "CScan", "BarbuleValues", "BarbuleEngine", "Barbule"]
        for (height, module) in modules.enumerated() where height > 2 {
            for file in try Project.swiftFiles(in: "Sources/\(module)") {
                let lines = try Project.text(file).split(separator: "\n")
                for upper in modules.dropFirst(height) {
                    #expect(!lines.contains { $0.hasSuffix("import \(upper)") }, "\(file) imports \(upper)")
                }
            }
        }
    }

    #if CSV
        static let hasCSV = true
    #else
        static let hasCSV = false
    #endif
    #if Hummingbird
        static let hasHummingbird = true
    #else
        static let hasHummingbird = false
    #endif

    /// A module, and how a symbol of it begins.
    static let modulesOfTraits = [
        ("SwiftCSV", "$s8SwiftCSV", hasCSV), ("Hummingbird", "$s11Hummingbird", hasHummingbird),
        ("NIOCore", "$s7NIOCore", hasHummingbird),
    ]

    @Test("what a trait brings is in the command line tool only, and only with the trait", arguments: modulesOfTraits)
    func traits(_ module: String, _ symbol: String, _ isEnabled: Bool) throws {
        for library in Self.libraries {
            for file in try Project.files(in: "Sources/\(library)", where: { $0.hasSuffix(".swift") }) {
                #expect(!(try Project.text(file).contains("import \(module)")), "\(file)")
            }
        }
        let tool = try Data(contentsOf: Project.products.appending(path: "barbule"))
        #expect((tool.range(of: Data(symbol.utf8)) != nil) == isEnabled)
    }

    @Test("a program made of the engine needs nothing but the Swift runtime, ICU and C")
    func program() throws {
        let program = Project.products.appending(path: "barbule-model").path(percentEncoded: false)
        guard try Run("command -v ldd").status == 0 else { return Project.skip("ldd is not here") }
        let needed = try Run("ldd '\(program)'").output
        #expect(needed.contains("libicuuc"))
        #expect(!needed.contains("libFoundation"))
    }
}
