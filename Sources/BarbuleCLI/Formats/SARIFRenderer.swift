internal import BarbuleEngine
internal import BarbuleRender

/// SARIF 2.1.0 (OASIS): one run, a result per issue. The rules are those of the codes that were told, so they come last.
struct SARIFRenderer: IssueRenderer {
    let catalogue: IssueCatalogue
    let isQuiet: Bool

    static let schemaURI = "https://json.schemastore.org/sarif-2.1.0.json"

    var separator: [UInt8] { [UInt8(ascii: ","), 0x0A] }

    func head() -> [UInt8] {
        Array(
            #"{"$schema":"\#(Self.schemaURI)","version":"2.1.0","runs":[{"columnKind":"unicodeCodePoints","results":["#
                .utf8)
            + [0x0A]
    }

    func append(_ facts: ReportFacts, isChanged: Bool, to output: inout [UInt8]) {
        var renderer = JSONRenderer()
        swap(&renderer.output, &output)
        for issue in facts.issues(isQuiet: isQuiet) {
            renderer.output += separator
            renderer.object { $0.result(issue, facts) }
        }
        swap(&renderer.output, &output)
    }

    func tail(_ codes: [String]) -> [UInt8] {
        var renderer = JSONRenderer(output: Array("\n],\"tool\":{".utf8))
        renderer.member("driver") {
            $0.member("name", "barbule")
            $0.member("version", ToolVersion.number)
            $0.name("rules")
            $0.array(codes) { renderer, code in renderer.object { $0.rule(code, catalogue[code]) } }
        }
        return renderer.output + Array("}}]}\n".utf8)
    }

    static func level(_ severity: Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}

extension JSONRenderer {
    /// §3.27
    fileprivate mutating func result(_ issue: Issue, _ facts: ReportFacts) {
        member("ruleId", issue.code)
        member("level", SARIFRenderer.level(issue.severity))
        member("message") { $0.member("text", facts.message(issue)) }
        name("locations")
        array([issue]) { renderer, issue in
            renderer.object {
                $0.member("physicalLocation") {
                    $0.member("artifactLocation") { $0.member("uri", facts.path.uriReference) }
                    $0.member("region") { $0.region(issue, facts.place) }
                }
                let pointer = facts.pointer(issue)
                guard !pointer.isEmpty else { return }
                $0.name("logicalLocations")
                $0.array([pointer]) { renderer, pointer in renderer.object { $0.member("fullyQualifiedName", pointer) }
                }
            }
        }
    }

    /// §3.30: columns count code points, the end column is the one behind.
    private mutating func region(_ issue: Issue, _ place: PayloadPlace) {
        member("startLine", place.line(of: issue.position))
        member("startColumn", place.column(of: issue.position))
        member("endLine", place.line(of: issue.endPosition))
        member("endColumn", place.column(of: issue.endPosition))
        member("byteOffset", place.byteOffset + issue.byteRange.lowerBound)
        member("byteLength", issue.byteRange.count)
    }

    /// §3.49; a code that only a schema knows has a name and nothing else.
    fileprivate mutating func rule(_ code: String, _ entry: IssueCatalogue.Entry?) {
        member("id", code)
        guard let entry else { return }
        member("shortDescription") { $0.member("text", entry.prose(in: Words.english.language)) }
        if !entry.why.isEmpty { member("help") { $0.member("text", entry.why) } }
        member("defaultConfiguration") { $0.member("level", SARIFRenderer.level(entry.severity)) }
    }
}

extension PathName {
    /// A relative reference or a file URI (RFC 3986, RFC 8089).
    var uriReference: String {
        if isStandardInput { return "stdin" }
        var text = bytes.first == UInt8(ascii: "/") ? "file://" : ""
        for byte in bytes {
            let isPlain = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~/".utf8.contains(byte)
            text += isPlain ? String(UnicodeScalar(byte)) : PercentByte.text(byte)
        }
        return text
    }
}
