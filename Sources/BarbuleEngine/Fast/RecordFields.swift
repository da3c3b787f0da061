/// The fields of one object in a document, as far as they still are what came: for rules that are sure to be quiet.
struct RecordFields {
    /// Tape indices of the values, -1 for those that are absent.
    private(set) var slots: ContiguousArray<Int32>
    /// The nodes that were found, by field.
    private var nodes: ContiguousArray<NodeID?>
    /// Fields that are not what came: changed, removed, or never looked at.
    private var changed: UInt64

    /// - Parameter knownCount: fields after these are not looked for.
    init(count: Int, knownCount: Int) {
        slots = ContiguousArray(repeating: -1, count: count)
        nodes = ContiguousArray(repeating: nil, count: count)
        changed = knownCount < 64 ? UInt64.max << UInt64(knownCount) : 0
    }

    mutating func note(_ field: Int, _ node: NodeID, in document: Document) {
        slots[field] = document.tapeIndex(of: node)
        nodes[field] = node
    }

    mutating func noteChange(_ field: Int) { changed |= 1 << UInt64(field) }

    /// Looks again which values are still as they came.
    mutating func update(_ document: Document) {
        for (field, node) in nodes.enumerated() {
            if let node, document.isDirty(node) || document.parent(of: node) == nil { noteChange(field) }
        }
    }

    func areUnchanged(_ fields: UInt64) -> Bool { fields & changed == 0 }
}

extension QuickLook {
    /// For every rule of an object that would say nothing and change nothing: the fields it looks at, as long as which stay the
    /// same it stays quiet. `nil` for a rule that has to be asked.
    func quietRules(of row: Int32, _ fields: RecordFields, in document: Document) -> [UInt64?]? {
        let tables = program.tables
        return document.withTape { text, nodes in
            let record = unsafe CleanRecord(
                payload: document.source, text: text, nodes: nodes, slots: fields.slots, base: 0, now: workspace.clean.text.now)
            return object(row).rules.map { rule in
                let asked = tables.ruleFields[rule]
                return fields.areUnchanged(asked) && tables.rules[rule].isQuiet(record) ? asked : nil
            }
        }
    }

    /// An empty record for an object of this row; `nil` when its rules have to be asked.
    func fields(of row: Int32, knownCount: Int, in document: Document) -> RecordFields? {
        guard row >= 0, document.tape.duplicateNames.isEmpty, case let object = object(row), !object.rules.isEmpty else { return nil }
        return RecordFields(count: Int(object.fields.count), knownCount: knownCount)
    }

    private func object(_ row: Int32) -> CleanObject { program.tables.objects[Int(program.tables.rows[Int(row)].object)] }
}
