internal import BarbuleValues

extension PhoneRule {
    /// Writes the number into the members of the form asked for, and takes the others away.
    ///
    /// - Parameter isNumberExplained: a finding says what changes in the number beside a full one.
    func write(
        _ reading: PhoneReading, _ members: Members, to record: NodeID, isNumberExplained: Bool, in run: inout Normalization
    ) {
        let form = form(run.options)
        let code = Array("\(reading.callingCode)".utf8)
        let joined = reading.e164
        if let reserved, reserved.isReported(joined, in: run.options), let node = members.nodes.first,
            run.report(reserved.code, at: node) == .error
        {
            return
        }
        reportForm(members, form, joined, in: &run)
        if form != .joined, members.full != nil, let member = members.number, !isNumberExplained,
            member.text != reading.nationalNumber
        {
            run.report("phone.split", at: member.node)
        }
        reportMismatch(reading, record, in: &run)
        guard let anchor = members.nodes.first else { return }
        if form != .joined, let callingCode, let number {
            run.set(callingCode, to: code, in: record, at: anchor)
            run.set(number, to: reading.nationalNumber, in: record, at: anchor)
        }
        if form != .split, let full {
            // It stands for the part that is said to be joined.
            run.set(full, to: joined, in: record, at: anchor, standingFor: members.number?.node)
        }
        if form == .split, let member = members.full { run.document.remove(member.node) }
        if form == .joined {
            for member in [members.code, members.number] { if let member { run.document.remove(member.node) } }
        }
    }

    private func reportForm(_ members: Members, _ form: Output, _ joined: [UInt8], in run: inout Normalization) {
        let parts = members.number ?? members.code
        if form != .joined {
            if let member = members.full {
                if members.number == nil || (form == .both && members.code == nil) { run.report("phone.split", at: member.node) }
                if members.number != nil, form == .split { run.report("phone.redundant", at: member.node) }
            } else if let member = members.number, members.code == nil {
                run.report("phone.split", at: member.node)
            }
        }
        if form == .joined, let parts {
            run.report("phone.joined", at: parts.node, alsoChanging: members.nodes.filter { $0 != parts.node })
        } else if form == .both, let parts {
            if members.full == nil { run.report("phone.joined", at: parts.node) }
            if let full = members.full, members.number != nil, full.text != joined { run.report("phone.joined", at: full.node) }
        }
    }

    private func reportMismatch(_ reading: PhoneReading, _ record: NodeID, in run: inout Normalization) {
        guard let mismatchCode, let member = run.text(of: country, in: record),
            let region = TwoLetters(member.text), reading.isForeign(to: region, plan: run.options.numberingPlan)
        else { return }
        run.report(mismatchCode, at: member.node)
    }
}

extension Normalization {
    /// Gives a member a text, adding it beside `anchor` when it is not there.
    fileprivate mutating func set(
        _ member: JSONString, to text: [UInt8], in record: NodeID, at anchor: NodeID, standingFor source: NodeID? = nil
    ) {
        if let node = document.member(named: member, of: record) {
            if document.kind(of: node) != .string || !document.text(of: node).elementsEqual(text) {
                document.replace(node, kind: .string, text: text)
            }
        } else {
            let node = document.create(.string, text: text, standingFor: source ?? anchor)
            document.insert(node, into: record, named: member.utf8, before: anchor)
        }
    }
}

