internal import BarbuleRender

#if CSV
    internal import BarbuleEngine
    internal import BarbuleTabular
    internal import BarbuleValues

    /// What was found out about a file, in sentences. They name lines and columns, never values.
    struct ImportStatement {
        let path: PathName
        let table: Table

        /// A number of `columns`, `rows`, `values` or `repairs`.
        static func count(_ count: Int, _ things: String) -> String { Words.english(things, ["count": String(count)]) }

        /// The file, and which column is which member.
        func beginning(isQuiet: Bool) -> String {
            let columns = ImportStatement.count(table.header.entries.count, "columns")
            var text = "\(path.shown): \(encoding), \(delimiter), \(columns), "
            text += ImportStatement.count(table.rowCount, "rows") + "\n"
            // A first line that is no header may be a person.
            guard !isQuiet, table.header.isAnyKnown else { return text }
            for entry in table.header.entries {
                if let sentence = Self.sentence(entry) { text += "  \(sentence)\n" }
            }
            return text
        }

        /// The order of day and month and the decimal sign, by column.
        var habits: String {
            zip(table.header.entries, table.surveys).map { Self.habit($0, $1) }.joined()
        }

        private var encoding: String {
            switch table.encodingReason {
            case .byteOrderMark: "\(table.encoding.rawValue) by its byte order mark"
            case .zeros: "\(table.encoding.rawValue) because every second byte is zero"
            case .valid, .given: table.encoding.rawValue
            case .fallback: "\(table.encoding.rawValue) because it is not UTF-8"
            }
        }

        private var delimiter: String {
            let sign = table.delimiter.name == "tab" ? "tab" : "'\(table.delimiter.name)'"
            return switch table.delimiterReason {
            case .firstLine: "delimiter \(sign) by its first line"
            case .counted(let fitting, let total) where fitting == total: "delimiter \(sign)"
            case .counted(let fitting, let total): "delimiter \(sign) (fits \(fitting) of the first \(total) rows)"
            case .given: "delimiter \(sign)"
            case .oneColumn: "no delimiter"
            }
        }

        private static func sentence(_ entry: TableHeader.Entry) -> String? {
            let name = quoted(entry.header)
            guard let column = entry.column else {
                return entry.header.isEmpty ? "a column without name and cells is left out" : "\(name) is left out"
            }
            let member = shown(column.name.utf8)
            let isSame = column.name.utf8 == entry.header
            switch column.standing {
            case .known, .renamed: return isSame ? member : "\(name) is \(member)"
            case .suspected where !entry.isEdited: return nil
            case .custom(let code), .suspected(let code as String?, _):
                let what = isSame ? "\(name) is a custom field" : "\(name) is the custom field \(member)"
                return what + (code.map { " (\(TerminalText.safe($0)))" } ?? "")
            case .readOnly: return "\(name) is left out: the service sets it"
            case .refused: return nil
            }
        }

        private static func habit(_ entry: TableHeader.Entry, _ survey: ColumnSurvey) -> String {
            guard entry.isUsed, let column = entry.column else { return "" }
            let name = shown(column.name.utf8)
            let open = survey.open
            let proofs = survey.proofs.sorted { $0.value.line < $1.value.line }
            guard let habit = survey.habit, let proof = proofs.first?.value else {
                guard open.cells > 0 || proofs.count > 1 else { return "" }
                let said = proofs.map { "\(words($0.key)) in line \($0.value.line)" }
                var text =
                    "\(name): " + (said.isEmpty ? "no value tells how it is written" : said.joined(separator: ", "))
                if open.cells > 0 {
                    text += "; \(values(open.cells)) with two readings, first in line \(open.line)"
                    text += ", \(open.cells == 1 ? "is" : "are") read one by one"
                }
                return text + "\n"
            }
            var text = "\(name): \(words(habit)), from \(values(proof.cells)) such as in line \(proof.line)"
            if open.cells > 0 { text += "; this settles \(values(open.cells))" }
            return text + "\n"
        }

        private static func values(_ count: Int) -> String { ImportStatement.count(count, "values") }

        private static func words(_ habit: WritingHabit) -> String {
            switch habit {
            case .dayFirst: "day first"
            case .monthFirst: "month first"
            case .decimalComma: "decimal comma"
            case .decimalPoint: "decimal point"
            }
        }

        // MARK: Problems

        func sentences(_ problems: [TableHeader.Problem]) -> String {
            var text = problems.map { "error: " + Self.sentence($0) + "\n" }.joined()
            let renames = problems.compactMap { problem -> String? in
                guard case .suspected(let header, _, let suggestion) = problem else { return nil }
                return "--rename '\(Self.shown(header).split(separator: "'").joined(separator: #"'\''"#))"
                    + "=\(TerminalText.safe(suggestion))'"
            }
            if !renames.isEmpty {
                text += "If that is meant: --rename-suggested, or one by one: \(renames.joined(separator: " "))\n"
                text += "Else --keep COLUMN takes it as a custom field, --drop COLUMN leaves it out.\n"
            }
            return text + "Nothing was written.\n"
        }

        private static func sentence(_ problem: TableHeader.Problem) -> String {
            switch problem {
            case .duplicate(let name, let headers):
                return "\(headers.map(quoted).joined(separator: " and ")) are both \(shown(name.utf8)); "
                    + "--rename or --drop one of them"
            case .suspected(let header, let code, let suggestion):
                return
                    "column \(quoted(header)) looks like \(TerminalText.safe(suggestion)) [\(TerminalText.safe(code))]"
            case .refused(let header, let code):
                return "column \(quoted(header)) has a name that cannot be sent [\(TerminalText.safe(code))]; "
                    + "--rename or --drop it"
            case .unnamed(let number): return "column \(number) has cells but no name"
            case .noSuchColumn(let name): return "there is no column \(quoted(name))"
            case .nothingKnown:
                return
                    "no column is known to the schema; the first line must be a header, and --rename 'column=member' "
                    + "says what a column is"
            }
        }

        /// Why a file is no table, for example `people.csv, line 3: …`.
        static func sentence(_ fault: TableFault, in file: String) -> String {
            let place = fault.line.map { "\(file), line \($0)" } ?? file
            switch fault.kind {
            case .notThisEncoding(let name): return "\(place): this is not \(name); --encoding names another"
            case .zeroByte:
                return "\(place): a byte of zero; this is no text, or UTF-16 that --encoding utf-16le or utf-16be names"
            case .strayQuote: return "\(place): a quotation mark inside of a cell; it must be doubled in a quoted cell"
            case .openQuote: return "\(place): a quoted cell begins in this row and never ends"
            case .empty: return "\(place): there is no header"
            }
        }

        /// A column name; one that may be a pasted value is a shape.
        static func quoted(_ name: [UInt8]) -> String { "\"\(shown(name))\"" }

        static func shown(_ name: [UInt8]) -> String {
            let text = String(decoding: name, as: UTF8.self)
            return TerminalText.safe(ValueMask.isPlainName(name) ? text : ValueMask.shape(of: text))
        }
    }
#endif
