/// A page that documents an endpoint as a table of `Name` and `Description`, as plain text or as a Markdown table.
///
/// ```
/// Name Description
/// account_id required Your account unique identifier to access API.
/// channel_subscriptions[channel] Name of channel. Options: [email, sms, push]
/// [custom field] You can create a custom field …
/// ```
///
/// Further facts: the first heading is the title, a line with `:name` or `{name}` between slashes is the route, and the
/// first JSON object after the table is an example of the body.
package struct ParameterPage: Sendable {
    package struct Row: Sendable {
        /// As written: `list[member]` and `[custom field]` with their brackets.
        package var name: String
        package var isRequired: Bool
        package var description: String
    }

    package private(set) var title = ""
    package private(set) var rows: [Row] = []
    /// Names in the route.
    package private(set) var pathParameters: [String] = []
    package private(set) var route: String?
    package private(set) var example: JSONValue?

    /// - Complexity: O(*n*) in the page.
    package init(_ text: [UInt8]) {
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map {
            Self.trimmed($0)
        }
        title = lines.first { !$0.isEmpty }.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? ""
        guard let header = lines.firstIndex(where: Self.isHeader) else { return }
        var index = header + 1
        while index < lines.count {
            let line = lines[index]
            if line.isEmpty, !rows.isEmpty { break }
            if let row = line.hasPrefix("|") ? Self.tableRow(line) : Self.plainRow(line) { rows.append(row) }
            index += 1
        }
        for line in lines where route == nil { readRoute(line) }
        example = Self.firstObject(in: lines[index...])
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while let last = line.last, last.isWhitespace { line.removeLast() }
        return line.drop { $0.isWhitespace }
    }

    private static func isHeader(_ line: Substring) -> Bool {
        let words = line.split { $0 == "|" || $0 == " " || $0 == "\t" }.map { $0.lowercased() }
        return words.first == "name" && words.last == "description"
    }

    private static func plainRow(_ line: Substring) -> Row? {
        guard let first = line.first else { return nil }
        let end: Substring.Index =
            first == "["
            ? line.firstIndex(of: "]").map { line.index(after: $0) } ?? line.endIndex
            : line.firstIndex { $0.isWhitespace } ?? line.endIndex
        return row(name: line[..<end], rest: line[end...])
    }

    /// `| name | required | description |`, with any number of columns between name and description.
    private static func tableRow(_ line: Substring) -> Row? {
        let cells = line.split(separator: "|").map { trimmed($0) }
        guard let name = cells.first, cells.count > 1, !name.allSatisfy({ $0 == "-" || $0 == ":" || $0 == " " }) else { return nil }
        let bare = name.filter { $0 != "`" && $0 != "*" }
        let between = cells.dropFirst().dropLast().map { $0.lowercased() }
        let saysRequired = between.contains { ["required", "yes", "true", "✓"].contains($0) }
        var row = self.row(name: Substring(bare), rest: cells[cells.count - 1])
        if saysRequired { row?.isRequired = true }
        return row
    }

    private static func row(name: Substring, rest: Substring) -> Row? {
        var description = trimmed(rest)
        var name = name
        var isRequired = false
        if name.last == "*" {
            isRequired = true
            name.removeLast()
        }
        for word in ["required", "(required)", "optional", "(optional)"] where description.lowercased().hasPrefix(word) {
            let after = description.dropFirst(word.count)
            guard after.first.map({ !$0.isLetter }) ?? true else { continue }
            isRequired = isRequired || word.contains("required")
            description = after.drop { $0 == " " || $0 == "." || $0 == ":" || $0 == "," }
            break
        }
        guard !name.isEmpty else { return nil }
        return Row(name: String(name), isRequired: isRequired, description: String(description))
    }

    private mutating func readRoute(_ line: Substring) {
        let words = line.split(separator: " ").map { $0.filter { $0 != "`" } }
        guard let path = words.last, path.hasPrefix("/"), words.count <= 2 else { return }
        let names: [String] = path.split(separator: "/").compactMap { segment in
            if segment.hasPrefix(":") { return String(segment.dropFirst()) }
            if segment.hasPrefix("{"), segment.hasSuffix("}") { return String(segment.dropFirst().dropLast()) }
            return nil
        }
        guard !names.isEmpty else { return }
        route = path
        pathParameters = names
    }

    /// The first lines that are one JSON object.
    private static func firstObject(in lines: ArraySlice<Substring>) -> JSONValue? {
        guard let start = lines.firstIndex(where: { $0.hasPrefix("{") }) else { return nil }
        var depth = 0
        var text = ""
        for line in lines[start...] {
            text += line + "\n"
            depth += line.count { $0 == "{" } - line.count { $0 == "}" }
            if depth <= 0 { break }
        }
        guard let end = text.lastIndex(of: "}") else { return nil }
        return try? JSONValue(parsing: Array(text[...end].utf8))
    }
}
