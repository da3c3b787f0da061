internal import BarbuleValues

/// `phone`: a full number, or its calling code and national number, and their consistency.
///
/// Reads numbers that say they are international (`+`, `00`) by the table of assigned calling codes and splits, joins
/// or compares them. What needs a numbering plan (trunk prefixes, lengths, numbers without plus) is left as it is.
struct PhoneRule: Rule {
    static let kind = "phone"

    private enum Output: String { case split, joined, both }

    private let full: JSONString
    private let callingCode: JSONString
    private let number: JSONString
    private let country: JSONString?
    private let output: OptionReference?
    private let mismatchCode: String?
    private let reserved: ReservedValues?

    init(_ reader: SchemaReader) throws(SchemaError) {
        full = try reader.require("full").jsonString()
        callingCode = try reader.require("callingCode").jsonString()
        number = try reader.require("number").jsonString()
        country = try reader.member("country")?.jsonString()
        output = try reader.member("output")?.into(OptionReference.init)
        mismatchCode = try reader.member("mismatch")?.string()
        reserved = try reader.member("reserved")?.into(ReservedValues.init)
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard !hasForeignMember(record, in: run) else { return }
        let members = Members(
            full: run.text(of: full, in: record), code: run.text(of: callingCode, in: record),
            number: run.text(of: number, in: record))
        run.groups.append(members.nodes)
        guard !members.nodes.isEmpty, !run.hasError(at: members.nodes) else { return }
        if let node = nodeAgainstNull(members, record, in: run) {
            run.report("phone.conflict", at: node)
            return
        }
        do throws(Refusal) {
            let reading = try read(members)
            for finding in reading.findings { run.report(finding.code, at: finding.node) }
            write(reading, members, to: record, in: &run)
        } catch {
            run.report(error.code, at: error.node)
        }
    }

    /// A member that is no text is an error of its own; writing over it would lose it.
    private func hasForeignMember(_ record: NodeID, in run: Normalization) -> Bool {
        [full, callingCode, number].contains { name in
            guard let node = run.document.member(named: name, of: record) else { return false }
            return run.document.kind(of: node) != .string && run.document.kind(of: node) != .null
        }
    }

    /// The text that would have to be written over a null: one clears what the other sets.
    private func nodeAgainstNull(_ members: Members, _ record: NodeID, in run: Normalization) -> NodeID? {
        func isNull(_ name: JSONString) -> Bool {
            run.document.member(named: name, of: record).map { run.document.kind(of: $0) == .null } ?? false
        }
        let form = output?.string(in: run.options).flatMap(Output.init(rawValue:)) ?? .split
        if form != .joined, let member = members.full, isNull(callingCode) || isNull(number) { return member.node }
        if form != .split, let member = members.number, isNull(full) { return member.node }
        return nil
    }

    // MARK: Reading

    fileprivate struct Members {
        var full: (node: NodeID, text: [UInt8])?
        var code: (node: NodeID, text: [UInt8])?
        var number: (node: NodeID, text: [UInt8])?

        var nodes: [NodeID] { [full, code, number].compactMap { $0?.node } }
    }

    private struct Refusal: Error {
        var code: String
        var node: NodeID
    }

    private struct Reading {
        var code: CallingCode
        var number: [UInt8]
        var findings: [(code: String, node: NodeID)] = []
    }

    private func read(_ members: Members) throws(Refusal) -> Reading {
        var findings: [(code: String, node: NodeID)] = []
        var code: CallingCode?
        if let member = members.code { code = try readCode(member, &findings) }
        var parts: Reading?
        if let member = members.number {
            guard let code else { throw Refusal(code: "phone.incomplete", node: member.node) }
            parts = Reading(code: code, number: try readNumber(member, code, &findings))
        } else if let member = members.code, members.full == nil {
            throw Refusal(code: "phone.incomplete", node: member.node)
        }
        guard let member = members.full else {
            guard var parts else { throw Refusal(code: "phone.incomplete", node: members.nodes[0]) }
            parts.findings = findings
            return parts
        }
        var whole = try readFull(member, code, &findings)
        if let parts {
            guard parts.code == whole.code, parts.number == whole.number else {
                throw Refusal(code: "phone.conflict", node: member.node)
            }
        }
        whole.findings = findings
        return whole
    }

