#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The Python package that the numbering plan is made from. To take a newer one: change version and hash, run
/// `swift run barbule-tables phone`, look at what changes.
enum PhoneMetadataPackage {
    static let version = "9.0.43"
    /// SHA-256 of the wheel.
    static let hash = "349bc799f15e010e35bd2c7d28149950ae74479cb1e11fb054ed9a95ecb4b437"

    /// Pip did not hand out the package.
    struct FetchFailure: Error, CustomStringConvertible {
        /// What pip said.
        var log: String
        var description: String { "pip could not fetch phonenumbers \(version): \(log.suffix(300))" }
        /// PyPI could not be reached: the fault is neither ours nor that of the machine's Python.
        var isUnreachable: Bool {
            let signs = ["NewConnectionError", "Timeout", "ProxyError", "name resolution", "Network is unreachable"]
            return signs.contains { log.contains($0) }
        }
    }

    /// Fetches the package from PyPI into a temporary folder, which is gone afterwards. Nothing of the package is run.
    ///
    /// - Parameter body: takes the folder of the package.
    /// - Throws: `FetchFailure` when there is no Python, no network, or another file than expected.
    static func withFetched<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = try temporaryFolder()
        // The folder's name is our own: letters, digits, slashes, dashes.
        defer { _ = unsafe system("rm -r '\(folder)'") }
        let requirements = folder + "/requirements.txt"
        try FileBytes.write(Array("phonenumbers==\(version) --hash=sha256:\(hash)\n".utf8), to: requirements)
        let command = """
            python3 -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes \
            --only-binary :all: --retries 1 --timeout 20 --target '\(folder)/package' -r '\(requirements)' \
            > '\(folder)/log' 2>&1
            """
        guard unsafe system(command) == 0 else {
            throw FetchFailure(log: String(decoding: try FileBytes.read(folder + "/log"), as: UTF8.self))
        }
        return try body(folder + "/package/phonenumbers")
    }

    private static func temporaryFolder() throws -> String {
        var name = Array("/tmp/barbule-tables-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&name) != nil else { throw GeneratorFailure("no temporary folder") }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
