import Barbule

/// Inputs of one kind in growing sizes.
struct Family: Sendable {
    /// One input, made before anything is counted.
    struct Job {
        let byteCount: Int
        let work: () throws -> Int
    }

    let title: String
    /// How many pieces the smallest input has.
    let firstCount: Int
    let make: @Sendable (_ count: Int) throws -> Job

    init(_ title: String, from firstCount: Int, make: @escaping @Sendable (_ count: Int) throws -> Job) {
        self.title = title
        self.firstCount = firstCount
        self.make = make
    }

    /// Checks payloads with one schema: verdict, issues, canonical bytes and changes.
    static func checking(
        _ title: String, from firstCount: Int, by schema: @escaping @Sendable () throws -> Schema,
        _ payload: @escaping @Sendable (_ count: Int) -> String
    ) -> Family {
        Family(title, from: firstCount) { count in
            let schema = try schema()
            // What is made once, at the first check, is not part of the input's cost.
            _ = tally(schema.check(Array(payload(1).utf8), limits: limits))
            let bytes = Array(payload(count).utf8)
            return Job(byteCount: bytes.count) { tally(schema.check(bytes, limits: limits)) }
        }
    }

    static func checking(
        _ title: String, from firstCount: Int, by text: String, _ payload: @escaping @Sendable (_ count: Int) -> String
    ) -> Family {
        checking(title, from: firstCount, by: { try Schema(compiling: Array(text.utf8), name: "growth.json") }, payload)
    }

    /// Compiles schemas and checks one payload with each.
    static func compiling(
        _ title: String, from firstCount: Int, payload: String, _ schema: @escaping @Sendable (_ count: Int) -> String
    ) -> Family {
        Family(title, from: firstCount) { count in
            _ = try Schema(compiling: Array(schema(1).utf8), name: "growth.json")
            let text = Array(schema(count).utf8)
            return Job(byteCount: text.count) {
                tally(try Schema(compiling: text, name: "growth.json").check(Array(payload.utf8), limits: limits))
            }
        }
    }

    /// The deepest there is, and the limits of a report otherwise.
    static let limits = Limits(depthMax: Limits.depthCeiling)

    /// Everything of a report is asked for.
    static func tally(_ report: Report) -> Int {
        report.issues.count + (report.canonical?.count ?? 0) + report.changes.count
    }
}

extension String {
    /// Pieces that know their number, between commas.
    init(pieces count: Int, separator: String = ",", _ piece: (_ index: Int) -> String) {
        self = (0..<count).map(piece).joined(separator: separator)
    }
}