    private func readCode(
        _ member: (node: NodeID, text: [UInt8]), _ findings: inout [(code: String, node: NodeID)]
    ) throws(Refusal) -> CallingCode {
        if let region = TwoLetters(member.text), let code = CallingCode(region: region) {
            findings.append(("phone.countrycode_is_region", member.node))
            return code
        }
        guard let text = try? PhoneText(member.text), let code = CallingCode(digits: text.digits.span) else {
            throw Refusal(code: "phone.countrycode_unknown", node: member.node)
        }
        if text.isFormatted { findings.append(("phone.formatting_removed", member.node)) }
        return code
    }

    private func readNumber(
        _ member: (node: NodeID, text: [UInt8]), _ code: CallingCode, _ findings: inout [(code: String, node: NodeID)]
    ) throws(Refusal) -> [UInt8] {
        let text = try parse(member)
        var digits = text.digits
        if text.isInternational {
            guard digits.starts(with: code.digits) else { throw Refusal(code: "phone.conflict", node: member.node) }
            digits.removeFirst(code.digits.count)
            findings.append(("phone.countrycode_in_number", member.node))
        }
        if text.isFormatted { findings.append(("phone.formatting_removed", member.node)) }
        try checkLength(digits, code, member.node)
        return digits
    }

    private func readFull(
        _ member: (node: NodeID, text: [UInt8]), _ given: CallingCode?, _ findings: inout [(code: String, node: NodeID)]
    ) throws(Refusal) -> Reading {
        let text = try parse(member)
        guard text.isInternational else { throw Refusal(code: "phone.incomplete", node: member.node) }
        guard let (code, digitCount) = CallingCode.prefix(of: text.digits.span) else {
            throw Refusal(code: "phone.invalid", node: member.node)
        }
        if let given, given != code { throw Refusal(code: "phone.conflict", node: member.node) }
        let digits = Array(text.digits.dropFirst(digitCount))
        try checkLength(digits, code, member.node)
        if member.text != [UInt8(ascii: "+")] + text.digits { findings.append(("phone.formatting_removed", member.node)) }
        if text.hadTrunkZero { findings.append(("phone.trunk_prefix_removed", member.node)) }
        return Reading(code: code, number: digits)
    }

    private func parse(_ member: (node: NodeID, text: [UInt8])) throws(Refusal) -> PhoneText {
        do throws(PhoneText.Failure) {
            return try PhoneText(member.text)
        } catch {
            throw Refusal(code: error == .multiple ? "phone.multiple" : "phone.invalid", node: member.node)
        }
    }

    /// E.164: at most fifteen digits with the calling code; no plan has numbers of fewer than four.
    private func checkLength(_ digits: [UInt8], _ code: CallingCode, _ node: NodeID) throws(Refusal) {
        guard digits.count >= 4, digits.count + code.digits.count <= 15 else { throw Refusal(code: "phone.invalid", node: node) }
    }

    // MARK: Writing

    private func write(_ reading: Reading, _ members: Members, to record: NodeID, in run: inout Normalization) {
        let form = output?.string(in: run.options).flatMap(Output.init(rawValue:)) ?? .split
        let joined = [UInt8(ascii: "+")] + reading.code.digits + reading.number
        report(reading, joined, members, form, in: &run)
        let anchor = (members.full ?? members.number ?? members.code)?.node
        guard let anchor else { return }
        if form != .joined {
            run.set(callingCode, to: reading.code.digits, in: record, at: anchor)
            run.set(number, to: reading.number, in: record, at: anchor)
        }
        if form != .split { run.set(full, to: joined, in: record, at: anchor) }
        if form == .split, let member = members.full { run.document.remove(member.node) }
        if form == .joined {
            for member in [members.code, members.number] { if let member { run.document.remove(member.node) } }
        }
    }

