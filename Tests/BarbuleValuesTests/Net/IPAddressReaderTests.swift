import BarbuleValues
import Testing

@Suite struct IPAddressReaderTests {
    @Test(
        "an address without what proxies and servers add",
        arguments: [
            ScalarRow("81.2.69.142", "81.2.69.142"), ScalarRow("2a00:1450:4009::200e", "2a00:1450:4009::200e"),
            ScalarRow("::ffff:81.2.69.142", "81.2.69.142", "ip.normalized"),
            ScalarRow("::FFFF:5102:458E", "81.2.69.142", "ip.normalized"),
            ScalarRow("81.2.69.142:443", "81.2.69.142", "ip.normalized"),
            ScalarRow("2001:DB8:0:0::1", "2001:db8::1", "ip.normalized,ip.not_public"),
            ScalarRow("[2A00:1450:4009::200E]:443", "2a00:1450:4009::200e", "ip.normalized"),
            ScalarRow("[2a00:1450:4009::200e]", "2a00:1450:4009::200e", "ip.normalized"),
            ScalarRow("fe80::1%eth0", "fe80::1", "ip.normalized,ip.not_public"),
            ScalarRow("[fe80::1%25]:80", "fe80::1", "ip.normalized,ip.not_public"),
            ScalarRow("81.2.69.142, 10.0.0.1", "81.2.69.142", "ip.forwarded_list"),
            ScalarRow("81.2.69.142:80,10.0.0.1", "81.2.69.142", "ip.forwarded_list,ip.normalized"),
            ScalarRow("10.0.0.1, 81.2.69.142", "10.0.0.1", "ip.forwarded_list,ip.not_public"),
            ScalarRow("10.0.0.1", "10.0.0.1", "ip.not_public"), ScalarRow("127.0.0.1", "127.0.0.1", "ip.not_public"),
            ScalarRow("fe80::1", "fe80::1", "ip.not_public"), ScalarRow("::1", "::1", "ip.not_public"),
            ScalarRow("081.002.069.142", "refused", "ip.invalid"), ScalarRow("300.1.1.1", "refused", "ip.invalid"),
            ScalarRow("localhost", "refused", "ip.invalid"), ScalarRow("1359170958", "refused", "ip.invalid"),
            ScalarRow("unknown, 81.2.69.142", "refused", "ip.forwarded_list,ip.invalid"),
            ScalarRow("81.2.69.142/32", "refused", "ip.invalid"),
            ScalarRow("81.2.69.142:65536", "refused", "ip.invalid"), ScalarRow("81.2.69.142:", "refused", "ip.invalid"),
            ScalarRow("81.2.69", "refused", "ip.invalid"), ScalarRow("0x51.2.69.142", "refused", "ip.invalid"),
            ScalarRow("", "refused", "ip.invalid"),
            ScalarRow("[::1", "refused", "ip.invalid"), ScalarRow("81.2.69.142%eth0", "refused", "ip.invalid"),
            ScalarRow("fe80::1%", "refused", "ip.invalid"),
        ])
    func read(_ row: ScalarRow) {
        let text = Array(row.text.utf8)
        let reading = IPAddressReader.read(text)
        row.check(reading)
        checkProperties(text, reading)
    }

