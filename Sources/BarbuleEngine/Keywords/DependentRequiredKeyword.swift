/// `dependentRequired`: members that must be there if another one is (Validation 2020-12 §6.5.4).
enum DependentRequiredKeyword {
    static let row = KeywordDefinition("dependentRequired", .validation, editions: .since(.draft2019_09)) {
        value, context throws(SchemaError) in
        var triggers: [JSONString] = []
        var lists: [Int32] = []
        var wanted: Set<JSONString> = []
        for member in try context.members(value) {
            let names = try context.names(member.value, path: [member.name])
            triggers.append(member.name)
            lists.append(context.nameTable(names))
            wanted.formUnion(names)
        }
        if !triggers.isEmpty {
            let table = context.nameTable(triggers, values: lists)
            context.emit(.dependentRequired, table, context.nameTable(Array(wanted)))
        }
    }
}
