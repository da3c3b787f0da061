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

    /// Fetches the package from PyPI into a new temporary folder; nothing of it is run.
    ///
    /// - Returns: folder of the package itself.
    /// - Throws: `GeneratorFailure` when there is no Python, no network, or another file than expected.
    static func fetched() throws -> String {
        let folder = try temporaryFolder()
        let requirements = folder + "/requirements.txt"
        try FileBytes.write(Array("phonenumbers==\(version) --hash=sha256:\(hash)\n".utf8), to: requirements)
        // The folder's name is our own: letters, digits, slashes.
        let command = """
            python3 -m pip install --quiet --disable-pip-version-check --no-deps --no-compile --require-hashes \
            --only-binary :all: --target '\(folder)/package' -r '\(requirements)' > '\(folder)/log' 2>&1
            """
        guard unsafe system(command) == 0 else {
            let log = (try? FileBytes.read(folder + "/log")) ?? []
            throw GeneratorFailure(
                "pip could not fetch phonenumbers \(version): \(String(decoding: log.suffix(300), as: UTF8.self))")
        }
        return folder + "/package/phonenumbers"
    }

    private static func temporaryFolder() throws -> String {
        var name = Array("/tmp/barbule-tables-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&name) != nil else { throw GeneratorFailure("no temporary folder") }
        return String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
