internal import BarbuleValues

/// The rows of a ``CleanProgram`` asked about single values, so that the full check looks only at those that need it.
///
/// A yes is the same promise as for a whole payload: the stages of this place would change nothing and say nothing, and
/// no keyword of its subschemas fails.
struct QuickLook {
    let program: CleanProgram
    let workspace: Workspace

    /// Whether the full check would surely report nothing and change nothing.
    func isClean(_ payload: [UInt8], now: Timestamp) -> Bool {
        unsafe workspace.clean.prepare(patternCount: program.tables.patternCount, now: now)
        return unsafe CleanCheck.isClean(payload, &workspace.tape, program, &workspace.clean)
    }

    /// The row of a shape, -1 when it has none.
    func row(of shape: NormalizationPlan.ShapeID) -> Int32 { program.tables.rowByShape[Int(shape.index)] }

    /// Whether a scalar is clean under a row.
    ///
    /// - Parameter country: the text of the sibling that the row looks at, asked for only then.
    func isClean(_ node: NodeID, _ row: Int32, in document: Document, country: () -> TwoLetters?) -> Bool {
        guard row >= 0, case let row = program.tables.rows[Int(row)], case let kind = document.kind(of: node), row.allows(kind)
        else { return false }
        switch kind {
        case .string:
            let looksAtCountry = program.tables.texts[Int(row.text)].countryField >= 0
            if looksAtCountry { unsafe workspace.clean.text.country = country() }
            defer { if looksAtCountry { unsafe workspace.clean.text.country = nil } }
            let text = document.text(of: node)
            return unsafe program.isClean(text.span, row.text, &workspace.clean.text)
        case .number: return isCleanNumber(document.text(of: node), row.number)
        case .null, .true, .false: return true
        case .array, .object, .name: return false
        }
    }

    /// Whether an array of scalars is clean under a row. Entries that are objects are looked at one by one.
    func isCleanArray(_ node: NodeID, _ row: Int32, in document: Document) -> Bool {
        guard row >= 0, program.tables.rows[Int(row)].allows(.array), document.isFromInput(node), !document.isDirty(node) else {
            return false
        }
        var child = document.firstChild(of: node)
        while let item = child {
            if document.firstChild(of: item) != nil { return false }
            child = document.nextSibling(of: item)
        }
        return unsafe CleanCheck.isClean(Int(document.tapeIndex(of: node)), row, in: document, program, &workspace.clean)
    }

    private func isCleanNumber(_ lexeme: ArraySlice<UInt8>, _ index: Int32) -> Bool {
        let number = program.tables.numbers[Int(index)]
        guard number.allows(lexeme.span, isWrittenInteger: Validator.isPlainInteger(lexeme)) else { return false }
        return number.test < 0 || program.tables.numberTests[Int(number.test)].isRight(lexeme.span)
    }

    /// Whether nothing was ever said about an undocumented name in an object of this row.
    func isHarmless(_ name: ArraySlice<UInt8>, in row: Int32) -> Bool {
        guard row >= 0, case let object = program.tables.rows[Int(row)].object, object >= 0 else { return false }
        return unsafe workspace.clean.harmlessNames.contains(Int(object), JSONScanner.nameHash(name), name.span)
    }

    /// Remembers such a name.
    func learn(_ name: ArraySlice<UInt8>, in row: Int32) {
        let object = program.tables.rows[Int(row)].object
        guard object >= 0 else { return }
        unsafe workspace.clean.harmlessNames.insert(Int(object), JSONScanner.nameHash(name), name.span)
    }
}
