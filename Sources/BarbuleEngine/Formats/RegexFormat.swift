/// `regex`: the syntax of ECMA-262 with `u`; look-around and back-references are fine here.
enum RegexFormat {
    static func isValid(_ text: ArraySlice<UInt8>) -> Bool {
        (try? Pattern.checkSyntax(Array(text))) != nil
    }
}
