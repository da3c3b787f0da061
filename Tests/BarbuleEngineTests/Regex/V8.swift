import Foundation

/// Asks V8, through Node.js, what patterns with the `u` flag say of texts.
enum V8 {
    struct Question: Codable {
        var pattern: String
        var texts: [String]
    }

    /// For each pattern: whether each text matches; nil when the pattern is a syntax error.
    typealias Answer = [Bool]?

    /// Path of Node.js: `BARBULE_NODE`, else the first `node` of `PATH`.
    static let node: URL? = {
        let environment = ProcessInfo.processInfo.environment
        var paths = (environment["PATH"] ?? "").split(separator: ":").map { String($0) + "/node" }
        if let own = environment["BARBULE_NODE"] { paths = [own] }
        return paths.first(where: FileManager.default.isExecutableFile(atPath:)).map(URL.init(fileURLWithPath:))
    }()

    /// V8 has a fault: `/(?!\1)(a){0}/u` matches "😀" at 1, between the two surrogates. The standard knows no such position
    /// (ECMA-262 §22.2.2.1: with `u`, the input is a list of code points), so then every code point is tried by itself.
    private static let script = """
        const questions = JSON.parse(require("fs").readFileSync(process.argv[1]));
        console.log(JSON.stringify(questions.map(({pattern, texts}) => {
            let regex, sticky;
            try { regex = new RegExp(pattern, "u"); sticky = new RegExp(pattern, "uy"); } catch { return null; }
            const splits = (text, at) => /^[\\ud800-\\udbff][\\udc00-\\udfff]/.test(text.slice(at - 1, at + 1));
            return texts.map(text => {
                const match = regex.exec(text);
                if (!match || match.index === 0 || !splits(text, match.index)) return match !== null;
                for (let at = 0; at <= text.length; at++) {
                    sticky.lastIndex = at;
                    if (!(at > 0 && splits(text, at)) && sticky.test(text)) return true;
                }
                return false;
            });
        })));
        """

    /// One run of Node.js for all questions.
    static func answers(_ questions: [Question], node: URL) throws -> [Answer] {
        let folder = FileManager.default.temporaryDirectory
        let file = folder.appendingPathComponent("barbule-v8-\(UUID().uuidString).json")
        let output = folder.appendingPathComponent("barbule-v8-\(UUID().uuidString).out")
        try JSONEncoder().encode(questions).write(to: file)
        try Data().write(to: output)
        defer {
            try? FileManager.default.removeItem(at: file)
            try? FileManager.default.removeItem(at: output)
        }
        let process = Process()
        process.executableURL = node
        // V8's machine code forgets now and then that `(?i:…)` has ended (seen with 13.6: `σ` matched "Σ"); its interpreter,
        // asked here, does not.
        process.arguments = ["--regexp-interpret-all", "-e", script, file.path]
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        return try JSONDecoder().decode([Answer].self, from: Data(contentsOf: output))
    }
}
