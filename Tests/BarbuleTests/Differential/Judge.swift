import Foundation

/// Another implementation of JSON Schema, asked in a Python process of its own.
struct Judge: Sendable, CustomStringConvertible {
    /// The distribution on PyPI.
    let name: String
    let module: String

    static let all = [Judge(name: "jsonschema-rs", module: "jsonschema_rs"), Judge(name: "jsonschema", module: "jsonschema")]

    var description: String { name }

    /// The interpreter: `BARBULE_PYTHON`, or `python3`.
    static let python = ProcessInfo.processInfo.environment["BARBULE_PYTHON"] ?? "python3"

    /// Its version; nil where it is not installed.
    func version() throws -> String? {
        let run = try Run("\(Self.python) -c 'import \(module), importlib.metadata as m; print(m.version(\"\(name)\"))'")
        return run.status == 0 ? run.output.trimmingCharacters(in: .whitespacesAndNewlines) : nil
    }

    /// One line for each line of the file: `1` and `0` for its instances, or `E` and why the schema was refused.
    func verdicts(on file: URL) throws -> [String] {
        let script = file.deletingLastPathComponent().appending(path: "judge.py")
        try Data(Self.script.utf8).write(to: script)
        let run = try Run("\(Self.python) -W ignore '\(script.path)' \(module) '\(file.path)'")
        guard run.status == 0 else { throw Failure(text: "\(name): \(run.errors.suffix(2_000))") }
        return run.output.split(separator: "\n").map(String.init)
    }

    struct Failure: Error { var text: String }

    private static let script = """
        import importlib, json, sys
        module = importlib.import_module(sys.argv[1])
        for line in open(sys.argv[2], encoding="utf-8"):
            case = json.loads(line)
            try:
                validator = getattr(module, case["validator"])(case["schema"])
                print("".join("1" if validator.is_valid(value) else "0" for value in case["instances"]))
            except Exception as error:
                print("E", type(error).__name__, str(error).replace("\\n", " ")[:200])
        """
}
