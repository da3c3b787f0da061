/// What the key rules say of one name.
enum NameVerdict: Sendable {
    case documented
    /// Never sent: the member goes.
    case readOnly
    /// No name that anything may have.
    case unsafe
    /// Declared by the run.
    case declared(JSONValue)
    /// A part of an entry of a list.
    case folded(BracketPath)
    /// Stands for another name beyond doubt.
    case renamed(to: JSONString, code: String)
    /// Kept as it is; `code` says what is odd about it.
    case stranger(code: String?, suggestion: JSONString?)
}

extension KeyRules {
    /// Judges a name in a fixed order: documented → read-only → unsafe → declared → folded brackets → variant of a
    /// documented name → label of a declared one → alias → typing error → unknown.
    ///
    /// Only a change that cannot be a mistake (a variant, a label, brackets, an alias the schema is sure of) is made; the
    /// rest is reported, because it may be a real custom name.
    func verdict(on name: JSONString, among names: DocumentedNames, options: RunOptions) -> NameVerdict {
        if names.isDocumented(name) { return .documented }
        if readOnly.contains(name) { return .readOnly }
        if isUnsafe(name) { return .unsafe }
        if let declaration = declaration(of: name, in: options) { return .declared(declaration) }
        if foldsBrackets, let path = BracketPath(name), names.isDocumented(path.list) { return .folded(path) }
        if renamesVariants, let target = names.variant(of: name) {
            return .renamed(to: target, code: "field.case_variant")
        }
        if let target = declaredName(labelled: name, in: options) {
            return .renamed(to: target, code: "custom.label_used")
        }
        let alias = documentedName(behind: name)
        if renamesAliases, let alias, names.isDocumented(alias) {
            return .renamed(to: alias, code: "field.alias_renamed")
        }
        if let alias { return .stranger(code: "field.alias_suspected", suggestion: alias) }
        if reportsTypos, let target = names.nearest(to: name) {
            return .stranger(code: "field.typo_suspected", suggestion: target)
        }
        if reportsUnknown { return .stranger(code: "field.unknown_nested", suggestion: nil) }
        return .stranger(code: hasDeclarations(in: options) ? "custom.undeclared" : nil, suggestion: nil)
    }
}
