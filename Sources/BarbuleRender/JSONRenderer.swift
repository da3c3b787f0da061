package import BarbuleEngine
internal import BarbuleValues

/// One report as one line of JSON: the same record of an issue everywhere.
package struct JSONRenderer {
    package var output: [UInt8]

    package init(output: [UInt8] = []) { self.output = output }

    /// - Parameter isFileNamed: whether there is a file that the report is of.
    package static func render(_ facts: ReportFacts, schemaName: String, isFileNamed: Bool = true) -> [UInt8] {
        var renderer = JSONRenderer()
        renderer.object {
            if isFileNamed { $0.member("file", facts.path.shown) }
            $0.member("valid", facts.report.isValid)
            $0.member("changed", facts.report.isChanged)
            $0.counts(facts)
            $0.issues(facts)
            $0.versions(schemaName: schemaName, numberingPlan: facts.report.numberingPlanVersion)
        }
        return renderer.output + [0x0A]
    }

    package mutating func counts(_ facts: ReportFacts) {
        member("counts") {
            $0.member("error", facts.report.errorCount)
            $0.member("warning", facts.report.warningCount)
            $0.member("info", facts.report.infoCount)
            $0.member("shown", facts.issues.count)
            $0.member("fixable", facts.issues.count { facts.isFixed($0) })
        }
    }

    package mutating func versions(schemaName: String, numberingPlan: String) {
        member("versions") {
            $0.member("barbule", BarbuleVersion.number)
            $0.member("schema", schemaName)
            $0.member("unicode", UnicodeVersions.unicode)
            $0.member("icu", UnicodeVersions.icu)
            $0.member("numberingPlan", numberingPlan)
        }
    }

    package mutating func issues(_ facts: ReportFacts) {
        name("issues")
        array(facts.issues) { $0.issue($1, facts) }
    }

    private mutating func issue(_ issue: Issue, _ facts: ReportFacts) {
        object { $0.members(of: issue, facts) }
    }

    package mutating func members(of issue: Issue, _ facts: ReportFacts) {
        member("code", issue.code)
        member("severity", issue.severity.rawValue)
        member("action", issue.action.rawValue)
        member(
            "pointer", facts.showsValues ? issue.instanceLocation : ValueMask.maskedPointer(issue.instanceLocation))
        member("line", facts.place.line(of: issue.position))
        member("column", facts.place.column(of: issue.position))
        member("endLine", facts.place.line(of: issue.endPosition))
        member("endColumn", facts.place.column(of: issue.endPosition))
        member("byteOffset", facts.place.byteOffset + issue.byteRange.lowerBound)
        member("byteLength", issue.byteRange.count)
        member("keywordLocation", issue.keywordLocation)
        member("absoluteKeywordLocation", issue.absoluteKeywordLocation)
        member("message", facts.message(issue))
        member("parameters") { for (name, fact) in facts.parameters(issue) { $0.member(name, fact) } }
        member("sensitive", issue.isSensitive)
        name("fix")
        array(facts.fixes(issue)) { $0.fix($1, of: issue, facts) }
    }

    /// Operations as in a JSON Patch; a personal value is left out unless shown.
    private mutating func fix(_ change: Change, of issue: Issue, _ facts: ReportFacts) {
        object {
            $0.member("op", change.operation.rawValue)
            $0.member("path", facts.showsValues ? change.path : ValueMask.maskedPointer(change.path))
            guard let value = change.after else { return }
            let isSensitive = issue.isSensitive || change.isSensitive || change.operation == .add
            guard facts.mask(of: value, isSensitive: isSensitive).regions.isEmpty else { return }
            $0.name("value")
            $0.output += value
        }
    }

    // MARK: Writing

    package mutating func object(_ body: (inout JSONRenderer) -> Void) {
        output.append(UInt8(ascii: "{"))
        body(&self)
        output.append(UInt8(ascii: "}"))
    }

    package mutating func array<Element>(_ elements: [Element], _ body: (inout JSONRenderer, Element) -> Void) {
        output.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            body(&self, element)
        }
        output.append(UInt8(ascii: "]"))
    }

    package mutating func name(_ name: String) {
        if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
        JSONText.appendQuoted(name.utf8, to: &output)
        output.append(UInt8(ascii: ":"))
    }

    package mutating func member(_ name: String, _ text: String?) {
        self.name(name)
        if let text { JSONText.appendQuoted(text.utf8, to: &output) } else { output += Array("null".utf8) }
    }

    package mutating func member(_ name: String, _ number: Int) {
        self.name(name)
        output += Array(String(number).utf8)
    }

    package mutating func member(_ name: String, _ truth: Bool) {
        self.name(name)
        output += Array((truth ? "true" : "false").utf8)
    }

    package mutating func member(_ name: String, _ body: (inout JSONRenderer) -> Void) {
        self.name(name)
        object(body)
    }
}