    @Test(
        "the borders of the special-purpose registries",
        arguments: [
            ("9.255.255.255", true), ("10.0.0.0", false), ("10.255.255.255", false), ("11.0.0.0", true),
            ("0.255.255.255", false), ("1.0.0.0", true),
            ("100.63.255.255", true), ("100.64.0.0", false), ("100.127.255.255", false), ("100.128.0.0", true),
            ("126.255.255.255", true),
            ("127.255.255.255", false), ("169.253.255.255", true), ("169.254.0.0", false), ("169.255.0.0", true),
            ("172.15.255.255", true),
            ("172.16.0.0", false), ("172.31.255.255", false), ("172.32.0.0", true), ("192.0.0.8", false),
            ("192.0.0.9", true), ("192.0.0.10", true),
            ("192.0.0.255", false), ("192.0.1.0", true), ("192.0.2.0", false), ("192.0.3.0", true),
            ("192.167.255.255", true),
            ("192.168.0.0", false), ("192.169.0.0", true), ("198.17.255.255", true), ("198.18.0.0", false),
            ("198.19.255.255", false),
            ("198.20.0.0", true), ("198.51.100.7", false), ("198.51.101.0", true), ("203.0.113.255", false),
            ("203.0.114.0", true),
            ("223.255.255.255", true), ("224.0.0.1", false), ("240.0.0.1", false), ("255.255.255.255", false),
            ("::", false), ("::1", false),
            ("::ffff:8.8.8.8", true), ("::ffff:10.0.0.1", false), ("64:ff9b::808:808", true), ("64:ff9b::a00:1", false),
            ("64:ff9b:1::1", false),
            ("100::1", false), ("1fff::1", false), ("2000::1", true), ("2001::1", false), ("2001:1::1", true),
            ("2001:1::4", false),
            ("2001:20::1", true), ("2001:1ff::1", false), ("2001:200::1", true), ("2001:db7::1", true),
            ("2001:db8::1", false),
            ("2001:db9::1", true), ("2002:808:808::1", true), ("2002:a00:1::1", false), ("3ffe::1", true),
            ("3fff::1", false),
            ("3fff:1000::1", true), ("4000::1", false), ("5f00::1", false), ("fc00::1", false), ("fdff::1", false),
            ("fe80::1", false),
            ("fec0::1", false), ("ff02::1", false),
        ])
    func isPublic(_ text: String, _ isPublic: Bool) {
        let reading = IPAddressReader.read(Array(text.utf8))
        #expect(reading.outcome != .refused)
        #expect(!reading.findings.contains { $0.code == "ip.not_public" } == isPublic)
    }

    @Test("strings of other projects' tests get the verdict of the reference implementations")
    func suite() {
        var counts = (ipv4: 0, ipv6: 0, invalid: 0)
        for row in TabSeparatedSuite.rows("suites/ip/ip.tsv") {
            guard let text = TabSeparatedSuite.bytes(row[0]) else {
                Issue.record("bad cell \(row[0])")
                continue
            }
            let address4 = IPAddress(ipv4: text.span)
            let address6 = IPAddress(ipv6: text.span)
            if row[1] != "disputed" { #expect((address4 != nil) == (row[1] == "valid"), "\(row[0])") }
            if row[2] != "disputed" { #expect((address6 != nil) == (row[2] == "valid"), "\(row[0])") }
            if let address = address4 ?? address6 {
                #expect(String(bytes: address.text) == row[3], "\(row[0])")
            } else {
                counts.invalid += 1
            }
            if row[1] == "valid" { counts.ipv4 += 1 }
            if row[2] == "valid" { counts.ipv6 += 1 }
            checkProperties(text, IPAddressReader.read(text))
        }
        print("ip.tsv: \(counts)")
    }

    @Test("no bytes trap, and a canonical address is read again unchanged")
    func randomBytes() {
        var generator = SeededGenerator(seed: 3)
        let alphabet = Array("0123456789abcdefF::::::....[]%,/ ".utf8)
        for _ in 0..<100_000 {
            let text = generator.text(of: alphabet, countMax: 24)
            checkProperties(text, IPAddressReader.read(text))
        }
    }

    @Test("every pattern of zero groups has one canonical text that is read back")
    func zeroRuns() throws {
        for pattern in 0..<256 {
            let groups = (0..<8).map { pattern >> $0 & 1 == 0 ? "0" : "f\($0)f" }
            let address = try #require(Self.ipv6(groups.joined(separator: ":")))
            #expect(Self.ipv6(String(bytes: address.text)) == address)
            let padded = groups.map { String(repeating: "0", count: 4 - $0.utf8.count) + $0 }.joined(separator: ":")
            #expect(Self.ipv6(padded) == address)
            let text = String(bytes: address.text)
            #expect(text.contains("::") == groups.joined().contains("00"))
        }
    }

    private static func ipv6(_ text: String) -> IPAddress? { IPAddress(ipv6: Array(text.utf8).span) }

    private func checkProperties(_ text: [UInt8], _ reading: Reading) {
        if IPAddressReader.isCanonical(text.span) != (reading == Reading(.canonical(text))) {
            Issue.record("isCanonical disagrees on \(String(bytes: text))")
        }
        guard case .canonical(let canonical) = reading.outcome else { return }
        let again = IPAddressReader.read(canonical)
        let isQuiet = again.findings.allSatisfy { $0.code == "ip.not_public" }
        if again.outcome != .canonical(canonical) || !isQuiet { Issue.record("not idempotent: \(String(bytes: text))") }
    }
}
