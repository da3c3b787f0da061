internal import BarbuleValues

/// `phone`: a full number, or its calling code and national number, and their consistency.
///
/// The number is read by ``PhoneReader`` with the numbering plan and written in the form that `output` asks for: `split`,
/// `joined` or `both`. Without `full` there is only the first, without `callingCode` and `number` the second.
struct PhoneRule: Rule {
    static let kind = "phone"
    static let codes = ["phone.", "value.placeholder"]

    enum Output: String { case split, joined, both }

    let full: JSONString?
    let callingCode: JSONString?
    let number: JSONString?
    let country: JSONString?
    private let defaultRegion: TextSetting?
    private let level: TextSetting?
    private let output: TextSetting?
    let mismatchCode: String?
    let reserved: ReservedValues?

    init(_ reader: SchemaReader) throws(SchemaError) {
        full = try reader.member("full")?.jsonString()
        callingCode = try reader.member("callingCode")?.jsonString()
        number = try reader.member("number")?.jsonString()
        country = try reader.member("country")?.jsonString()
        defaultRegion = try reader.member("defaultRegion")?.into(TextSetting.init)
        level = try reader.member("level")?.into(TextSetting.init)
        output = try reader.member("output")?.into(TextSetting.init)
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
        if let (node, code) = nodeAgainstNull(members, record, in: run) {
            run.report(code, at: node)
            return
        }
        if dropsCode(members, in: &run) { return }
        let (result, findings) = reader(run.options).read(evidence(members, record, in: run))
        if case .success(let reading) = result, isFiller(reading, record, in: run) {
            return drop(members, from: record, in: &run)
        }
        for finding in findings {
            if let node = members.node(finding.part) { run.report(finding.code, at: node) }
        }
        switch result {
        case .success(let reading):
            let isNumberExplained = findings.contains { $0.part == .number }
            write(reading, members, to: record, isNumberExplained: isNumberExplained, in: &run)
        case .failure(let refusal):
            guard let node = members.node(refusal.part) ?? members.nodes.first else { return }
            run.report(refusal.code, at: node, severity: .error)
        }
    }

    /// A member that is no text is an error of its own; writing over it would lose it.
    private func hasForeignMember(_ record: NodeID, in run: Normalization) -> Bool {
        [full, callingCode, number].compactMap(\.self).contains { name in
            guard let node = run.document.member(named: name, of: record) else { return false }
            return run.document.kind(of: node) != .string && run.document.kind(of: node) != .null
        }
    }

    /// The text that would have to be written over a null, and what that is: one clears what the other sets.
    private func nodeAgainstNull(_ members: Members, _ record: NodeID, in run: Normalization) -> (NodeID, String)? {
        func isNull(_ name: JSONString?) -> Bool {
            name.flatMap { run.document.member(named: $0, of: record) }.map { run.document.kind(of: $0) == .null } ?? false
        }
        let form = form(run.options)
        if members.full == nil, let member = members.number, isNull(callingCode) { return (member.node, "phone.incomplete") }
        if form != .joined, let member = members.full, isNull(callingCode) || isNull(number) {
            return (member.node, "phone.conflict")
        }
        if form != .split, let member = members.number, isNull(full) { return (member.node, "phone.conflict") }
        return nil
    }

    // MARK: Reading

    /// The members with a text.
    struct Members {
        var full: (node: NodeID, text: [UInt8])?
        var code: (node: NodeID, text: [UInt8])?
        var number: (node: NodeID, text: [UInt8])?

        var nodes: [NodeID] { [full, code, number].compactMap { $0?.node } }

        func node(_ part: PhonePart) -> NodeID? {
            switch part {
            case .full: full?.node
            case .callingCode: code?.node
            case .number: number?.node
            }
        }
    }

    private func evidence(_ members: Members, _ record: NodeID, in run: Normalization) -> PhoneEvidence {
        PhoneEvidence(
            full: members.full?.text, callingCode: members.code?.text, number: members.number?.text,
            country: run.text(of: country, in: record).flatMap { TwoLetters($0.text) },
            defaultRegion: defaultRegion?.region(in: run.options))
    }

    func reader(_ options: RunOptions) -> PhoneReader {
        PhoneReader(plan: options.numberingPlan, level: level?.choice(in: options) ?? .possible)
    }

    /// The form asked for, as far as there are members for it.
    func form(_ options: RunOptions) -> Output {
        if full == nil { return .split }
        return number == nil ? .joined : output?.choice(in: options) ?? .split
    }

    /// What a member of its own would be dropped for is dropped with a calling code too: `+33 1 23 45 67 89`.
    private func isFiller(_ reading: PhoneReading, _ record: NodeID, in run: Normalization) -> Bool {
        let shape = number.flatMap { run.shape(of: record)?.properties[$0] }.map { run.plan[$0] }
        return shape?.facts?.dropsFillerDigits == true && Fillers.isFillerDigits(reading.nationalNumber)
    }

    private func drop(_ members: Members, from record: NodeID, in run: inout Normalization) {
        guard let place = members.full?.node ?? members.number?.node else { return }
        let nodes = members.nodes
        guard run.contested.isDisjoint(with: nodes) else { return }
        run.report("value.placeholder", at: place, alsoChanging: nodes.filter { $0 != place })
        run.document.removeChildren(of: record) { nodes.contains($0) }
    }

    /// A number that was no number takes its calling code along, without an issue of its own.
    private func dropsCode(_ members: Members, in run: inout Normalization) -> Bool {
        guard let name = number, let code = members.code, members.full == nil, members.number == nil else { return false }
        let removed = run.removedMembers
        guard
            let index = run.issues[run.recordIssueStart...].firstIndex(where: {
                $0.code == "value.placeholder" && removed.contains($0.node)
                    && run.document.name(of: $0.node).elementsEqual(name.utf8)
            })
        else { return false }
        run.issues[index].related.append(code.node)
        run.document.remove(code.node)
        return true
    }
}

extension Normalization {
    /// The text of a string member.
    func text(of member: JSONString?, in record: NodeID) -> (node: NodeID, text: [UInt8])? {
        guard let node = member.flatMap({ document.member(named: $0, of: record) }), document.kind(of: node) == .string else { return nil }
        return (node, Array(document.text(of: node)))
    }

    fileprivate func hasError(at nodes: [NodeID]) -> Bool {
        issues[recordIssueStart...].contains { $0.severity == .error && !$0.isAtName && nodes.contains($0.node) } || nodes.contains { contested.contains($0) }
    }
}
