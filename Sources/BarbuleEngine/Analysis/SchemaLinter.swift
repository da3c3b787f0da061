internal import BarbuleValues

/// Looks for every mistake of a schema, not only for the first one that keeps it from compiling.
///
/// ```
/// text ─ JSON ─ meta-schema ─ references ─ compiler ─ facts of x-… ─ what can never apply ─ defaults and examples
/// ```
///
/// Whatever it says about reachability is certain: in doubt it says nothing. Formats count as assertions, as they do in
/// a check.
package enum SchemaLinter {
    /// - Parameters:
    ///   - text: the schema.
    ///   - others: schemas it refers to; their own mistakes are told as far as the compiler meets them.
    /// - Returns: what was found, in the order of the files and of the text.
    package static func findings(
        in text: [UInt8], name: String, with others: [(name: String, text: [UInt8])] = [],
        dialect: Dialect = .draft2020_12
    ) -> [SchemaFinding] {
        var registry: SchemaRegistry
        do throws(SchemaError) { registry = try makeRegistry(text, name, others, dialect) } catch {
            return [SchemaFinding(error)]
        }
        var findings = FindingList()
        for error in (try? registry.mistakes(inDocument: name)) ?? [] { findings.add(SchemaFinding(error)) }
        for error in registry.unresolvedReferences(inDocument: name) { findings.add(SchemaFinding(error)) }
        compile(text, name, others, dialect, into: &findings)
        return findings.sorted
    }

    private static func makeRegistry(
        _ text: [UInt8], _ name: String, _ others: [(name: String, text: [UInt8])], _ dialect: Dialect
    ) throws(SchemaError) -> SchemaRegistry {
        var registry = SchemaRegistry()
        registry.defaultDialect = dialect
        registry.assertsFormat = true
        for file in others { try registry.add(file.text, uri: file.name, name: file.name) }
        try registry.add(text, uri: name, name: name)
        return registry
    }

    /// The compiler stops at a mistake. The keyword is then hidden from it, so that it finds the next one, and what can
    /// be compiled is looked at.
    private static func compile(
        _ text: [UInt8], _ name: String, _ others: [(name: String, text: [UInt8])], _ dialect: Dialect,
        into findings: inout FindingList
    ) {
        var text = text
        for round in 0..<compileCountMax {
            do throws(SchemaError) {
                var registry = try makeRegistry(text, name, others, dialect)
                let graph = try registry.compile(root: name)
                let plan = try PlanBuilder.build(graph)
                var pass = LintPass(graph, plan, registry, document: name, catalogue: .embedded)
                for finding in pass.run() { findings.add(finding) }
                return
            } catch {
                findings.add(SchemaFinding(error))
                guard error.file == name, let next = hiding(error.pointer, in: text, round: round), next != text else {
                    return
                }
                text = next
            }
        }
    }

    private static let compileCountMax = 50

    /// The text with the innermost member of a pointer renamed to `x-___1`. Every other byte stays where it is.
    private static func hiding(_ pointer: String, in text: [UInt8], round: Int) -> [UInt8]? {
        guard let document = Document(text: text), let tokens = JSONPointer.parse(JSONString(pointer)) else {
            return nil
        }
        var node = document.root
        var innermost: NodeID?
        for token in tokens {
            if document.kind(of: node) == .object, let member = document.member(named: token, of: node) {
                (node, innermost) = (member, member)
            } else if let index = JSONPointer.index(token), document.kind(of: node) == .array,
                let element = document.children(of: node).dropFirst(index).first(where: { _ in true })
            {
                node = element
            } else {
                break
            }
        }
        guard let name = innermost.flatMap({ document.nameByteRange(of: $0) })?.dropFirst().dropLast(),
            name.count > 2
        else { return nil }
        var text = text
        // A name of its own, so that two hidden members of one object stay two.
        let number = Array(String(round).utf8)
        let fill = [UInt8](repeating: UInt8(ascii: "_"), count: max(0, name.count - 2 - number.count))
        let hidden = (Array("x-".utf8) + fill + number).prefix(name.count)
        text.replaceSubrange(name, with: hidden)
        return text
    }
}

/// Findings without repetitions: the same place is told once by whoever came first.
private struct FindingList {
    private struct Place: Hashable {
        var file: String
        var line: Int
        var column: Int
    }

    private var findings: [SchemaFinding] = []
    private var errorPlaces: Set<Place> = []

    mutating func add(_ finding: SchemaFinding) {
        let error = finding.error
        let place = Place(file: error.file, line: error.line, column: error.column)
        if finding.severity == .error, !errorPlaces.insert(place).inserted { return }
        findings.append(finding)
    }

    var sorted: [SchemaFinding] {
        findings.enumerated().sorted {
            let (a, b) = ($0.element.error, $1.element.error)
            return (a.file, a.line, a.column, $0.offset) < (b.file, b.line, b.column, $1.offset)
        }.map(\.element)
    }
}

extension SchemaRegistry {
    /// Every reference of a document that leads nowhere.
    mutating func unresolvedReferences(inDocument uri: String) -> [SchemaError] {
        // Asking for nothing indexes what is there.
        _ = try? compile(root: "")
        guard let document = documents.lastIndex(where: { $0.uri == uri }) else { return [] }
        var errors: [SchemaError] = []
        for site in sites.values where site.document == document {
            for keyword in ["$ref", "$dynamicRef"] as [JSONString] {
                guard let value = site.value[keyword], let reference = value.string,
                    KeywordTable.index(of: keyword, in: resources[site.resource].edition) != nil,
                    keyword == "$ref" || resources[site.resource].edition.wantsBookend,
                    case .failure(let failure) = target(of: reference, from: site.resource)
                else { continue }
                let place = documents[document].position(of: value.byteOffset)
                errors.append(
                    SchemaError(
                        code: "schema.unresolved_reference", file: documents[document].name,
                        pointer: JSONString(site.pointer + [UInt8(ascii: "/")] + keyword.utf8).description,
                        line: place.line, column: place.column,
                        parameters: ["reference": reference.description, "reason": failure.reason.rawValue]))
            }
        }
        return errors
    }
}