    private func report(
        _ reading: Reading, _ joined: [UInt8], _ members: Members, _ form: Output, in run: inout Normalization
    ) {
        if let member = members.full, form == .split {
            run.report(members.number == nil ? "phone.split" : "phone.redundant", at: member.node)
        }
        if let member = members.number ?? members.code, form == .joined {
            run.report("phone.joined", at: member.node, alsoChanging: members.code.map { [$0.node] } ?? [])
        }
        if let member = members.full, form == .both, members.number == nil { run.report("phone.split", at: member.node) }
        if let member = members.number, form == .both, members.full == nil { run.report("phone.joined", at: member.node) }
        if let reserved, reserved.isReported(joined, in: run.options), let node = members.nodes.first {
            run.report(reserved.code, at: node)
        }
        if let mismatchCode, let country, let node = run.document.member(named: country, of: members.record(in: run)),
            let region = TwoLetters(Array(run.document.text(of: node))), !reading.code.regions.isEmpty,
            !reading.code.regions.contains(region), CallingCode(region: region) != nil
        {
            run.report(mismatchCode, at: node)
        }
    }
}

extension PhoneRule.Members {
    /// The object that holds the members.
    fileprivate func record(in run: Normalization) -> NodeID {
        nodes.lazy.compactMap { run.document.parent(of: $0) }.first ?? run.document.root
    }
}

extension Normalization {
    /// The text of a string member.
    fileprivate func text(of member: JSONString, in record: NodeID) -> (node: NodeID, text: [UInt8])? {
        guard let node = document.member(named: member, of: record), document.kind(of: node) == .string else { return nil }
        return (node, Array(document.text(of: node)))
    }

    fileprivate func hasError(at nodes: [NodeID]) -> Bool {
        issues.contains { $0.severity == .error && !$0.isAtName && nodes.contains($0.node) } || nodes.contains { contested.contains($0) }
    }

    /// Gives a member a text, adding it beside `anchor` when it is not there.
    fileprivate mutating func set(_ member: JSONString, to text: [UInt8], in record: NodeID, at anchor: NodeID) {
        if let node = document.member(named: member, of: record) {
            if document.kind(of: node) != .string || !document.text(of: node).elementsEqual(text) {
                document.replace(node, kind: .string, text: text)
            }
        } else {
            let node = document.create(.string, text: text, standingFor: anchor)
            document.insert(node, into: record, named: member.utf8, before: anchor)
        }
    }
}

extension PhoneRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        guard output?.string(in: options) ?? Output.split.rawValue == Output.split.rawValue else { return nil }
        return Clean(
            full: field(full), code: field(callingCode), number: field(number), country: country.map(field) ?? -1,
            reportsMismatch: mismatchCode != nil)
    }

    /// Quiet without a phone, or with an assigned code, a national number in digits and no country of another code.
    private struct Clean: CleanRule {
        let full: Int32
        let code: Int32
        let number: Int32
        let country: Int32
        let reportsMismatch: Bool

        func isQuiet(_ record: CleanRecord) -> Bool {
            guard record.index(full) == nil else { return false }
            if record.index(code) == nil, record.index(number) == nil { return true }
            guard let codeText = record.text(code), let numberText = record.text(number),
                let callingCode = CallingCode(digits: codeText.span), numberText.count >= 4,
                codeText.count + numberText.count <= 15
            else { return false }
            for byte in codeText where byte < 0x30 || byte > 0x39 { return false }
            for byte in numberText where byte < 0x30 || byte > 0x39 { return false }
            if numberText.starts(with: [0x30, 0x30]) { return false }
            guard reportsMismatch, record.index(country) != nil else { return true }
            guard let region = record.text(country).flatMap({ TwoLetters($0.span) }) else { return false }
            return CallingCode(region: region) == callingCode
        }
    }
}
