/// Makes contact payloads of about 620 bytes: 70 % clean, 15 % clean but not normalized, 15 % invalid.
///
/// A clean one has every documented parameter with a chance of two in three, in the order of the documentation most of
/// the time, and up to three custom fields.
struct ContactMaker {
    private var random: Randomness

    init(seed: UInt64) { random = Randomness(seed: seed) }

    mutating func line() -> [UInt8] {
        var payload = cleanContact()
        switch random.number(1...100) {
        case ...70: break
        case ...85: unnormalize(&payload)
        default: spoil(&payload)
        }
        if random.chance(20) { payload.members.shuffle(using: &random) }
        return payload.json(Payload.Spelling(isSpaced: random.chance(10), escapesNonASCII: random.chance(15)))
    }

    // MARK: Clean

    private mutating func cleanContact() -> Payload {
        var payload = Payload()
        let place = random.pick(Place.all)
        func add(_ name: String, _ value: Payload.Value) { payload.members.append((name, value)) }
        func addSometimes(_ name: String, _ value: Payload.Value, _ percent: Int = 66) {
            if random.chance(percent) { add(name, value) }
        }

        let words = place.script
        let uuid = [8, 4, 4, 4, 12].map { random.hex($0) }.joined(separator: "-")
        addSometimes("device_id", .text(uuid), 60)
        addSometimes("name_first", .text(random.pick(words.firstNames)))
        addSometimes("name_last", .text(random.pick(words.lastNames)))
        addSometimes(
            "email", .text("\(random.pick(Self.mailboxes))\(random.number(1...9999))@\(random.pick(Self.domains))"))
        if random.chance(66) {
            add("phone_countrycode", .text(place.callingCode))
            add("phone_number", .text(random.text(place.phone)))
        }
        let city = random.pick(words.cities)
        addSometimes("city", .text(city))
        addSometimes("country", .text(place.country))
        addSometimes("region", .text("\(random.pick(words.cities)) \(random.number(1...30))"))
        if let zip = place.zip { addSometimes("zip", .text(random.text(zip))) }
        addSometimes("full_address", .text("\(words.street) \(random.number(1...300)), \(city)"))
        addSometimes("born_date", .text("\(day(1940...2000))T00:00:00Z"))
        addSometimes("gender", .text(random.pick(["MALE", "FEMALE"])))
        addSometimes("language", .text(place.language))
        addSometimes("user_id", .text("usr_\(random.number(1...1_000_000_000))"))
        addSometimes("facebook_id", .text("1" + random.digits(random.number(8...14))))
        addSometimes("facebook_friends", .literal(String(random.number(0...5000))))
        addSometimes("twitter_id", .text("7" + random.digits(random.number(8...14))))
        addSometimes("twitter_followers", .literal(String(random.number(0...5000))))
        let tags = Self.tags.shuffled(using: &random).prefix(random.number(1...6))
        addSometimes("tags", .array(tags.map { .text($0) }))
        if random.chance(66) {
            add("last_latitude", degrees(89))
            add("last_longitude", degrees(179))
        }
        let consents = random.chance(70)
        addSometimes("list_subscriptions", listSubscriptions(mayJoin: consents))
        let channels = ["email", "sms", "push"].shuffled(using: &random).prefix(random.number(1...3))
        addSometimes(
            "channel_subscriptions",
            .array(
                channels.map { channel in
                    .object([("channel", .text(channel)), ("blacklisted", .literal(String(random.chance(20))))])
                }))
        if random.chance(66) {
            add("gdpr_marketing_consent", .literal(String(consents)))
            add("gdpr_accept_terms", .literal(String(consents || random.chance(50))))
            add("gdpr_date", .text("\(day(2018...2025))T\(time())Z"))
            add("gdpr_remote_ip", .text(address()))
        }
        for name in Self.customNames.shuffled(using: &random).prefix(random.pick([0, 0, 1, 1, 2, 3])) {
            add(name, customValue())
        }
        return payload
    }

    private mutating func day(_ years: ClosedRange<Int>) -> String {
        "\(random.number(years))-\(padded(random.number(1...12)))-\(padded(random.number(2...28)))"
    }

    private mutating func time() -> String {
        [23, 59, 59].map { padded(random.number(0...$0)) }.joined(separator: ":")
    }

    private mutating func degrees(_ most: Int) -> Payload.Value {
        .literal("\(random.pick(["", "-"]))\(random.number(1...most)).\(random.digits(5))\(random.number(1...9))")
    }

    private mutating func address() -> String {
        if random.chance(75) { return (0..<4).map { _ in String(random.number(80...220)) }.joined(separator: ".") }
        return "2a02:9\(random.hex(2))::\(String(random.number(1...65535), radix: 16))"
    }

    private mutating func listSubscriptions(mayJoin: Bool) -> Payload.Value {
        .array(
            (0..<random.number(1...4)).map { _ in
                .object([
                    ("list_id", .text("5" + random.hex(23))),
                    ("subscribed", .literal(String(mayJoin && random.chance(80)))),
                ])
            })
    }

    private mutating func customValue() -> Payload.Value {
        switch random.number(0...4) {
        case 0: .text(random.pick(["red", "azul", "зелёный", "P-\(random.number(1...9999))"]))
        case 1: .literal(String(random.number(0...100_000)))
        case 2: .literal("\(random.number(0...99)).\(random.number(1...9))")
        case 3: .literal(String(random.chance(50)))
        default: .literal("null")
        }
    }

