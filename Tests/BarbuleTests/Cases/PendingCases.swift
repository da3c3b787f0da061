/// Cases that do not pass yet: numbering plans of phones. The list only shrinks: a listed case that
/// passes fails the test.
enum PendingCases {
    static let names: Set<String> = [
        "cases/phone/filler-parts",
        "cases/phone/test-data",
        "samples/05-phone-parts-with-prefixes",
        "samples/09-phone-national-with-contact-country",
        "samples/10-phone-joined-output",
        "samples/15-consent-without-evidence",
        "samples/17-date-day-month-ambiguous",
        "samples/18-date-order-configured-tags",
        "samples/24-coordinates-swapped-numbers",
        "samples/25-wrapped-contact-null-island",
        "samples/26-gender-language-traps",
    ]
}
