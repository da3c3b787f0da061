/// Cases that do not pass yet: numbering plans of phones and whole HTTP requests. The list only shrinks: a listed case that
/// passes fails the test.
enum PendingCases {
    static let names: Set<String> = [
        "samples/30-http-request-and-leftovers",
    ]
}