    // MARK: Not normalized

    /// Half of what can be written otherwise is; at least one field.
    private mutating func unnormalize(_ payload: inout Payload) {
        let names = [
            "name_first", "name_last", "city", "full_address", "email", "phone_number", "phone_countrycode", "language",
            "gender", "gdpr_date",
        ].filter { payload[$0] != nil }.shuffled(using: &random)
        for name in names.prefix(max(2, names.count / 2)) {
            guard let text = payload.text(of: name) else { continue }
            payload[name] = .text(unnormalized(text, name))
        }
        if names.isEmpty { payload["city"] = .text(" Madrid ") }
    }

    private mutating func unnormalized(_ text: String, _ name: String) -> String {
        switch name {
        case "email":
            let parts = text.split(separator: "@")
            return "\(parts[0])@\(parts[1].uppercased())"
        case "phone_number":
            let characters = Array(text)
            return "\(String(characters[..<3])) \(String(characters[3..<5]))-\(String(characters[5...]))"
        case "phone_countrycode": return "+\(text)"
        case "language", "gender": return text.lowercased()
        case "gdpr_date": return text.dropLast() + random.pick(["+02:00", "-05:30", "+00:00", "+09:00"])
        default:
            switch random.number(0...2) {
            case 0: return "  \(text) "
            case 1:
                let decomposed = Self.decomposed(text)
                return decomposed.utf8.count == text.utf8.count ? " \(text)" : decomposed
            default: return "\(text)\u{A0} \t"
            }
        }
    }

    /// NFD, as far as the words of this file need it.
    private static func decomposed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if let parts = decompositions[scalar] {
                result.append(contentsOf: parts.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static let decompositions: [Unicode.Scalar: String] = [
        "á": "a\u{301}", "é": "e\u{301}", "è": "e\u{300}", "í": "i\u{301}", "ó": "o\u{301}", "ã": "a\u{303}",
        "ä": "a\u{308}", "ö": "o\u{308}", "ü": "u\u{308}", "ë": "e\u{308}", "ï": "i\u{308}", "ñ": "n\u{303}",
        "ř": "r\u{30C}", "Ş": "S\u{327}", "й": "и\u{306}", "Й": "И\u{306}", "أ": "ا\u{654}",
    ]

    // MARK: Invalid

    private mutating func spoil(_ payload: inout Payload) {
        let fault = random.pick(Self.faults)
        payload[fault.name] = random.pick(fault.values)
    }

    private static let faults: [(name: String, values: [Payload.Value])] = [
        (
            "born_date",
            [.text("yesterday"), .text("1990-13-01T00:00:00Z"), .text("1990-02-30T00:00:00Z"), .text("03/04/1990")]
        ),
        ("gdpr_date", [.text("2023-02-29T10:00:00Z"), .text("2021-01-01T25:00:00Z"), .text("tomorrow")]),
        ("gender", [.text("OTHER"), .text("0"), .literal("true")]),
        ("last_latitude", [.literal("91.5"), .literal("1000"), .text("north")]),
        ("last_longitude", [.text("west"), .text("1,2,3")]),
        ("language", [.text("E1"), .text("Klingonish"), .literal("7")]),
        ("email", [.text("plainaddress"), .text("john@"), .text("@example.com"), .text("john@@example.com")]),
        ("phone_number", [.text("call me"), .text("+"), .text("12")]),
        ("phone_countrycode", [.text("GBX"), .text("12345")]),
        (
            "channel_subscriptions",
            [
                .array([.object([("channel", .text("fax")), ("blacklisted", .literal("false"))])]),
                .array([.object([("blacklisted", .literal("true"))])]), .text("sms"),
            ]
        ),
        (
            "list_subscriptions",
            [
                .array([.object([("subscribed", .literal("true"))])]), .array([.text("5a2f8adb21274015")]),
                .literal("12"),
            ]
        ),
        ("tags", [.array([.text("a"), .literal("true")]), .literal("false")]),
        ("gdpr_marketing_consent", [.text("yes"), .text("sure")]),
        ("gdpr_accept_terms", [.text("yes"), .array([])]),
        ("facebook_friends", [.literal("-1"), .literal("12.5"), .text("many")]),
        ("twitter_followers", [.literal("-7"), .text("few")]),
        ("gdpr_remote_ip", [.text("999.1.1.1"), .text("1.2.3"), .text("localhost"), .text("12345::1")]),
        ("name_first", [.array([.text("x")]), .object([("a", .literal("1"))]), .literal("false"), .text("{{name}}")]),
        ("city", [.literal("true"), .array([])]),
    ]

    // MARK: Words

    private static let mailboxes = [
        "john", "maria", "lukasz", "anna.k", "sergey", "li.wei", "m.hassan", "taro", "chloe", "o.connor", "info",
        "sales+eu",
    ]
    private static let domains = [
        "example.com", "mail.example.org", "example.co.uk", "correo.example.es", "xn--bcher-kva.example",
        "post.example.jp",
    ]
    private static let tags = [
        "vip", "newsletter", "tag1", "tag2", "black friday", "madrid-2019", "clientes", "новый", "お得意様", "churn-risk",
        "app_v3", "beta", "loyalty:gold", "loyalty:silver", "no-show", "b2b",
    ]
    private static let customNames = [
        "favorite_color", "last_purchase", "loyalty_points", "plan", "is_subscriber", "ciudad_favorita", "shoe_size",
        "crm_ref", "рейтинг", "churn_score", "store", "coupon",
    ]
}
