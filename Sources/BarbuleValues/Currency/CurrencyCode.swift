/// Reads a currency: ISO 4217 code in any case, or a sign that only one currency has.
///
/// `eur`, `€` → `EUR`. `$` and `kr` are the signs of many and are refused.
///
/// Source: ISO 4217:2015 list one, with its amendments up to number 177 (2024).
package enum CurrencyCode {
    /// - Issues: `currency.normalized`; refused with `currency.ambiguous` or `currency.unknown`.
    package static func read(_ text: [UInt8]) -> Reading {
        let upper = text.map(ASCIILetter.upper)
        if upper.count == 3, codes.contains(upper) {
            return Reading(.canonical(upper), upper == text ? [] : [Finding("currency.normalized")])
        }
        if let code = signs.first(where: { $0.sign.utf8.elementsEqual(text) })?.code {
            return Reading(.canonical(Array(code.utf8)), [Finding("currency.normalized")])
        }
        return .refused(shared.contains { $0.utf8.elementsEqual(text) } ? "currency.ambiguous" : "currency.unknown")
    }

    /// Whether `read` gives back the same bytes and finds nothing.
    package static func isCanonical(_ text: Span<UInt8>) -> Bool {
        guard text.count == 3 else { return false }
        return codes.contains([text[0], text[1], text[2]])
    }

    private static let codes: Set<[UInt8]> = Set(
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF \
        CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
        GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD \
        LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP \
        PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP \
        TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XOF \
        XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG
        """.split(separator: " ").map { Array($0.utf8) })

    private static let signs: [(sign: String, code: String)] = [
        ("€", "EUR"), ("₹", "INR"), ("₽", "RUB"), ("₺", "TRY"), ("₴", "UAH"), ("₪", "ILS"), ("₫", "VND"), ("₦", "NGN"),
        ("₱", "PHP"), ("₩", "KRW"), ("₸", "KZT"), ("₼", "AZN"), ("₾", "GEL"), ("₡", "CRC"), ("₲", "PYG"), ("₵", "GHS"),
        ("₭", "LAK"), ("₮", "MNT"), ("฿", "THB"), ("zł", "PLN"), ("Kč", "CZK"), ("US$", "USD"), ("R$", "BRL"),
        ("A$", "AUD"), ("NZ$", "NZD"), ("HK$", "HKD"), ("NT$", "TWD"), ("Ft", "HUF"),
    ]

    /// Signs of more than one currency.
    private static let shared = ["$", "£", "¥", "kr", "kr.", "Fr", "Fr.", "L", "Rs", "лв", "₨", "﷼", "C$", "S$"]
}
