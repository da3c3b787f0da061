extension PhoneNumber {
    /// The number in a way of writing, valid or not; its extension follows except in E.164.
    ///
    /// - Complexity: O(1) but for the extension.
    public func formatted(_ format: Format) -> String {
        var text: [UInt8] = []
        append(format, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends what ``formatted(_:)`` returns, as UTF-8; allocates only when `text` has to grow.
    public func append(_ format: Format, to text: inout [UInt8]) {
        switch format {
        case .e164:
            text.append(UInt8(ascii: "+"))
            appendCallingCode(to: &text)
            appendNationalNumber(to: &text)
        case .national:
            appendGrouped(.national, to: &text)
            appendExtension(to: &text)
        case .international:
            text.append(UInt8(ascii: "+"))
            appendCallingCode(to: &text)
            text.append(UInt8(ascii: " "))
            appendGrouped(.international, to: &text)
            appendExtension(to: &text)
        case .rfc3966:
            text.append(contentsOf: "tel:".utf8)
            text.append(UInt8(ascii: "+"))
            appendCallingCode(to: &text)
            text.append(UInt8(ascii: "-"))
            let start = text.count
            appendGrouped(.international, to: &text)
            Self.dashGroups(&text, from: start)
            appendExtension(";ext=".utf8, to: &text)
        }
    }

    package func appendCallingCode(to text: inout [UInt8]) {
        let code = callingCode
        if code >= 100 { text.append(UInt8(truncatingIfNeeded: 0x30 &+ code / 100)) }
        if code >= 10 { text.append(UInt8(truncatingIfNeeded: 0x30 &+ code / 10 % 10)) }
        text.append(UInt8(truncatingIfNeeded: 0x30 &+ code % 10))
    }

    /// With the label of the numbering plan: ` x` in GB, ` ext. ` usually.
    private func appendExtension(to text: inout [UInt8]) {
        guard self.extension != nil else { return }
        if let label = plan.mainEntry(callingCode: callingCode).flatMap(plan.extensionPrefix) {
            appendExtension(label, to: &text)
        } else {
            appendExtension(" ext. ".utf8, to: &text)
        }
    }

    private func appendExtension(_ label: some Sequence<UInt8>, to text: inout [UInt8]) {
        guard let digits = self.extension, !digits.isEmpty else { return }
        text.append(contentsOf: label)
        text.append(contentsOf: digits.utf8)
    }

    /// Signs in front go away, and every other run of signs becomes a dash.
    private static func dashGroups(_ text: inout [UInt8], from start: Int) {
        var end = start
        for index in start..<text.count {
            if ASCII.isDigit(text[index]) {
                text[end] = text[index]
                end &+= 1
            } else if end > start, text[end &- 1] != UInt8(ascii: "-") {
                text[end] = UInt8(ascii: "-")
                end &+= 1
            }
        }
        text.removeLast(text.count &- end)
    }
}
