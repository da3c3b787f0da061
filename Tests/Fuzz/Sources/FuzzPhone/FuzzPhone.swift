import BarbuleValues

/// One input of libFuzzer: two bytes are a region, the rest is the text of a number.
///
/// Whatever the bytes, the result is an error or a number that keeps its promises. Traps, undefined behaviour and
/// out-of-bounds reads are found by the sanitizers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count >= 2 else { return 0 }
    let input = UnsafeBufferPointer(start: start, count: count)
    let region = String(decoding: input[..<2], as: UTF8.self)
    let text = Array(input[2...])
    guard let number = try? PhoneNumber(utf8: text.span, region: region) else { return 0 }
    check(number)
    return 0
}

private func check(_ number: PhoneNumber) {
    let digits = Array(number.nationalNumber.utf8)
    precondition((2...17).contains(digits.count) && digits.allSatisfy(isDigit))
    precondition((1...999).contains(number.callingCode))
    precondition(number.isValid == (number.type != .unknown))
    // A valid number has a region, and only invalid ones have an impossible length.
    precondition(!number.isValid || number.region != nil)
    precondition(number.formatted(.e164) == "+\(number.callingCode)\(number.nationalNumber)")
    let extensionDigits = number.extension ?? ""
    for format in PhoneNumber.Format.allCases where format != .e164 {
        var text = Array(number.formatted(format).utf8)
        precondition(!text.isEmpty && (extensionDigits.isEmpty || text.count > extensionDigits.utf8.count))
        text.removeLast(extensionDigits.utf8.count)
        let written = text.filter(isDigit)
        // Groups neither lose nor add a digit; in front stand the calling code or national prefixes.
        precondition(format == .national || written == Array("\(number.callingCode)".utf8) + digits)
    }
    precondition(number == number && number.hashValue == number.hashValue)
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
