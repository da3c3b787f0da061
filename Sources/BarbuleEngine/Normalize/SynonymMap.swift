internal import BarbuleValues

/// `map`: synonyms and the canonical text each stands for.
///
/// ```json
/// { "values": { "MALE": ["man", "hombre"], "FEMALE": ["woman"] },
///   "when":   [ { "if": { "member": "language", "in": ["ES"] }, "ambiguous": ["m"] } ],
///   "refuse": { "gender.unsupported": ["x"] }, "drop": ["prefer not to say"], "lossy": ["…"] }
/// ```
///
/// Words are compared by ``TextFold/key(_:)``: case, accents, spaces and punctuation do not matter. An entry of `when`
/// whose condition holds goes before the plain values. A word of no list is left for `enum` to judge, and a canonical
/// text, written exactly so, is itself whatever its siblings say: else what one run made valid another would refuse.
struct SynonymMap: Sendable {
    private enum Target: Sendable {
        case value([UInt8], isLossy: Bool)
        case ambiguous
        case refuse(code: String)
        case drop
    }

    private struct Exception: Sendable {
        var condition: Condition
        var targets: [[UInt8]: Target]
    }

    private var targets: [[UInt8]: Target] = [:]
    private var exceptions: [Exception] = []
    private var canonicals: Set<[UInt8]> = []

    var siblings: [JSONString] { exceptions.flatMap(\.condition.members) }

    init(_ reader: SchemaReader) throws(SchemaError) {
        let lossy = Set(try reader.member("lossy")?.texts().map(TextFold.key) ?? [])
        targets = try Self.targets(reader, lossy: lossy)
        canonicals = Self.canonicals(targets)
        for entry in try reader.member("when")?.elements() ?? [] {
            exceptions.append(
                Exception(
                    condition: try Condition(try entry.require("if")), targets: try Self.targets(entry, lossy: lossy)))
        }
        for exception in exceptions { canonicals.formUnion(Self.canonicals(exception.targets)) }
    }

    private static func canonicals(_ targets: [[UInt8]: Target]) -> Set<[UInt8]> {
        Set(targets.values.compactMap { if case .value(let text, _) = $0 { text } else { nil } })
    }

    private static func targets(_ reader: SchemaReader, lossy: Set<[UInt8]>) throws(SchemaError) -> [[UInt8]: Target] {
        var targets: [[UInt8]: Target] = [:]
        func add(_ word: [UInt8], _ target: Target, _ place: SchemaReader) throws(SchemaError) {
            let key = TextFold.key(word)
            if case .value(let new, _) = target, case .value(let old, _)? = targets[key], new != old {
                throw place.error("schema.conflict", expected: "one canonical value for each word")
            }
            targets[key] = target
        }
        for (canonical, words) in try reader.member("values")?.members() ?? [] {
            try add(canonical.utf8, .value(canonical.utf8, isLossy: false), words)
            let losesAlways = lossy.contains(TextFold.key(canonical.utf8))
            for word in try words.texts() {
                let isLossy = losesAlways || lossy.contains(TextFold.key(word))
                try add(word, .value(canonical.utf8, isLossy: isLossy), words)
            }
        }
        for (code, words) in try reader.member("refuse")?.members() ?? [] {
            for word in try words.texts() { try add(word, .refuse(code: code.description), words) }
        }
        if let words = reader.member("ambiguous") {
            for word in try words.texts() { try add(word, .ambiguous, words) }
        }
        if let words = reader.member("drop") {
            for word in try words.texts() { try add(word, .drop, words) }
        }
        return targets
    }

    /// Canonical texts; they stand for themselves.
    var canonicalTexts: [JSONString] { canonicals.map { JSONString($0) }.sorted() }

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        if canonicals.contains(text) { return Reading(.canonical(text)) }
        let key = TextFold.key(text)
        let target = exceptions.lazy.filter { $0.condition.holds(in: context) }.compactMap { $0.targets[key] }.first
        switch target ?? targets[key] {
        case .value(let canonical, let isLossy):
            guard canonical != text else { return Reading(.canonical(text)) }
            return Reading(.canonical(canonical), [Finding(isLossy ? "map.lossy" : "map.normalized")])
        case .ambiguous: return .refused("map.ambiguous")
        case .refuse(let code): return .refused(code)
        case .drop: return Reading(.dropped, [Finding("value.placeholder")])
        case nil: return Reading(.canonical(text))
        }
    }
}
