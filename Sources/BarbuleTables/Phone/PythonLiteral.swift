/// A Python value as the metadata files write it: constants, sequences, dictionaries and calls with named arguments.
enum PythonLiteral {
    case none
    case bool(Bool)
    case int(Int)
    case string(String)
    case sequence([PythonLiteral])
    case dictionary([(key: PythonLiteral, value: PythonLiteral)])
    case call(name: String, arguments: [String: PythonLiteral])

    /// The value a line `name = …` of a Python source assigns. Nothing else of the source is read.
    ///
    /// - Throws: `GeneratorFailure` when there is no such line or its value is not a literal.
    static func assigned(to name: String, in source: [UInt8], file: String) throws -> PythonLiteral {
        let line = Array("\n\(name) = ".utf8)
        guard let start = source.firstRange(of: line)?.upperBound else {
            throw GeneratorFailure("\(file): no \(name)")
        }
        var reader = PythonReader(source: source, position: start, file: file)
        return try reader.value()
    }

    subscript(argument: String) -> PythonLiteral {
        if case .call(_, let arguments) = self { return arguments[argument] ?? .none }
        return .none
    }

    var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    var integer: Int? {
        if case .int(let integer) = self { return integer }
        return nil
    }

    var items: [PythonLiteral] {
        if case .sequence(let items) = self { return items }
        return []
    }

    var isCall: Bool {
        if case .call = self { return true }
        return false
    }
}

/// Reads one expression. Grammar: constant | string | [items] | (items,) | {key: value,} | Name(argument=value, …).
private struct PythonReader {
    let source: [UInt8]
    var position: Int
    let file: String

    mutating func value() throws -> PythonLiteral {
        skipSpace()
        guard position < source.count else { throw failure("a value") }
        switch source[position] {
        case UInt8(ascii: "'"), UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "["): return .sequence(try items(until: UInt8(ascii: "]")))
        case UInt8(ascii: "("): return .sequence(try items(until: UInt8(ascii: ")")))
        case UInt8(ascii: "{"): return .dictionary(try dictionary())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .int(try integer())
        default: return try word()
        }
    }

    private mutating func items(until end: UInt8) throws -> [PythonLiteral] {
        position += 1
        var items: [PythonLiteral] = []
        while !take(end) {
            items.append(try value())
            if !take(UInt8(ascii: ",")) {
                guard take(end) else { throw failure("a comma") }
                break
            }
        }
        return items
    }

    private mutating func dictionary() throws -> [(key: PythonLiteral, value: PythonLiteral)] {
        position += 1
        var pairs: [(key: PythonLiteral, value: PythonLiteral)] = []
        while !take(UInt8(ascii: "}")) {
            let key = try value()
            guard take(UInt8(ascii: ":")) else { throw failure("a colon") }
            pairs.append((key, try value()))
            if !take(UInt8(ascii: ",")) {
                guard take(UInt8(ascii: "}")) else { throw failure("a comma") }
                break
            }
        }
        return pairs
    }

    private mutating func integer() throws -> Int {
        let start = position
        if source[position] == UInt8(ascii: "-") { position += 1 }
        while position < source.count, (0x30...0x39).contains(source[position]) { position += 1 }
        guard let value = Int(String(decoding: source[start..<position], as: UTF8.self)) else {
            throw failure("an integer")
        }
        return value
    }

    /// Only the escapes the files use: `\\`, `\'`, `\"`.
    private mutating func string() throws -> String {
        let quote = source[position]
        position += 1
        var bytes: [UInt8] = []
        while position < source.count, source[position] != quote {
            if source[position] == UInt8(ascii: "\\") {
                position += 1
                guard position < source.count, [0x5C, 0x27, 0x22].contains(source[position]) else {
                    throw failure("a known escape")
                }
            }
            bytes.append(source[position])
            position += 1
        }
        guard take(quote) else { throw failure("the end of a string") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func word() throws -> PythonLiteral {
        let start = position
        while position < source.count, isWord(source[position]) { position += 1 }
        let name = String(decoding: source[start..<position], as: UTF8.self)
        switch name {
        case "None": return .none
        case "True": return .bool(true)
        case "False": return .bool(false)
        case "": throw failure("a value")
        default: return .call(name: name, arguments: try arguments())
        }
    }

    private mutating func arguments() throws -> [String: PythonLiteral] {
        guard take(UInt8(ascii: "(")) else { throw failure("a call") }
        var arguments: [String: PythonLiteral] = [:]
        while !take(UInt8(ascii: ")")) {
            skipSpace()
            let start = position
            while position < source.count, isWord(source[position]) { position += 1 }
            let name = String(decoding: source[start..<position], as: UTF8.self)
            guard take(UInt8(ascii: "=")) else { throw failure("a named argument") }
            arguments[name] = try value()
            if !take(UInt8(ascii: ",")) {
                guard take(UInt8(ascii: ")")) else { throw failure("a comma") }
                break
            }
        }
        return arguments
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard position < source.count, source[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < source.count, [0x20, 0x0A, 0x0D, 0x09].contains(source[position]) { position += 1 }
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "_") || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    private func failure(_ expected: String) -> GeneratorFailure {
        GeneratorFailure("\(file): \(expected) was expected at byte \(position)")
    }
}
