import BarbuleValues

/// One input of libFuzzer: two bytes are a region, the rest is the text of a number.
///
/// The text is read without and with the region, and as the fields of a record. Whatever the bytes, the result is an
/// error or a number that keeps its promises. Traps, undefined behaviour and out-of-bounds reads are found by the
/// sanitizers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count >= 2 else { return 0 }
    let input = UnsafeBufferPointer(start: start, count: count)
    let region = String(decoding: input[..<2], as: UTF8.self)
    let text = Array(input[2...])
    let bare = try? PhoneNumber(utf8: text.span)
    if let bare { check(bare) }
    if let number = try? PhoneNumber(utf8: text.span, region: region), number != bare { check(number) }
    checkRecord(text, TwoLetters(Array(input[..<2])))
    return 0
}

private func check(_ number: PhoneNumber) {
    let digits = Array(number.nationalNumber.utf8)
    precondition((2...17).contains(digits.count) && digits.allSatisfy(isDigit))
    precondition((1...999).contains(number.callingCode))
    precondition(number.isValid == (number.type != .unknown))
    // A valid number has a region, and a length that its plan has.
    precondition(!number.isValid || number.region != nil)
    precondition(number.possibility != .invalidCallingCode)
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

/// The text as the fields of a record: whole, or cut in two where a tab stands.
private func checkRecord(_ text: [UInt8], _ country: TwoLetters?) {
    var evidence = PhoneEvidence(country: country)
    let parts = text.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false).map { Array($0) }
    switch parts.count {
    case 1: evidence.full = parts[0]
    case 2: (evidence.callingCode, evidence.number) = (parts[0], parts[1])
    default: (evidence.callingCode, evidence.number, evidence.full) = (parts[0], parts[1], parts[2])
    }
    let level: PhoneReader.Level = text.count & 1 == 0 ? .possible : .valid
    guard case .success(let reading) = PhoneReader(plan: .bundled, level: level).read(evidence).result else { return }
    precondition((1...999).contains(reading.callingCode))
    precondition((1...17).contains(reading.nationalNumber.count) && reading.nationalNumber.allSatisfy(isDigit))
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
