/// A file name as the system has it: bytes, which need not be UTF-8.
///
/// The argument parser works on `String`. A byte that is not UTF-8 therefore travels as one scalar of the last private
/// plane (U+10FF00 + byte) and becomes that byte again here; these scalars themselves travel byte by byte too, so no
/// name is ever read as another one.
package struct PathName: Hashable, Sendable {
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    /// The name an argument stands for; see ``argument(_:)``.
    package init(argument: String) {
        var bytes: [UInt8] = []
        for scalar in argument.unicodeScalars {
            if Self.carriers.contains(scalar.value) {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: String(scalar).utf8)
            }
        }
        self.bytes = bytes
    }

    /// The argument text that stands for raw bytes of the command line.
    package static func argument(_ bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        for piece in CodePoints(bytes[...]) {
            if let scalar = piece.scalar, !carriers.contains(scalar.value) {
                text.append(scalar)
            } else {
                for byte in bytes[piece.bytes] {
                    if let carrier = Unicode.Scalar(0x10FF00 + UInt32(byte)) { text.append(carrier) }
                }
            }
        }
        return String(text)
    }

    private static let carriers: ClosedRange<UInt32> = 0x10FF00...0x10FFFF

    /// `-`: the payload comes from standard input.
    package var isStandardInput: Bool { bytes == [UInt8(ascii: "-")] }

    /// For messages: control characters and bytes that are not UTF-8 are escaped.
    package var shown: String {
        if isStandardInput { return "<stdin>" }
        var text = ""
        for piece in CodePoints(bytes[...]) {
            if let scalar = piece.scalar {
                text += TerminalText.safe(scalar)
            } else {
                for byte in bytes[piece.bytes] { text += "\\x" + Self.hexadecimal(byte) }
            }
        }
        return text
    }

    package func hasSuffix(_ suffix: String) -> Bool { bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) }

    package func appending(_ component: [UInt8]) -> PathName {
        PathName(bytes: bytes.last == UInt8(ascii: "/") ? bytes + component : bytes + [UInt8(ascii: "/")] + component)
    }

    /// Ends with NUL, for system calls.
    package var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return text.utf8.count == 1 ? "0" + text : text
    }
}
