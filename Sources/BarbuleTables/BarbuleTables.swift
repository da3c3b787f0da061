import BarbuleValues

/// `barbule-tables [--check]`: writes the generated files of `Sources/CTables`, or compares them, the numbering plan too.
/// `barbule-tables phone [--metadata DIR] [--check]`: the same for the numbering plan alone, which needs the Python
/// package `phonenumbers`: the folder DIR, or the pinned version from PyPI.
///
/// The result depends on `Facts/` and on the ICU it runs with; line 1 of each file names both.
@main
enum BarbuleTables {
    static func main() {
        do {
            guard LocaleNames.pinDefaultLocale() else { throw GeneratorFailure("ICU has no neutral locale") }
            let check = CommandLine.arguments.contains("--check")
            for (path, bytes) in try requestedFiles(CommandLine.arguments) {
                if !check {
                    try FileBytes.write(bytes, to: path)
                    print("wrote \(path): \(bytes.count) bytes")
                } else if try FileBytes.read(path) != bytes {
                    throw GeneratorFailure("\(path) is not what its sources say")
                }
            }
        } catch {
            print("barbule-tables: \(error)")
            exitWithFailure()
        }
    }

    private static func requestedFiles(_ arguments: [String]) throws -> [(path: String, bytes: [UInt8])] {
        guard arguments.contains("phone") else {
            return try generatedFiles() + (arguments.contains("--check") ? numberingPlanIfReachable() : [])
        }
        let option = arguments.firstIndex(of: "--metadata")
        let folder = option.flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
        guard option == nil || folder != nil else { throw GeneratorFailure("--metadata needs a folder") }
        return [(packageRoot + PhoneTables.path, try PhoneTables.planFile(package: folder))]
    }

    /// The numbering plan; nothing, said aloud, where the metadata cannot be had from PyPI.
    private static func numberingPlanIfReachable() throws -> [(path: String, bytes: [UInt8])] {
        do {
            return [(packageRoot + PhoneTables.path, try PhoneTables.planFile(package: nil))]
        } catch let failure as PhoneMetadataPackage.FetchFailure {
            print("skipped: the numbering plan: \(failure)")
            return []
        }
    }

    /// Path and contents of every generated file but the numbering plan.
    static func generatedFiles() throws -> [(path: String, bytes: [UInt8])] {
        let sources = packageRoot + "/Sources"
        let facts = try Facts(folder: sources + "/BarbuleTables/Facts")
        return [
            (sources + "/CTables/codes.c", try CodeSource.source(facts)),
            (sources + "/CTables/names.c", try NameSource.source(facts)),
        ]
    }

    /// Folder of `Package.swift`, seen from this file.
    static let packageRoot: String = {
        let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast(3).joined(separator: "/")
    }()
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

private func exitWithFailure() -> Never { exit(2) }
