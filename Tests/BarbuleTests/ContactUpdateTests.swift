import Barbule
import BarbuleModel
import Testing

@Suite("ContactUpdate")
struct ContactUpdateTests {
    @Test("generating the model again gives the same bytes")
    func regenerate() throws {
        let path = "Schemas/contact-update.schema.json"
        let source = try SwiftModel.source(for: Project.bytes(path), file: path)
        let message: Comment = "run: swift run barbule-model \(path) Sources/Barbule/ContactUpdate+Generated.swift"
        #expect(try source == Project.bytes("Sources/Barbule/ContactUpdate+Generated.swift"), message)
    }

    @Test("a document with every field decodes and encodes to an equal document")
    func roundTrip() throws {
        let sample = try Sample.named("02-")
        let input = try #require(sample.input)
        let options = try CheckOptions(json: sample.options, for: .contactUpdate)
        let update = try Schema.contactUpdate.decode(ContactUpdate.self, from: input, options: options)
        #expect(update.json == JSON(input))
        #expect(JSON(update.bytes) == JSON(input))
        #expect(update.nameFirst == "Lucía")
        #expect(update.gender == .value(.female))
        #expect(update.bornDate.value?.utcDay.year == 1984)
        #expect(update.gdprDate.value?.secondsSince1970 == 1_716_624_930)
        #expect(update.lastLatitude.value?.doubleValue == 27.760565)
        #expect(update.channelSubscriptions.value?.last == .init(channel: .sms, blacklisted: true))
        #expect(update.customFields["room_preference"] == "sea view")
        #expect(update.googleID.isAbsent)
    }

    @Test("every valid sample decodes, and encodes to its canonical document", arguments: Sample.all)
    func samples(_ sample: Sample) throws {
        guard let input = sample.input else { return }
        let options = try CheckOptions(json: sample.options, for: .contactUpdate)
        let report = Schema.contactUpdate.check(input, options: options)
        guard report.isValid else { return }
        let update = try Schema.contactUpdate.decode(ContactUpdate.self, from: input, options: options)
        #expect(try update.json == JSON(#require(report.canonical)))
    }

    @Test("absent, null and a value are three things")
    func fields() throws {
        let update = try Schema.contactUpdate.decode(ContactUpdate.self, from: #"{"city": null, "region": "FL"}"#)
        #expect(update.city == .clear)
        #expect(update.region == .value("FL"))
        #expect(update.zip == .absent)
        var next = ContactUpdate()
        next.city = .clear
        next.region = "FL"
        next.twitterFollowers = 1520
        next.lastLatitude = 27.994401
        next.gdprAcceptTerms = true
        #expect(
            next.json == ["city": nil, "region": "FL", "twitter_followers": 1520, "last_latitude": 27.994401, "gdpr_accept_terms": true])
    }

    @Test("numbers keep every digit")
    func numbers() throws {
        let update = try Schema.contactUpdate.decode(
            ContactUpdate.self, from: #"{"facebook_friends": 9007199254740993, "points": 0.10000000000000000000001}"#)
        #expect(update.facebookFriends.value?.intValue == 9_007_199_254_740_993)
        #expect(update.customFields["points"]?.bytes == Array("0.10000000000000000000001".utf8))
    }

    @Test("custom names that differ in bytes only are two fields")
    func byteNames() throws {
        let update = try Schema.contactUpdate.decode(
            ContactUpdate.self, from: "{\"caf\u{E9}\": 1, \"cafe\u{301}\": 2}")
        #expect(update.customFields["caf\u{E9}"] == 1)
        #expect(update.customFields["cafe\u{301}"] == 2)
        #expect(update.customFields.count == 2)
    }

    @Test("a choice the schema learns later is still read")
    func laterChoices() throws {
        let update = try ContactUpdate(json: ["gender": "DIVERSE"])
        #expect(update.gender.value?.rawValue == "DIVERSE")
        #expect(ContactUpdate.Gender.all == [.male, .female])
    }

    @Test(
        "a value of another shape is named by its pointer",
        arguments: [
            (#"[]"#, "", "object"),
            (#"{"city": 5}"#, "/city", "text"),
            (#"{"tags": ["a", 1]}"#, "/tags/1", "text"),
            (#"{"born_date": "soon"}"#, "/born_date", "moment of RFC 3339"),
            (#"{"channel_subscriptions": [{"channel": "sms"}]}"#, "/channel_subscriptions/0", #"object with a member "blacklisted""#),
        ])
    func mismatches(_ text: String, _ path: String, _ expected: String) throws {
        let json = try #require(JSON(Array(text.utf8)))
        #expect(throws: JSONMismatch(path: path, expected: expected)) { try ContactUpdate(json: json) }
    }
}

@Suite("SwiftModel")
struct SwiftModelTests {
    @Test(
        "names follow the API Design Guidelines",
        arguments: [
            ("name_first", "nameFirst"), ("device_id", "deviceID"), ("id_card", "idCard"), ("gdpr_remote_ip", "gdprRemoteIP"),
            ("MALE", "male"), ("firstName", "firstName"), ("class", "`class`"), ("2nd", "_2nd"), ("e-mail", "eMail"), ("", "_"),
        ])
    func names(_ text: String, _ expected: String) {
        #expect(SwiftName.member(text) == expected)
    }

    @Test(
        "a schema no model can be made of is refused with the reason",
        arguments: [
            ("{", "x.json is not JSON: byte 1"),
            ("{}", "x.json has no properties"),
            (##"{"properties": {"a": {"$ref": "#/$defs/b"}}}"##, "nothing stands at #/$defs/b"),
            (#"{"properties": {"a": {"$ref": "other.json"}}}"#, "the reference other.json leaves the file"),
            (#"{"properties": {"a_b": {}, "a-b": {}}}"#, "Model would have two members called aB"),
            (#"{"properties": {"json": {}}}"#, "Model would have two members called json"),
            (
                #"{"properties": {"tag": {"enum": ["a"]}, "tags": {"type": "array", "items": {"enum": ["a"]}}}}"#,
                "Model would have two types called Tag"
            ),
        ])
    func refusals(_ schema: String, _ message: String) {
        let error = #expect(throws: ModelError.self) { try SwiftModel.source(for: Array(schema.utf8), file: "x.json") }
        #expect(error?.description == message)
    }

    @Test("a schema that holds itself ends as any JSON")
    func recursion() throws {
        let schema = ##"{"title": "tree", "type": "object", "properties": {"left": {"$ref": "#"}}}"##
        let source = try SwiftModel.source(for: Array(schema.utf8), file: "tree.json", importing: "Barbule")
        #expect(String(decoding: source, as: UTF8.self).contains("public import Barbule\n\npublic struct Tree: JSONConvertible"))
    }
}
