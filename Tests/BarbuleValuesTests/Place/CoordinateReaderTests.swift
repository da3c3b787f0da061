import BarbuleValues
import Testing

@Suite struct CoordinateReaderTests {
    @Test(
        "latitudes",
        arguments: [
            ScalarRow("27.994401", "27.994401", "", .number), ScalarRow("-90", "-90", "", .number),
            ScalarRow("2.8099e1", "2.8099e1", "", .number), ScalarRow("0", "0", "", .number),
            ScalarRow("90.000", "90.000", "", .number),
            ScalarRow("90.0000000001", "refused", "coordinates.out_of_range", .number),
            ScalarRow("95.2", "refused", "coordinates.out_of_range", .number),
            ScalarRow("-105.2519", "refused", "coordinates.out_of_range", .number),
            ScalarRow("28099900", "refused", "coordinates.scaled_integer", .number),
            ScalarRow("-27994401", "refused", "number.from_string,coordinates.scaled_integer"),
            ScalarRow("95000000", "refused", "coordinates.out_of_range", .number),
            ScalarRow("1000", "refused", "coordinates.out_of_range", .number),
            ScalarRow("1e999999999999", "refused", "coordinates.out_of_range", .number),
            ScalarRow("28.099", "28.099", "number.from_string"),
            ScalarRow("27,994401", "27.994401", "number.decimal_comma"),
            ScalarRow("27,994", "27.994", "number.decimal_comma"), ScalarRow("0,0", "0.0", "number.decimal_comma"),
            ScalarRow("51°30'26\"N", "51.507222", "coordinates.dms"),
            ScalarRow("27°59'39.8\"N", "27.994389", "coordinates.dms"),
            ScalarRow("51° 30.5' N", "51.508333", "coordinates.dms"),
            ScalarRow("N 51 30 26", "51.507222", "coordinates.dms"),
            ScalarRow("N51°30′26″", "51.507222", "coordinates.dms"),
            ScalarRow("51°30′26′′S", "-51.507222", "coordinates.dms"),
            ScalarRow("51°30’26”S", "-51.507222", "coordinates.dms"),
            ScalarRow("51:30:26 N", "51.507222", "coordinates.dms"),
            ScalarRow("51d 30m 26s N", "51.507222", "coordinates.dms"),
            ScalarRow("51deg 30min 26sec N", "51.507222", "coordinates.dms"),
            ScalarRow("N 51d30m26s", "51.507222", "coordinates.dms"),
            ScalarRow("51d30m26s", "refused", "number.invalid"),
            ScalarRow("-51°30'", "-51.5", "coordinates.dms"), ScalarRow("51°", "51", "coordinates.dms"),
            ScalarRow("51,5° N", "51.5", "number.decimal_comma,coordinates.dms"),
            ScalarRow("51.123456789 n", "51.123456789", "coordinates.dms"),
            ScalarRow("0°0'0.0018\"N", "0.000001", "coordinates.dms"),
            ScalarRow("0°0'0.00179999\"S", "0", "coordinates.dms"),
            ScalarRow("-0°0'0.0018\"", "-0.000001", "coordinates.dms"),
            ScalarRow("90°0'1\"N", "refused", "coordinates.dms,coordinates.out_of_range"),
            ScalarRow("51°60'N", "refused", "number.invalid"),
            ScalarRow("51°30.5'26\"N", "refused", "number.invalid"), ScalarRow("51°30' W", "refused", "number.invalid"),
            ScalarRow("-51°30' S", "refused", "number.invalid"), ScalarRow("N 51 S", "refused", "number.invalid"),
            ScalarRow("51 30 26", "refused", "number.invalid"), ScalarRow("27.99, -81.72", "refused", "number.invalid"),
            ScalarRow("1,234.5", "refused", "number.invalid"), ScalarRow("north", "refused", "number.invalid"),
            ScalarRow("NaN", "refused", "number.invalid"), ScalarRow("N", "refused", "number.invalid"),
        ])
    func latitude(_ row: ScalarRow) {
        row.check(CoordinateReader.read(Array(row.text.utf8), axis: .latitude, source: row.source))
    }

