package import BarbuleValues

/// What a schema says of one column of a table of records, whose name is a member name and whose cells are its values.
package struct Column: Sendable {
    package enum Standing: Sendable, Hashable {
        /// A name of the schema, or of the run's declarations.
        case known
        /// Stands for another name beyond doubt; the code says why.
        case renamed(code: String)
        /// A name of its own, which the schema lets pass; the code, if any, says what is odd about it.
        case custom(code: String?)
        /// Looks like a documented name; whether it is one must be said.
        case suspected(code: String, suggestion: String)
        /// Never sent.
        case readOnly(code: String)
        /// No name that anything may have.
        case refused(code: String)
    }

    /// The name of the members.
    package let name: JSONString
    package let standing: Standing
    private let facts: Facts?
    private let options: RunOptions

    fileprivate init(_ name: JSONString, _ standing: Standing, _ shape: Shape? = nil, options: RunOptions) {
        self.name = name
        self.standing = standing
        self.options = options
        facts = shape?.facts
    }

    /// Whether values of this column can have two readings that their neighbours settle.
    package var hasHabits: Bool { facts?.normalizer?.hasHabits ?? false }

    /// What a cell tells about the habit of its writer.
    package func habit(in cell: [UInt8]) -> WritingHabit.Evidence {
        facts?.normalizer?.habit(in: cleaned(cell), options: options) ?? .none
    }

    /// A cell with two readings as it is meant by a habit; any other cell as it is.
    package func settled(_ cell: [UInt8], by habit: WritingHabit) -> [UInt8] {
        facts?.normalizer?.settled(cleaned(cell), by: habit) ?? cell
    }

    private func cleaned(_ cell: [UInt8]) -> [UInt8] { facts?.stages?.apply(to: cell).text ?? cell }
}

extension Schema {
    /// Judges the name of a column by the rules for names of the record (`x-keys`).
    package func column(named name: [UInt8], options: CheckOptions) -> Column {
        let plan = storage.plan
        let run = plan.options.resolve(options.run)
        let name = JSONString(name)
        guard let record = plan.root.map({ plan[$0] }) else { return Column(name, .custom(code: nil), options: run) }
        func column(_ name: JSONString, _ standing: Column.Standing, _ id: NormalizationPlan.ShapeID?) -> Column {
            Column(name, standing, id.map { plan[$0] }, options: run)
        }
        guard let keys = record.keys else {
            let isDocumented = record.documentedNames.isDocumented(name)
            return column(name, isDocumented ? .known : .custom(code: nil), record.properties[name])
        }
        switch keys.verdict(on: name, among: record.documentedNames, options: run) {
        case .documented: return column(name, .known, record.properties[name])
        case .declared: return column(name, .known, keys.declaredShape(of: name, in: run))
        case .readOnly: return column(name, .readOnly(code: "field.not_writable"), nil)
        case .unsafe: return column(name, .refused(code: "field.unsafe_name"), nil)
        case .folded(let path):
            let entry = record.properties[path.list].flatMap { plan[$0].items }.map { plan[$0] }
            return column(name, .renamed(code: "shape.bracket_key"), entry?.properties[path.member])
        case .renamed(let target, let code):
            let shape = record.properties[target] ?? keys.declaredShape(of: target, in: run)
            return column(target, .renamed(code: code), shape)
        case .stranger(let code?, let suggestion?):
            return column(name, .suspected(code: code, suggestion: suggestion.description), nil)
        case .stranger(let code, _): return column(name, .custom(code: code), nil)
        }
    }
}
