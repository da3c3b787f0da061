"""The Python package, run by PythonPackageTests with the library that `swift build` made, and after an installation."""

import doctest
import gc
import json
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

import barbule

CONTACT = barbule.Schema.bundled("contact-update")


class PayloadTests(unittest.TestCase):
    def test_examples_of_the_documentation(self):
        self.assertEqual(doctest.testmod(barbule).failed, 0)

    def test_every_type_of_bytes_is_taken(self):
        text = '{"city": " Málaga"}'
        for payload in (text, text.encode(), bytearray(text.encode()), memoryview(text.encode())):
            self.assertEqual(CONTACT.normalize(payload), '{"city": "Málaga"}'.encode())

    def test_a_canonical_payload_comes_back_byte_for_byte(self):
        payload = b'{ "city" :\t"Orlando" }\n'
        self.assertEqual(CONTACT.normalize(payload), payload)
        self.assertFalse(CONTACT.check(payload).is_changed)

    def test_a_report_tells_issues_changes_and_the_canonical_document(self):
        report = CONTACT.check('{\n "gender": "x",\n "tags": "a,b"}')
        self.assertFalse(report.is_valid)
        self.assertTrue(report.is_changed)
        self.assertEqual(
            [(i.severity, i.code, i.pointer, i.line, i.column) for i in report.issues],
            [("error", "gender.unsupported", "/gender", 2, 12), ("warning", "tags.string_split", "/tags", 3, 10)],
        )
        self.assertEqual(json.loads(report.canonical), {"gender": "x", "tags": ["a", "b"]})
        self.assertEqual(report.patch[-1], {"op": "replace", "path": "/tags", "value": ["a", "b"]})
        self.assertEqual([report.issue_count(s) for s in ("error", "warning", "info")], [1, 1, 0])
        self.assertIn("2:12: error[gender.unsupported] /gender: ", str(report.issues[0]))

    def test_what_cannot_be_sent_is_raised_with_its_report(self):
        with self.assertRaises(barbule.InvalidPayload) as caught:
            CONTACT.normalize("{")
        self.assertEqual([issue.code for issue in caught.exception.report.issues], ["json.syntax"])
        self.assertIsNone(caught.exception.report.canonical)
        self.assertIsInstance(caught.exception, ValueError)
        self.assertIn("1:2: error[json.syntax]", str(caught.exception))

    def test_personal_values_are_masked_unless_asked_for(self):
        report = CONTACT.check('{"name_first": " Anastasia "}')
        self.assertNotIn(b"Anastasia", report.json())
        self.assertIn(b"Anastasia", report.json(show_values=True))
        self.assertNotIn("Anastasia", str(report.issues))

    def test_any_bytes_at_all_are_answered(self):
        for payload in (b"", b"\xff", b"\x00", b'{"a": "\x00"}', "\ud800", "[" * 100_000, b'{"a":' * 1000):
            self.assertFalse(CONTACT.check(payload).is_valid)

    def test_a_document_larger_than_the_buffer_comes_whole(self):
        tags = ["t%05d" % number for number in range(20_000)]
        schema = barbule.Schema.compile('{"x-normalize": {}, "properties": {"a": {"x-normalize": {"space": "trim"}}}}')
        document = json.dumps({"a": " b ", "tags": tags})
        self.assertEqual(json.loads(schema.normalize(document)), {"a": "b", "tags": tags})

    def test_more_than_64_MiB_is_refused(self):
        with self.assertRaises(barbule.LibraryError) as caught:
            CONTACT.check(bytes(barbule.LENGTH_MAX + 1))
        self.assertEqual(caught.exception.name, "BARBULE_TOO_LONG")


class SchemaTests(unittest.TestCase):
    def test_an_unknown_name_is_a_key_error(self):
        with self.assertRaises(KeyError):
            barbule.Schema.bundled("contact-updat")

    def test_a_schema_of_two_files(self):
        schema = barbule.Schema.compile('{"$ref": "town.json"}', others={"town.json": '{"required": ["city"]}'})
        self.assertFalse(schema.is_valid("{}"))
        self.assertTrue(schema.is_valid('{"city": 1}'))

    def test_a_mistake_in_a_schema_is_told_with_its_place(self):
        with self.assertRaises(barbule.SchemaError) as caught:
            barbule.Schema.compile('{\n "x-normalize": {"spcae": "trim"}}', name="my.json")
        error = caught.exception
        self.assertEqual((error.file, error.line, error.code), ("my.json", 2, "schema.unknown_member"))
        self.assertEqual(error.parameters["suggestion"], "space")
        self.assertIn("my.json:2:", str(error))

    def test_options(self):
        options = CONTACT.options(date_order="DMY")
        self.assertEqual(CONTACT.normalize('{"born_date": "03/04/1990"}', options), b'{"born_date": "1990-04-03T00:00:00Z"}')
        with self.assertRaises(barbule.OptionsError):
            CONTACT.options(date_ordre="DMY")
        with self.assertRaises(barbule.LibraryError) as caught:
            barbule.Schema.bundled("contact-update").check("{}", options)
        self.assertEqual(caught.exception.name, "BARBULE_OTHER_SCHEMA")


class ResourceTests(unittest.TestCase):
    def test_threads_share_a_schema(self):
        payloads = [json.dumps({"city": f" Town {number}"}) for number in range(200)] * 5
        expected = [CONTACT.normalize(payload) for payload in payloads]
        barrier = threading.Barrier(8)

        def work(start):
            barrier.wait(60)
            return [CONTACT.normalize(payload) for payload in payloads[start:] + payloads[:start]]

        with ThreadPoolExecutor(8) as pool:
            for start, found in enumerate(pool.map(work, range(8))):
                self.assertEqual(found, expected[start:] + expected[:start])

    def test_what_is_dropped_is_freed(self):
        report = CONTACT.check("{}")
        handle = report._handle
        del report
        gc.collect()
        with self.assertRaises(barbule.LibraryError) as caught:
            barbule.Report(handle).is_valid
        self.assertEqual(caught.exception.name, "BARBULE_FREED_HANDLE")


if __name__ == "__main__":
    unittest.main()
