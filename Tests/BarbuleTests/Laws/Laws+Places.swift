import BarbuleEngine

/// Where an issue says it is.
extension Laws {
    func checkPlaces(_ issues: [Issue], in payload: [UInt8], _ note: (String, String) -> Void) {
        let value = try? JSONValue(parsing: payload)
        var last = 0
        for issue in issues {
            let range = issue.byteRange
            if range.lowerBound < last { note("order", "\(issue.code) at byte \(range.lowerBound) after \(last)") }
            last = range.lowerBound
            if range.upperBound > payload.count || (range.isEmpty && issue.action != .stop) { note("place", "\(issue.code) \(range)") }
            for bound in [range.lowerBound, range.upperBound] where bound < payload.count && payload[bound] & 0xC0 == 0x80 && value != nil {
                note("place", "\(issue.code) \(range) cuts a code point")
            }
            if (issue.position.line, issue.position.column) > (issue.endPosition.line, issue.endPosition.column) { note("place", "\(issue.code) ends before it begins") }
            guard let value else { continue }
            guard let tokens = JSONPointer.parse(JSONString(issue.instanceLocation)),
                let target = try? TestPatch.value(at: tokens[...], of: value)
            else {
                note("pointer", "\(issue.code) \(issue.instanceLocation) leads nowhere")
                continue
            }
            if target.byteOffset == range.lowerBound { continue }
            let name = payload[range]
            guard name.first == UInt8(ascii: "\""), name.count >= 2, let token = tokens.last,
                JSONText.decode(Array(name.dropFirst().dropLast())) == token.utf8
            else {
                note("pointer", "\(issue.code) \(issue.instanceLocation) is at \(target.byteOffset), its bytes at \(range)")
                continue
            }
        }
    }
}
