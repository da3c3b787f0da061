package import BarbuleEngine

/// What the header of a table says: which column is which member. Told once for the file, not for every row.
package struct TableHeader: Sendable {
    /// What the caller says about columns.
    package struct Edits: Sendable {
        /// The names as in the header, and the names they get.
        package var renamed: [[UInt8]: [UInt8]] = [:]
        /// Taken as they are, although they look like documented names.
        package var kept: Set<[UInt8]> = []
        package var dropped: Set<[UInt8]> = []
        /// What looks like a documented name is one.
        package var takesSuggestions = false

        package init() {}
    }

    package struct Entry: Sendable {
        /// As in the file, without spaces around it.
        package let header: [UInt8]
        /// `nil` when the column is left out by the caller or has no name.
        package let column: Column?
        package let isEdited: Bool

        /// The cells are sent.
        package var isUsed: Bool {
            if case .readOnly = column?.standing { return false }
            return column != nil
        }
    }

    /// Why no row can be read.
    package enum Problem: Sendable {
        /// Two columns that both want one name.
        case duplicate(name: JSONString, headers: [[UInt8]])
        case suspected(header: [UInt8], code: String, suggestion: String)
        case refused(header: [UInt8], code: String)
        /// Cells without a name; the number of the column, from 1.
        case unnamed(number: Int)
        /// An edit of a column that is not there.
        case noSuchColumn([UInt8])
        /// No column is known: perhaps the first line is no header.
        case nothingKnown
    }

    package let entries: [Entry]
    private let edits: Edits

    package init(_ cells: [[UInt8]], edits: Edits, schema: Schema, options: CheckOptions) {
        self.edits = edits
        entries = cells.map { cell in
            let header = Self.trimmed(cell)
            if header.isEmpty || edits.dropped.contains(header) {
                return Entry(header: header, column: nil, isEdited: !header.isEmpty)
            }
            let new = edits.renamed[header]
            let isEdited = new != nil || edits.kept.contains(header)
            let column = schema.column(named: new ?? header, options: options)
            if edits.takesSuggestions, !isEdited, case .suspected(_, let suggestion) = column.standing {
                let suggested = schema.column(named: Array(suggestion.utf8), options: options)
                return Entry(header: header, column: suggested, isEdited: true)
            }
            return Entry(header: header, column: column, isEdited: isEdited)
        }
    }

    /// Everything that must be said before rows can be read.
    ///
    /// - Parameter surveys: of each column; an unnamed one without cells is no problem.
    package func problems(_ surveys: [ColumnSurvey]) -> [Problem] {
        var problems: [Problem] = []
        let headers = Set(entries.map(\.header))
        let edited = Set(edits.renamed.keys).union(edits.kept).union(edits.dropped)
        problems += edited.subtracting(headers).map(JSONString.init).sorted().map { .noSuchColumn($0.utf8) }
        var headersByName: [JSONString: [[UInt8]]] = [:]
        for (index, entry) in entries.enumerated() {
            guard let column = entry.column else {
                if entry.header.isEmpty, surveys[index].cellCount > 0 { problems.append(.unnamed(number: index + 1)) }
                continue
            }
            switch column.standing {
            case .suspected(let code, let suggestion) where !entry.isEdited:
                problems.append(.suspected(header: entry.header, code: code, suggestion: suggestion))
            case .refused(let code): problems.append(.refused(header: entry.header, code: code))
            case .known, .renamed, .custom, .suspected, .readOnly: break
            }
            headersByName[column.name, default: []].append(entry.header)
        }
        for (name, headers) in headersByName.sorted(by: { $0.key < $1.key }) where headers.count > 1 {
            problems.append(.duplicate(name: name, headers: headers))
        }
        return isAnyKnown ? problems : [.nothingKnown]
    }

    /// Some column is known to the schema, so the first line is likely to be a header and holds no values.
    package var isAnyKnown: Bool {
        entries.contains { entry in
            switch entry.column?.standing {
            case .known, .renamed, .suspected: true
            case .custom, .readOnly, .refused, nil: false
            }
        }
    }

    /// Without white space at both ends, which no spreadsheet shows.
    private static func trimmed(_ cell: [UInt8]) -> [UInt8] {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        return Array(cell.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
