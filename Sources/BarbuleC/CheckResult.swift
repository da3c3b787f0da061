internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import Synchronization

/// A report, and what was made of it for C: asking for a length and then for the bytes makes them once.
final class CheckResult: Sendable {
    let report: Report
    private let payload: [UInt8]
    private let schemaName: String
    private let texts = Mutex<[Text: [UInt8]]>([:])

    enum Text: Sendable, Hashable {
        case canonical
        case report(showsValues: Bool)
        case patch
    }

    init(_ report: Report, of payload: [UInt8], by schema: Schema) {
        self.report = report
        self.payload = payload
        schemaName = schema.name
    }

    /// - Returns: nil for a canonical document that does not exist.
    func bytes(of text: Text) throws(Misuse) -> [UInt8]? {
        if let known = texts.withLock({ $0[text] }) { return known }
        guard let made = try RoomyStack.run(for: payload, { self.make(text) }) else { return nil }
        texts.withLock { $0[text] = made }
        return made
    }

    func isChanged() throws(Misuse) -> Bool { try RoomyStack.run(for: payload) { self.report.isChanged } }

    private func make(_ text: Text) -> [UInt8]? {
        switch text {
        case .canonical: return report.canonical
        case .patch: return report.patch.json
        case .report(let showsValues):
            let facts = ReportFacts(report, of: payload, path: PathName(bytes: []), showsValues: showsValues)
            return JSONRenderer.render(facts, schemaName: schemaName, isFileNamed: false).dropLast()
        }
    }
}
