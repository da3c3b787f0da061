import BarbuleEngine
import Foundation

/// Makes payloads for a schema: canonical, un-normalized and broken ones, from its own list of members.
struct PayloadGenerator {
    let guide: SchemaGuide
    var random: SeededGenerator
    /// Stands inside texts of sensitive members, so that a leak can be seen.
    static let canary = "qzcanaryxv"

    init(_ guide: SchemaGuide, seed: UInt64) {
        self.guide = guide
        random = SeededGenerator(seed: seed)
    }

    /// An object of one to eight members, sometimes wrapped, with names and values as people and programs send them.
    mutating func payload() -> Draft {
        var members: [(name: String, value: Draft)] = []
        for _ in 0...random.below(random.isOneIn(10) ? 20 : 7) { members += member() }
        if !random.isOneIn(12) {
            var seen: Set<String> = []
            members = members.filter { seen.insert($0.name).inserted }
        }
        let object = Draft.object(members)
        if random.isOneIn(25), !guide.wrappers.isEmpty { return .object([(random.pick(guide.wrappers), object)]) }
        if random.isOneIn(100) { return random.isOneIn(2) ? .array([object]) : anything(depth: 0) }
        return object
    }

    // MARK: Members

    private mutating func member() -> [(name: String, value: Draft)] {
        switch random.below(24) {
        case 0: return [(random.pick(guide.aliases + ["first_name"]), anything(depth: 2))]
        case 1: return [(random.pick(guide.readOnly + guide.unsafe + [""]), anything(depth: 2))]
        case 2: return [(customName(), anything(depth: 0))]
        case 3: return brackets()
        case 4: return [(typo(in: random.pick(guide.fields).name), anything(depth: 2))]
        case 5, 6:
            let field = random.pick(guide.fields)
            return [(variant(of: field.name), value(of: field))]
        default:
            let field = random.pick(guide.fields)
            return [(field.name, value(of: field))]
        }
    }

    private mutating func customName() -> String {
        random.isOneIn(5) ? random.pick(NastyTexts.naughty) : "zz_" + String(random.below(50)) + random.pick(["", "/a", "~b", " c", "é", "e\u{301}"])
    }

    mutating func variant(of name: String) -> String {
        switch random.below(7) {
        case 0: name.uppercased()
        case 1: name.replacing("_", with: "-")
        case 2: name.replacing("_", with: " ").capitalized
        case 3: " " + name
        case 4: name + "\u{200B}"
        case 5: name.replacing("_", with: "")
        default: name.split(separator: "_").enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
        }
    }

    private mutating func typo(in name: String) -> String {
        var letters = Array(name)
        let index = random.below(letters.count)
        switch random.below(3) {
        case 0: letters.remove(at: index)
        case 1: letters.insert("x", at: index)
        default: letters.swapAt(index, max(0, index - 1))
        }
        return String(letters)
    }

    private mutating func brackets() -> [(name: String, value: Draft)] {
        let lists = guide.fields.filter { !$0.entryFields.isEmpty }
        guard !lists.isEmpty else { return [] }
        let list = random.pick(lists)
        var members: [(name: String, value: Draft)] = []
        for _ in 0...random.below(4) {
            let entry = random.pick(list.entryFields)
            let path = random.pick(["", "[]", "[0]", "[1]", "[01]", "[x]", "[12]"])
            members.append(("\(list.name)\(path)[\(entry.name)]", value(of: entry)))
        }
        return members
    }

    // MARK: Values

    mutating func value(of field: SchemaGuide.Field) -> Draft {
        if !field.entryFields.isEmpty, !random.isOneIn(6) { return list(of: field) }
        switch random.below(16) {
        case 0: return anything(depth: 1)
        case 1: return .lexeme(random.pick(["null", "true", "false"]))
        case 2, 3: return .lexeme(random.pick(NastyTexts.numbers))
        case 4: return text(random.pick(NastyTexts.general))
        case 5: return text(random.pick(NastyTexts.naughty))
        case 6 where field.isSensitive: return text(mutated(Self.canary + String(random.below(10))))
        case 7 where !field.words.isEmpty: return text(mutated(random.pick(field.words)))
        case 8, 9:
            if field.examples.isEmpty { return texts() }
            let example = random.pick(field.examples)
            guard let text = example.string?.description, random.isOneIn(2) else { return Draft(example) }
            return self.text(mutated(text))
        case 10: return texts()
        default:
            guard !field.kinds.isEmpty, let pool = NastyTexts.byKind[random.pick(field.kinds)] else {
                return text(mutated(random.pick(NastyTexts.general)))
            }
            let choice = random.pick(pool)
            return text(random.isOneIn(3) ? mutated(choice) : choice)
        }
    }

    private mutating func texts() -> Draft {
        var elements: [Draft] = []
        for _ in 0..<random.below(5) {
            elements.append(random.isOneIn(8) ? anything(depth: 2) : text(mutated(random.pick(["a", "A", "a ", "b", "", "ä", "n/a", "c, d"]))))
        }
        return .array(elements)
    }

    private mutating func list(of field: SchemaGuide.Field) -> Draft {
        if random.isOneIn(6) { return entry(of: field) }
        var elements: [Draft] = []
        for _ in 0..<random.below(4) {
            elements.append(random.isOneIn(10) ? anything(depth: 2) : entry(of: field))
            if random.isOneIn(4), let last = elements.last { elements.append(last) }
        }
        return .array(elements)
    }

    private mutating func entry(of field: SchemaGuide.Field) -> Draft {
        var members: [(name: String, value: Draft)] = []
        for entry in field.entryFields where !random.isOneIn(4) {
            members.append((random.isOneIn(6) ? variant(of: entry.name) : entry.name, value(of: entry)))
        }
        if random.isOneIn(5) { members.append((customName(), anything(depth: 2))) }
        return .object(members)
    }

    private mutating func text(_ text: String) -> Draft {
        random.isOneIn(8) ? .lexeme(Draft.escaped(text, &random)) : .text(text)
    }

    /// A text in the state texts arrive in.
    mutating func mutated(_ text: String) -> String {
        switch random.below(14) {
        case 0: " " + text + "\t"
        case 1: text.uppercased()
        case 2: text.lowercased()
        case 3: "\u{200B}" + text
        case 4: text.decomposedStringWithCanonicalMapping
        case 5: "\u{202A}" + text + "\u{202C}"
        case 6: text.replacing("a", with: "&#97;")
        case 7: text + "\u{0}"
        case 8: "\"" + text + "\""
        case 9: text.applyingTransform(.fullwidthToHalfwidth, reverse: true) ?? text
        case 10: text.replacing(" ", with: "\u{A0}\u{3000} ")
        default: text
        }
    }

    /// Any JSON at all.
    mutating func anything(depth: Int) -> Draft {
        switch random.below(depth > 3 ? 6 : 9) {
        case 0: return .lexeme(random.pick(["null", "true", "false"]))
        case 1, 2: return .lexeme(random.pick(NastyTexts.numbers))
        case 3: return text(random.pick(NastyTexts.naughty))
        case 4, 5: return text(random.pick(NastyTexts.general))
        case 6:
            var elements: [Draft] = []
            for _ in 0..<random.below(4) { elements.append(anything(depth: depth + 1)) }
            return .array(elements)
        default:
            var members: [(name: String, value: Draft)] = []
            for _ in 0..<random.below(4) {
                members.append((random.isOneIn(3) ? random.pick(guide.fields).name : customName(), anything(depth: depth + 1)))
            }
            return .object(members)
        }
    }
}
