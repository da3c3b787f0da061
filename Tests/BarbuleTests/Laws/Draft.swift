import BarbuleEngine

/// A JSON text that is still a tree: members can be shuffled, dropped and laid out in other ways.
enum Draft: Sendable {
    /// A scalar as it will stand in the text.
    case lexeme(String)
    indirect case array([Draft])
    indirect case object([(name: String, value: Draft)])

    static func text(_ text: String) -> Draft { .lexeme(quoted(text)) }

    static func quoted(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.appendQuoted(text.utf8, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text with some code points written as `\u` escapes.
    static func escaped(_ text: String, _ random: inout SeededGenerator) -> String {
        var lexeme = "\""
        for scalar in text.unicodeScalars {
            if random.isOneIn(4) {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    lexeme += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                lexeme += quoted(String(scalar)).dropFirst().dropLast()
            }
        }
        return lexeme + "\""
    }

    init(_ value: JSONValue) {
        switch value.content {
        case .null: self = .lexeme("null")
        case .boolean(let value): self = .lexeme(value ? "true" : "false")
        case .number(let lexeme): self = .lexeme(String(decoding: lexeme, as: UTF8.self))
        case .string(let text): self = .text(text.description)
        case .array(let elements): self = .array(elements.map { Draft($0) })
        case .object(let members): self = .object(members.map { ($0.name.description, Draft($0.value)) })
        }
    }

    // MARK: Layout

    func bytes(_ layout: DraftLayout = .compact, seed: UInt64 = 0) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var text = ""
        write(to: &text, layout, depth: 0, &random)
        return Array(text.utf8)
    }

    private func write(to text: inout String, _ layout: DraftLayout, depth: Int, _ random: inout SeededGenerator) {
        switch self {
        case .lexeme(let lexeme): text += lexeme
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += Self.space(layout, .beforeComma, depth, &random) + "," }
                text += Self.space(layout, index == 0 ? .inside : .afterComma, depth + 1, &random)
                element.write(to: &text, layout, depth: depth + 1, &random)
            }
            text += Self.space(layout, .inside, depth, &random) + "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += Self.space(layout, .beforeComma, depth, &random) + "," }
                text += Self.space(layout, index == 0 ? .inside : .afterComma, depth + 1, &random)
                text += layout == .odd && random.isOneIn(3) ? Self.escaped(member.name, &random) : Self.quoted(member.name)
                text += Self.space(layout, .beforeColon, depth, &random) + ":" + Self.space(layout, .afterColon, depth, &random)
                member.value.write(to: &text, layout, depth: depth + 1, &random)
            }
            text += Self.space(layout, .inside, depth, &random) + "}"
        }
    }

    private enum Place { case inside, beforeComma, afterComma, beforeColon, afterColon }

    private static func space(_ layout: DraftLayout, _ place: Place, _ depth: Int, _ random: inout SeededGenerator) -> String {
        switch (layout, place) {
        case (.compact, _): ""
        case (.spaced, .afterComma), (.spaced, .afterColon): " "
        case (.spaced, _): ""
        case (.pretty, .inside), (.pretty, .afterComma): "\n" + String(repeating: "  ", count: depth)
        case (.pretty, .afterColon): " "
        case (.pretty, _): ""
        case (.odd, _): random.pick(["", "", " ", "\t", "\r\n", "  \n\t ", "\n"])
        }
    }

    // MARK: Changes of form

    /// The same JSON with members in another order, at every depth.
    func shuffled(_ random: inout SeededGenerator) -> Draft {
        switch self {
        case .lexeme: return self
        case .array(let elements):
            var shuffled: [Draft] = []
            for element in elements { shuffled.append(element.shuffled(&random)) }
            return .array(shuffled)
        case .object(let members):
            var shuffled: [(name: String, value: Draft)] = []
            for member in members { shuffled.append((member.name, member.value.shuffled(&random))) }
            shuffled.shuffle(using: &random)
            return .object(shuffled)
        }
    }

    /// Every tree that lacks one member or element of this one.
    var smaller: [Draft] {
        switch self {
        case .lexeme: return []
        case .array(let elements):
            return elements.indices.map { index in
                var fewer = elements
                fewer.remove(at: index)
                return .array(fewer)
            }
                + elements.indices.flatMap { index in
                    elements[index].smaller.map { smaller in
                        var other = elements
                        other[index] = smaller
                        return .array(other)
                    }
                }
        case .object(let members):
            return members.indices.map { index in
                var fewer = members
                fewer.remove(at: index)
                return .object(fewer)
            }
                + members.indices.flatMap { index in
                    members[index].value.smaller.map { smaller in
                        var other = members
                        other[index].value = smaller
                        return .object(other)
                    }
                }
        }
    }

    /// The smallest tree of those found by leaving out one thing after another for which `holds` is still true.
    func minimized(while holds: (Draft) -> Bool) -> Draft {
        var current = self
        while let next = current.smaller.first(where: holds) { current = next }
        return current
    }

    /// The tree without whatever can be left out, one thing after the other, while `holds` stays true: one pass, for large
    /// trees whose every trial is dear.
    func shrunk(while holds: (Draft) -> Bool) -> Draft {
        switch self {
        case .lexeme: return self
        case .array(let elements):
            let kept = Self.shrunk(elements, part: { $0 }, with: { $1 }) { holds(.array($0)) }
            return .array(kept)
        case .object(let members):
            let kept = Self.shrunk(members, part: { $0.value }, with: { ($0.name, $1) }) { holds(.object($0)) }
            return .object(kept)
        }
    }

    private static func shrunk<Part>(
        _ parts: [Part], part: (Part) -> Draft, with: (Part, Draft) -> Part, while holds: ([Part]) -> Bool
    ) -> [Part] {
        var current = parts
        var index = 0
        while index < current.count {
            var fewer = current
            fewer.remove(at: index)
            if holds(fewer) {
                current = fewer
                continue
            }
            let smaller = part(current[index]).shrunk { inner in
                var other = current
                other[index] = with(current[index], inner)
                return holds(other)
            }
            current[index] = with(current[index], smaller)
            index += 1
        }
        return current
    }

    /// A name stands twice in one object.
    var hasDuplicateNames: Bool {
        switch self {
        case .lexeme: return false
        case .array(let elements): return elements.contains { $0.hasDuplicateNames }
        case .object(let members):
            var seen: Set<[UInt8]> = []
            return members.contains { !seen.insert(Array($0.name.utf8)).inserted || $0.value.hasDuplicateNames }
        }
    }
}

/// How a text is laid out.
enum DraftLayout: CaseIterable { case compact, spaced, pretty, odd }
