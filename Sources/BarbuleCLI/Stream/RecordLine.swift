/// A record as one line.
enum RecordLine {
    static let null = Array("null".utf8)

    /// Most records stand on one line as they are. One of an array or a file of its own may spread over many: the white
    /// space between its tokens goes.
    ///
    /// - Parameter isOneLine: nothing needs to be looked for.
    static func append(_ json: [UInt8], isOneLine: Bool = false, to output: inout [UInt8]) {
        if isOneLine || !(json.contains(0x0A) || json.contains(0x0D)) {
            output.append(contentsOf: json)
        } else {
            appendCompact(json, to: &output)
        }
        output.append(0x0A)
    }

    /// Texts of JSON hold no raw line ends, so what is outside of them can go.
    private static func appendCompact(_ json: [UInt8], to output: inout [UInt8]) {
        var isInText = false
        var isEscaped = false
        for byte in json {
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
            } else if byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
                continue
            } else if byte == UInt8(ascii: "\"") {
                isInText = true
            }
            output.append(byte)
        }
    }
}
