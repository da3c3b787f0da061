internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues

/// How far a run has come: written down now and then, so that it can go on after anything.
///
/// It is bound to its inputs and settings: going on with others would make outputs that no run would have made.
struct Checkpoint: Sendable {
    struct Input: Sendable, Equatable {
        var path: String
        /// Of a pipe both are 0.
        var byteCount: Int
        var modified: Int
    }

    /// A digest of schema, options and outputs.
    var settings = ""
    /// The moment of the run; a later one could judge dates otherwise.
    var now = ""
    var inputs: [Input] = []
    /// The input being read, and where its next batch begins.
    var inputIndex = 0
    var position = RecordSplitter.Position()
    /// What stands before that place.
    var tailCount = 0
    var tail = ""
    var acceptedByteCount = 0
    var rejectsByteCount = 0
    var hasFailed = false
    /// One for each input that was begun.
    var tallies: [RecordTally] = []

    static let tailCountMax = 4096

    // MARK: JSON

    var json: [UInt8] {
        var renderer = JSONRenderer()
        renderer.object {
            $0.member("barbule", ToolVersion.number)
            $0.member("settings", settings)
            $0.member("now", now)
            $0.name("inputs")
            $0.array(inputs) { renderer, input in
                renderer.object {
                    $0.member("path", input.path)
                    $0.member("bytes", input.byteCount)
                    $0.member("modified", input.modified)
                }
            }
            $0.member("input", inputIndex)
            $0.member("line", position.line)
            $0.member("column", position.column)
            $0.member("offset", position.byteOffset)
            $0.member("place", position.place)
            $0.member("elements", position.elementCount)
            $0.member("tailBytes", tailCount)
            $0.member("tail", tail)
            $0.member("accepted", acceptedByteCount)
            $0.member("rejects", rejectsByteCount)
            $0.member("failed", hasFailed)
            $0.name("tallies")
            $0.array(tallies) { renderer, tally in renderer.object { $0.tally(tally, isSorted: false) } }
        }
        return renderer.output + [0x0A]
    }

    /// The beginning of a run.
    init(_ sources: [StreamSource], settings: String) {
        self.settings = settings
        now = String(decoding: Timestamp.now.text ?? [], as: UTF8.self)
        inputs = sources.map { source in
            let isRegular = source.facts.isRegular
            return Input(
                path: source.path.shown, byteCount: isRegular ? source.facts.byteCount : 0,
                modified: isRegular ? source.facts.modified : 0)
        }
        tallies = [RecordTally(rowCountMax: StreamRun.rowCountMax)]
    }

    /// - Returns: `nil` when it is not a checkpoint.
    init?(json: [UInt8]) {
        guard let root = try? JSONValue(parsing: json), let settings = root.text("settings"), let now = root.text("now"),
            let inputs = root["inputs"]?.elements, let tallies = root["tallies"]?.elements, let tail = root.text("tail"),
            let hasFailed = root["failed"]?.boolean
        else { return nil }
        self.settings = settings
        self.now = now
        self.tail = tail
        self.hasFailed = hasFailed
        for input in inputs {
            guard let path = input.text("path") else { return nil }
            self.inputs.append(Input(path: path, byteCount: input.number("bytes"), modified: input.number("modified")))
        }
        inputIndex = root.number("input")
        position.line = root.number("line")
        position.column = root.number("column")
        position.byteOffset = root.number("offset")
        position.place = root.number("place")
        position.elementCount = root.number("elements")
        tailCount = root.number("tailBytes")
        acceptedByteCount = root.number("accepted")
        rejectsByteCount = root.number("rejects")
        for json in tallies {
            guard let tally = RecordTally(json: json) else { return nil }
            self.tallies.append(tally)
        }
    }
}

extension JSONValue {
    func text(_ name: JSONString) -> String? { self[name]?.string?.description }
    func number(_ name: JSONString) -> Int { self[name]?.integer ?? 0 }
}