    @Test(
        "longitudes",
        arguments: [
            ScalarRow("-81.726896", "-81.726896", "", .number), ScalarRow("180", "180", "", .number),
            ScalarRow("278.273104", "-81.726896", "coordinates.longitude_wrapped", .number),
            ScalarRow("278.273104", "-81.726896", "number.from_string,coordinates.longitude_wrapped"),
            ScalarRow("200", "-160", "coordinates.longitude_wrapped", .number),
            ScalarRow("360", "0", "coordinates.longitude_wrapped", .number),
            ScalarRow("3.6e2", "0", "coordinates.longitude_wrapped", .number),
            ScalarRow(
                "359.000000000000000000000001", "-0.999999999999999999999999", "coordinates.longitude_wrapped", .number),
            ScalarRow("180.10", "-179.9", "coordinates.longitude_wrapped", .number),
            ScalarRow("360.0001", "refused", "coordinates.out_of_range", .number),
            ScalarRow("372.4922", "refused", "coordinates.out_of_range", .number),
            ScalarRow("-181", "refused", "coordinates.out_of_range", .number),
            ScalarRow("-15413400", "refused", "coordinates.scaled_integer", .number),
            ScalarRow("0.1278 W", "-0.1278", "coordinates.dms"), ScalarRow("81.7269 W", "-81.7269", "coordinates.dms"),
            ScalarRow("81d43m36s", "81.726667", "coordinates.dms"),
            ScalarRow("81°43'36.8256\"W", "-81.726896", "coordinates.dms"),
            ScalarRow("0° W", "0", "coordinates.dms"), ScalarRow("81.7269 O", "refused", "number.invalid"),
            ScalarRow("81.7269 N", "refused", "number.invalid"),
        ])
    func longitude(_ row: ScalarRow) {
        row.check(CoordinateReader.read(Array(row.text.utf8), axis: .longitude, source: row.source))
    }

    @Test("a scaled integer comes with its suggestion")
    func suggestion() {
        let reading = CoordinateReader.read(Array("28099900".utf8), axis: .latitude, source: .number)
        #expect(reading.findings.first?.parameters == ["suggestion": "28.0999"])
    }

    @Test(
        "exchanged and zero pairs",
        arguments: [
            ("-105.2519", "39.7392", true, false), ("90", "39", false, false), ("181", "39", false, false),
            ("100", "91", false, false),
            ("0,0", "0", false, true), ("0", "0.1", false, false), ("105°15' N", "39°44' E", true, false),
        ])
    func pairs(_ latitude: String, _ longitude: String, _ isSwapped: Bool, _ isZero: Bool) throws {
        let latitude = try #require(CoordinateReader.value(Array(latitude.utf8), axis: .latitude, source: .text))
        let longitude = try #require(CoordinateReader.value(Array(longitude.utf8), axis: .longitude, source: .text))
        #expect(CoordinateReader.isSwapped(latitude: latitude, longitude: longitude) == isSwapped)
        #expect(CoordinateReader.isZero(latitude: latitude, longitude: longitude) == isZero)
    }

    @Test("every minute and second of a degree is rounded exactly")
    func everySecond() {
        for minute in 0..<60 {
            for second in 0..<60 {
                let text = "1°\(minute)'\(second)\"N"
                let millionths = ((3600 + minute * 60 + second) * 1_000_000 * 2 + 3600) / 7200
                guard
                    case .canonical(let bytes) = CoordinateReader.read(Array(text.utf8), axis: .latitude, source: .text)
                        .outcome,
                    let value = DecimalText(lexeme: bytes)
                else {
                    Issue.record("\(text)")
                    continue
                }
                #expect(value == DecimalText(lexeme: Array("\(millionths)e-6".utf8)))
            }
        }
    }
}
