/// Checks of many payloads one after the other, with buffers of their own: what a worker of a stream holds.
///
/// One session belongs to one thread; any number of them share a schema.
package final class CheckSession {
    private let schema: Schema
    private let options: CheckOptions
    private let limits: Limits
    private var workspace = Workspace()
    private var checker: Checker

    /// A tape beyond this many nodes was one huge payload's; its memory is given back.
    private static let tapeNodesKept = 1 << 16

    package init(_ schema: Schema, options: CheckOptions, limits: Limits) {
        self.schema = schema
        self.options = options
        self.limits = limits
        checker = schema.makeChecker(options, limits, workspace, looksQuickly: true)
    }

    /// Checks one payload.
    ///
    /// - Parameter isStart: a byte order mark may stand only where a file begins.
    package func check(_ payload: [UInt8], isStart: Bool) -> Report {
        if !isStart, payload.count >= 3, payload[0] == 0xEF, payload[1] == 0xBB, payload[2] == 0xBF {
            return refuse(payload, JSONSyntaxError(.unexpectedByte, byteOffset: 0, expected: "value", found: "byte order mark"))
        }
        let report = checker.check(payload, workspace)
        if unsafe workspace.tape.storage.count > Self.tapeNodesKept {
            workspace = Workspace()
            checker = schema.makeChecker(options, limits, workspace, looksQuickly: true)
        }
        return report
    }

    /// The report of something that stands in place of a payload.
    package func refuse(_ payload: [UInt8], _ error: JSONSyntaxError) -> Report {
        Report(broken: payload, by: error, schema: schema.storage, options.loadedPlan)
    }
}

extension Schema {
    /// A payload may be an array: the root does not say that it is of another type.
    package var takesArrays: Bool {
        var place = storage.graph.root
        // References lead on; a schema that leads in circles says nothing of types.
        for _ in 0..<16 {
            let subschema = storage.graph[place]
            if let type = subschema.json["type"] {
                let names = type.elements ?? [type]
                return names.contains { $0.string == "array" }
            }
            guard let next = subschema.ref else { return true }
            place = next
        }
        return true
    }
}
