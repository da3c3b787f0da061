/// Where a code comes from when no bundled schema raises it: the word of the vocabulary, or the keyword, that can.
extension CodePlaces {
    /// Places in the meta-schemas; empty for what the text of a payload or the engine itself raises.
    package static func origins(of code: String, in catalogue: IssueCatalogue) -> [CodePlace] {
        let keyword = code.hasPrefix("schema.") ? String(code.dropFirst("schema.".count)) : nil
        if let keyword { return metaSchema(of: keyword) }
        func names(_ table: [String: [String]]) -> [String] {
            table.keys.sorted().filter { FactCodes.expanded(table[$0] ?? [], in: catalogue).contains(code) }
        }
        let paths: [[JSONString]] =
            names(FactCodes.byFact).map { ["$defs", "normalize", "properties", JSONString($0)] }
            + names(FactCodes.byKind).map { ["$defs", "as", "properties", JSONString($0)] }
            + names(FactCodes.byKeyRule).map { ["$defs", "keys", "properties", JSONString($0)] }
            + names(FactCodes.byRule).map { ["$defs", JSONString("rule-" + $0)] }
        return EmbeddedFile.all.filter { MetaSchemaLibrary.vocabularyURI.hasSuffix("/" + $0.name) }.flatMap { file in
            paths.compactMap { place(at: $0, in: file) }
        }
    }

    /// What an interface says of its requests, for codes of the message itself.
    package static func paths(of interface: String) -> [CodePlace] {
        EmbeddedFile.all.filter { $0.kind == .interface && $0.name == interface }
            .compactMap { place(at: ["paths"], in: $0) }
    }

    /// In the newest dialect that has the keyword.
    private static func metaSchema(of keyword: String) -> [CodePlace] {
        let files = EmbeddedFile.all.filter { $0.name.hasPrefix("json-schema/") }.reversed()
        let found = files.lazy.compactMap { place(at: ["properties", JSONString(keyword)], in: $0) }.first
        return found.map { [$0] } ?? []
    }

    private static func place(at path: [JSONString], in file: EmbeddedFile) -> CodePlace? {
        var value = try? JSONValue(parsing: file.text)
        for name in path { value = value?[name] }
        guard let value else { return nil }
        return CodePlace(
            file: file.name, line: LineIndex(file.text).position(of: value.byteOffset).line,
            pointer: JSONPointer.join(path).description)
    }
}
