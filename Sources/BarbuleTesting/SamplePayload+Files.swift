internal import Barbule
internal import BarbuleEngine
internal import Foundation

extension SamplePayload {
    /// The samples of a folder, by name. A folder without any is one sample that fails and says so.
    ///
    /// ```swift
    /// @Test(arguments: SamplePayload.all(in: "Samples"))
    /// ```
    ///
    /// - Parameters:
    ///   - folder: seen from the folder of the file that this is written in, or absolute.
    ///   - file: the file that this is written in.
    public static func all(in folder: String, beside file: String = #filePath) -> [SamplePayload] {
        let root = URL(filePath: folder, relativeTo: URL(filePath: file).deletingLastPathComponent()).absoluteURL
        let options = try? Data(contentsOf: root.appending(path: "options.json"))
        var samples: [SamplePayload] = []
        for (name, read) in [("valid", valid), ("invalid", invalid), ("fix", fix)] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: name).path)) ?? []
            for file in names.sorted() where file.hasSuffix(".json") {
                let path = "\(name)/\(file)"
                guard let kind = read(file, root.appending(path: name)) else { continue }
                samples.append(SamplePayload(path, kind, root, options))
            }
        }
        guard samples.isEmpty else { return samples }
        return [
            SamplePayload(
                folder, .missing("no valid/*.json, invalid/*.json or fix/*.in.json in \(root.path)"), root, nil)
        ]
    }

    private init(_ name: String, _ kind: Kind, _ root: URL, _ options: Data?) {
        self.name = name
        self.options = options.map { Array($0) }
        if case .missing = kind {
            (self.kind, payload) = (kind, [])
        } else if let bytes = try? Data(contentsOf: root.appending(path: name)) {
            (self.kind, payload) = (kind, Array(bytes))
        } else {
            (self.kind, payload) = (.missing("cannot be read"), [])
        }
    }

    private static func valid(_ file: String, _ folder: URL) -> Kind? { .valid }

    /// The name may begin with a code that every schema knows.
    private static func invalid(_ file: String, _ folder: URL) -> Kind? {
        let stem = file.dropLast(".json".count)
        let word = String(stem.prefix { $0 != " " })
        return .invalid(code: word.contains(".") ? word : nil)
    }

    /// What comes out is no sample of its own.
    private static func fix(_ file: String, _ folder: URL) -> Kind? {
        if file.hasSuffix(".out.json") {
            let input = file.dropLast(".out.json".count) + ".in.json"
            let isPaired = FileManager.default.fileExists(atPath: folder.appending(path: String(input)).path)
            return isPaired ? nil : .missing("there is no \(input)")
        }
        guard file.hasSuffix(".in.json") else { return .missing("a file of fix/ ends with .in.json or .out.json") }
        let output = file.dropLast(".in.json".count) + ".out.json"
        guard let bytes = try? Data(contentsOf: folder.appending(path: String(output))) else {
            return .missing("there is no \(output)")
        }
        return .fix(canonical: Array(bytes), file: String(output))
    }
}
