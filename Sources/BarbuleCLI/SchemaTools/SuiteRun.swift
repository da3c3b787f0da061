internal import BarbuleEngine
internal import BarbuleRender

/// Runs test files one after another and words their failures.
struct SuiteRun {
    private(set) var passedCount = 0
    private(set) var failedCount = 0
    private let resources: SuiteResources
    private let assertsFormat: Bool
    private var runners: [SuiteResources.Mode: SuiteRunner] = [:]

    init(resources: SuiteResources, assertsFormat: Bool) {
        self.resources = resources
        self.assertsFormat = assertsFormat
    }

    /// - Returns: one paragraph for each failure.
    mutating func run(_ file: PathName) throws(CommandFailure) -> String {
        let path = file.shown
        var mode = SuiteResources.Mode(dialect: resources.chosen ?? .draft2020_12, assertsFormat: assertsFormat)
        if resources.chosen == nil, let folder = SuiteResources.dialectFolder(in: path) {
            guard let dialect = folder.dialect else {
                failedCount += 1
                return "FAIL \(path)\n     the dialect \(folder.name) is not known\n"
            }
            mode.dialect = dialect
        }
        if path.split(separator: "/").suffix(3).starts(with: ["optional", "format"]) { mode.assertsFormat = true }
        let runner = try runner(mode)
        let text = try FileReader.read(file, bytesMax: SchemaSource.schemaBytesMax)
        do throws(SchemaError) {
            let outcome = try runner.run(text, name: path)
            passedCount += outcome.passedCount
            failedCount += outcome.failures.count
            return outcome.failures.map { Self.words(for: $0, path) }.joined()
        } catch {
            failedCount += 1
            return "FAIL \(path):\(error.line)\n     \(TerminalText.safe(error.description))\n"
        }
    }

    private mutating func runner(_ mode: SuiteResources.Mode) throws(CommandFailure) -> SuiteRunner {
        if let known = runners[mode] { return known }
        let runner = try resources.runner(mode)
        runners[mode] = runner
        return runner
    }

    private static func words(for failure: SuiteRunner.Failure, _ path: String) -> String {
        let name = [failure.group, failure.test].filter { !$0.isEmpty }.joined(separator: ": ")
        let reason =
            switch failure.reason {
            case .isValid: "expected invalid, is valid"
            case .isInvalid(let keyword, let pointer):
                "expected valid, is invalid: \(keyword)" + (pointer.isEmpty ? "" : " at \(pointer)")
            case .isUndecided: "nested too deep to decide"
            case .noSchema(let error): "the schema does not compile: \(error)"
            }
        return "FAIL \(path):\(failure.line)  \(TerminalText.safe(name))\n     \(TerminalText.safe(reason))\n"
    }
}
