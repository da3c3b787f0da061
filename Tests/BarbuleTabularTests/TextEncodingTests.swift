import BarbuleTabular
import Testing

@Suite struct TextEncodingTests {
    @Test(
        "a byte order mark says the encoding, else UTF-8 is what is UTF-8",
        arguments: [
            ([0xEF, 0xBB, 0xBF, 0x61], .utf8, "a"), ([0xFF, 0xFE, 0xE9, 0x00], .utf16LittleEndian, "é"),
            ([0x61, 0x00, 0x62, 0x00], .utf16LittleEndian, "ab"), ([0x00, 0x61, 0x00, 0xE9], .utf16BigEndian, "aé"),
            ([0xFE, 0xFF, 0x20, 0xAC], .utf16BigEndian, "€"), ([0xC3, 0xA9], .utf8, "é"),
            ([0xE9, 0x80], .windows1252, "é€"), ([], .utf8, ""),
        ] as [([UInt8], TextEncoding, String)])
    func detected(_ bytes: [UInt8], _ encoding: TextEncoding, _ text: String) throws {
        #expect(TextEncoding.detected(in: bytes).encoding == encoding)
        #expect(try encoding.decoded(bytes) == Array(text.utf8))
    }

    @Test(
        "what is not of the encoding is refused",
        arguments: [
            (.utf8, [0x61, 0x0A, 0xE9]), (.windows1252, [0x0A, 0x81]), (.utf16LittleEndian, [0x00, 0xD8]),
            (.utf16BigEndian, [0x61]),
        ] as [(TextEncoding, [UInt8])])
    func refused(_ encoding: TextEncoding, _ bytes: [UInt8]) {
        #expect(throws: TableFault.self) { try encoding.decoded(bytes) }
    }
}
