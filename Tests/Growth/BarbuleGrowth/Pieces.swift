/// The pieces that inputs are made of, by their number.
extension Family {
    /// A contact of which most fields have to be repaired.
    static func messy(_ index: Int) -> String {
        #"{"Name_First": " JosÃ© ", "email": "Ana\#(index)@EXAMPLE.com", "phone": "+44 (0)7712 \#(345000 + index % 1000)", "#
            + #""gender": "male", "born_date": "1990/04/\#(10 + index % 20)", "country": "Spain", "tags": ["a", "A", "b\#(index)"]}"#
    }

    static func hexadecimal(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return "58a1c2d3e4f5a6b7" + String(repeating: "0", count: 8 - digits.count) + digits
    }

    /// Documented names with two letters exchanged and one other letter: all are one or two errors away.
    static func mistyped(_ index: Int) -> String {
        let names = [
            "gdpr_marketing_consent", "list_subscriptions", "channel_subscriptions", "phone_countrycode",
            "twitter_followers",
        ]
        var letters = Array(names[index % names.count].utf8)
        let place = 1 + (index / names.count) % (letters.count - 1)
        letters[place] = UInt8(ascii: "a") + UInt8((index / names.count / letters.count) % 26)
        letters.insert(UInt8(ascii: "a") + UInt8((index / 650) % 26), at: letters.count / 2)
        return String(decoding: letters, as: UTF8.self)
    }

    static func property(_ index: Int) -> String {
        #""p\#(index)": {"type": "string", "maxLength": \#(index + 5), "pattern": "^x\#(index)?$", "#
            + #""x-normalize": {"space": "trim", "map": {"values": {"x": ["one\#(index)", "uno"]}}}}"#
    }

    static let patternSchema =
        #"{"patternProperties": {\#(String(pieces: 100) { #""^k\#($0)[a-z]*x": {"type": "integer"}"# })}}"#

    static let unevaluatedSchema = #"""
        {"allOf": [{"patternProperties": {"^a": true}}, {"if": {"required": ["a0"]}, "then": {"patternProperties": {"^b": true}}}],
         "unevaluatedProperties": {"type": "integer"}}
        """#

    static let treeSchema = ##"""
        {"anyOf": [{"type": "integer"}, {"type": "array", "items": {"$ref": "#"}, "maxItems": 1},
                   {"type": "array", "items": {"$ref": "#"}}]}
        """##

    /// A tree of arrays with so many leaves.
    static func tree(_ count: Int) -> String { count < 2 ? "7" : "[\(tree(count / 2)),\(tree(count - count / 2))]" }
}
