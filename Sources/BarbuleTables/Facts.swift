import BarbuleValues

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What went wrong while tables were made, in one sentence.
struct GeneratorFailure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// The committed facts under `Facts/`: tab-separated rows, the first line says where they come from.
struct Facts {
    struct Language { var two: TwoLetters, three: ThreeLetters, bibliographic: ThreeLetters? }
    struct Country { var two: TwoLetters, three: ThreeLetters, numeric: Int }
    struct Subtag { var type: String, subtag: String, prefixes: [String], preferred: String? }
    struct Alias { var code: String, name: String }

    var languages: [Language]
    var countries: [Country]
    var subtags: [Subtag]
    var languageAliases: [Alias]
    var countryAliases: [Alias]
    /// Date of the IANA registry, for example `2024-05-16`.
    var registryDate: String

    /// - Parameter folder: path of `Facts/`.
    init(folder: String) throws {
        func rows(_ file: String, columns: Int) throws -> [[String]] {
            try Self.rows(folder + "/" + file, columns: columns)
        }
        languages = try rows("languages.tsv", columns: 3).map { row in
            Language(
                two: try TwoLetters.required(row[0]), three: try ThreeLetters.required(row[1]),
                bibliographic: row[2] == "-" ? nil : try ThreeLetters.required(row[2]))
        }
        countries = try rows("countries.tsv", columns: 3).map { row in
            guard let numeric = Int(row[2]) else { throw GeneratorFailure("countries.tsv: \(row)") }
            return Country(
                two: try TwoLetters.required(row[0]), three: try ThreeLetters.required(row[1]), numeric: numeric)
        }
        subtags = try rows("language-subtags.tsv", columns: 4).map { row in
            Subtag(
                type: row[0], subtag: row[1],
                prefixes: row[2] == "-" ? [] : row[2].split(separator: ",").map(String.init),
                preferred: row[3] == "-" ? nil : row[3])
        }
        languageAliases = try rows("language-aliases.tsv", columns: 2).map { Alias(code: $0[0], name: $0[1]) }
        countryAliases = try rows("country-aliases.tsv", columns: 2).map { Alias(code: $0[0], name: $0[1]) }
        let header = try Self.text(folder + "/language-subtags.tsv").prefix { $0 != "\n" }
        guard let date = header.split(separator: " ").first(where: { $0.hasPrefix("20") }) else {
            throw GeneratorFailure("language-subtags.tsv: no date in line 1")
        }
        registryDate = String(date)
    }

    private static func rows(_ path: String, columns: Int) throws -> [[String]] {
        try text(path).split(separator: "\n").dropFirst().map { line in
            let row = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard row.count == columns else { throw GeneratorFailure("\(path): \(line)") }
            return row
        }
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try FileBytes.read(path), as: UTF8.self)
    }
}

extension TwoLetters {
    fileprivate static func required(_ text: String) throws -> TwoLetters {
        guard let code = TwoLetters(Array(text.utf8)) else { throw GeneratorFailure("not two letters: \(text)") }
        return code
    }
}

extension ThreeLetters {
    fileprivate static func required(_ text: String) throws -> ThreeLetters {
        guard let code = ThreeLetters(Array(text.utf8)) else { throw GeneratorFailure("not three letters: \(text)") }
        return code
    }
}

/// Whole files as bytes, without Foundation.
enum FileBytes {
    static func read(_ path: String) throws -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { throw GeneratorFailure("cannot read \(path)") }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = unsafe fopen(path, "wb") else { throw GeneratorFailure("cannot write \(path)") }
        let count = unsafe fwrite(bytes, 1, bytes.count, file)
        guard unsafe fclose(file) == 0, count == bytes.count else { throw GeneratorFailure("cannot write \(path)") }
    }
}
