import Foundation
import Testing

@testable import BarbuleEngine

/// The JSON Test Suite (nst/JSONTestSuite, test_parsing): `y_` accepted, `n_` refused, `i_` as decided here.
@Suite struct JSONTestSuiteTests {
    /// What we do where RFC 8259 leaves the choice: huge numbers are exact, so they pass; ill-formed Unicode never does.
    static let decisions: [(String, JSONSyntaxError.Kind?)] = [
        ("i_number_double_huge_neg_exp", nil),
        ("i_number_huge_exp", nil),
        ("i_number_neg_int_huge_exp", nil),
        ("i_number_pos_double_huge_exp", nil),
        ("i_number_real_neg_overflow", nil),
        ("i_number_real_pos_overflow", nil),
        ("i_number_real_underflow", nil),
        ("i_number_too_big_neg_int", nil),
        ("i_number_too_big_pos_int", nil),
        ("i_number_very_big_negative_int", nil),
        ("i_structure_500_nested_arrays", nil),
        ("i_structure_UTF-8_BOM_empty_object", nil),
        ("i_object_key_lone_2nd_surrogate", .loneSurrogate),
        ("i_string_1st_surrogate_but_2nd_missing", .loneSurrogate),
        ("i_string_1st_valid_surrogate_2nd_invalid", .loneSurrogate),
        ("i_string_incomplete_surrogate_and_escape_valid", .loneSurrogate),
        ("i_string_incomplete_surrogate_pair", .loneSurrogate),
        ("i_string_incomplete_surrogates_escape_valid", .loneSurrogate),
        ("i_string_invalid_lonely_surrogate", .loneSurrogate),
        ("i_string_invalid_surrogate", .loneSurrogate),
        ("i_string_inverted_surrogates_U+1D11E", .loneSurrogate),
        ("i_string_lone_second_surrogate", .loneSurrogate),
        ("i_string_UTF8_surrogate_U+D800", .invalidUTF8),
        ("i_string_invalid_utf-8", .invalidUTF8),
        ("i_string_iso_latin_1", .invalidUTF8),
        ("i_string_lone_utf8_continuation_byte", .invalidUTF8),
        ("i_string_not_in_unicode_range", .invalidUTF8),
        ("i_string_overlong_sequence_2_bytes", .invalidUTF8),
        ("i_string_overlong_sequence_6_bytes", .invalidUTF8),
        ("i_string_overlong_sequence_6_bytes_null", .invalidUTF8),
        ("i_string_truncated-utf-8", .invalidUTF8),
        ("i_string_UTF-16LE_with_BOM", .notUTF8),
        ("i_string_utf16BE_no_BOM", .notUTF8),
        ("i_string_utf16LE_no_BOM", .notUTF8),
        ("i_string_UTF-16BE_with_BOM", .notUTF8),
    ]

    @Test("every file of the suite meets its verdict, also when only JSONValue reads it")
    func files() throws {
        guard let folder = DataSuite.url("suites/json-test-suite/test_parsing") else { return }
        var seen = 0
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let name = url.deletingPathExtension().lastPathComponent
            let text = try DataSuite.bytes(url)
            var tape = JSONTape()
            let error = JSONScanner.scan(text, limits: Limits(), into: &tape)
            seen += 1
            switch name.prefix(2) {
            case "y_": #expect(error == nil, "\(name)")
            case "n_": #expect(error != nil, "\(name)")
            default:
                let decision = try #require(Self.decisions.first { $0.0 == name }, "no decision for \(name)")
                #expect(error?.kind == decision.1, "\(name)")
            }
            if let error { #expect((0...text.count).contains(error.byteOffset), "\(name)") }
            let value = try? JSONValue(parsing: text)
            #expect((value == nil) == (error != nil || !tape.duplicateNames.isEmpty), "\(name)")
        }
        #expect(seen >= 160)
    }
}
