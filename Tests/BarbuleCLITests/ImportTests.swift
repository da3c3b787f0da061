import Foundation
import Testing

#if CSV
    @Suite struct ImportTests {
        private static let people = """
            Name First;name_last;Born Date;Tags;Shoe size;last_latitude;last_longitude
            Ana;García;03/04/1990;vip, new;38;40,4168;-3,7038
            Jörg;Müller;25/12/1985;;44,5;;

            Bad;Date;99/99/1990;;;;
            """

        @Test("rows become canonical contacts, and what was found out is said")
        func contacts() throws {
            let folder = try TemporaryFolder()
            try folder.write(Self.people, to: "people.csv")
            let result = try Tool.run(
                ["import", "people.csv", "-o", "contacts.ndjson", "--rejects", "rejects.ndjson"], folder: folder.url)
            #expect(result.status == 1)
            #expect(result.output.isEmpty)
            #expect(
                try folder.read("contacts.ndjson") == """
                    {"name_first":"Ana","name_last":"García","born_date":"1990-04-03T00:00:00Z","tags":["vip","new"],\
                    "Shoe size":"38","last_latitude":40.4168,"last_longitude":-3.7038}
                    {"name_first":"Jörg","name_last":"Müller","born_date":"1985-12-25T00:00:00Z","Shoe size":"44,5"}

                    """)
            let reject = try folder.read("rejects.ndjson")
            #expect(
                reject.hasPrefix(#"{"file":"people.csv","line":5,"record":{"name_first":"Bad","name_last":"Date","#))
            #expect(reject.contains(#""pointer":"/born_date","column":"Born Date","message":"#))
            for sentence in [
                "people.csv: utf-8, delimiter ';', 7 columns, 3 rows\n", "\"Name First\" is name_first\n",
                "\"Shoe size\" is a custom field\n",
                "born_date: day first, from 1 value such as in line 3; this settles 1 value\n",
                "last_latitude: decimal comma, from 1 value such as in line 2\n", "\"Born Date\": line 5\n",
                "2 rows written to contacts.ndjson", "1 row rejected, see rejects.ndjson.\n",
            ] {
                #expect(result.errors.contains(sentence), "\(sentence) not in\n\(result.errors)")
            }
            for value in ["Ana", "García", "1990", "Müller", "40,4"] {
                #expect(!result.errors.contains(value), "\(value) in the statement")
            }
        }

        @Test("fix --csv is import, and a code it tells can be explained")
        func spelling() throws {
            let folder = try TemporaryFolder()
            try folder.write("city\nRoma\nRoma,Italia\n", to: "people.csv")
            let result = try Tool.run(["fix", "--csv", "people.csv"], folder: folder.url)
            #expect(result.output == "{\"city\":\"Roma\"}\n")
            #expect(result.errors.contains("error[csv.cell_count]: more cells than the header has columns: line 3\n"))
            #expect(result.errors.contains("barbule explain csv.cell_count"))
            #expect(try Tool.run(["explain", "csv.cell_count"]).status == 0)
        }

        @Test("UTF-16 without its mark is seen by its zeros, other zeros are refused")
        func zeros() throws {
            let folder = try TemporaryFolder()
            let file = folder.url.appendingPathComponent("people.csv")
            try Data("city\nRoma\n".utf8.flatMap { [$0, 0] }).write(to: file)
            let result = try Tool.run(["import", "people.csv"], folder: folder.url)
            #expect(result.output == "{\"city\":\"Roma\"}\n")
            #expect(result.errors.contains("utf-16le because every second byte is zero"))
            try Data("city\nRo\u{0}ma\n".utf8).write(to: file)
            let refused = try Tool.run(["import", "people.csv"], folder: folder.url)
            #expect(refused.status == 1 && refused.output.isEmpty)
            #expect(refused.errors.contains("people.csv, line 2: a byte of zero;"))
        }

        @Test("Windows-1252 is read and said; the output is UTF-8")
        func windows() throws {
            let folder = try TemporaryFolder()
            try Data([0x63, 0x69, 0x74, 0x79, 0x0A, 0xC1, 0x76, 0x69, 0x6C, 0x61, 0x0A])
                .write(to: folder.url.appendingPathComponent("people.csv"))
            let result = try Tool.run(["import", "people.csv"], folder: folder.url)
            #expect(result.output == "{\"city\":\"Ávila\"}\n")
            #expect(result.errors.contains("windows-1252 because it is not UTF-8"))
            #expect(result.status == 0)
        }

        @Test("nothing is written while a column is in question, and the way out is said")
        func question() throws {
            let folder = try TemporaryFolder()
            try folder.write("Vorname,city\nAna,Madrid\n", to: "people.csv")
            let result = try Tool.run(["import", "people.csv", "-o", "out"], folder: folder.url)
            #expect(result.status == 1)
            #expect(result.errors.contains("--rename 'Vorname=name_first'"))
            #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("out").path))
            let renamed = try Tool.run(["import", "people.csv", "--rename", "Vorname=name_first"], folder: folder.url)
            #expect(renamed.output == "{\"name_first\":\"Ana\",\"city\":\"Madrid\"}\n")
            let suggested = try Tool.run(["import", "people.csv", "--rename-suggested"], folder: folder.url)
            #expect(suggested.output == renamed.output)
        }

        @Test("of a file without a header nothing is shown")
        func noHeader() throws {
            let result = try Tool.run(["import", "-"], input: "Quillonda,345\nBea,123\n")
            #expect(result.status == 1)
            #expect(result.errors.contains("no column is known"))
            #expect(!result.errors.contains("Quillonda"))
        }

        @Test("bracket columns are entries of lists, and read-only ones are left out")
        func brackets() throws {
            let text = "id,list_subscriptions[0][list_id],list_subscriptions[0][subscribed]\n1,77,true\n"
            let result = try Tool.run(["import", "-"], input: text)
            #expect(result.output == "{\"list_subscriptions\":[{\"list_id\":\"77\",\"subscribed\":true}]}\n")
            #expect(result.errors.contains("\"id\" is left out: the service sets it"))
        }

        @Test(
            "what cannot be done is said in one line",
            arguments: [
                (["import", "people.csv", "--limit-file-bytes", "5"], 2, "--limit-file-bytes"),
                (["import", "people.csv", "--encoding", "klingon"], 2, "--encoding takes"),
                (["import", "people.csv", "--delimiter", "::"], 2, "--delimiter takes"),
                (["import", "people.csv", "--rename", "x"], 2, "--rename takes"),
                (["import", "people.csv", "-o", "people.csv"], 2, "is there already"),
                (["import", "people.csv", "--drop", "y"], 1, "there is no column"),
                (["import", "none.csv"], 2, "cannot read"), (["import", "quote.csv"], 1, "line 2: a quotation mark"),
            ])
        func refused(_ arguments: [String], _ status: Int32, _ words: String) throws {
            let folder = try TemporaryFolder()
            try folder.write("city\nMadrid\n", to: "people.csv")
            try folder.write("city\nMad\"rid\n", to: "quote.csv")
            let result = try Tool.run(arguments, folder: folder.url)
            #expect(result.status == status)
            #expect(result.errors.contains(words), "\(result.errors)")
            #expect(result.output.isEmpty)
        }
    }
#else
    @Suite struct ImportTests {
        @Test("a build without the trait CSV says how to get one with it")
        func missing() throws {
            let result = try Tool.run(["import", "people.csv"])
            #expect(result.status == 2)
            #expect(result.errors.contains("swift build -c release --traits CSV"))
            #expect(result.errorLineCount == 1)
        }
    }
#endif
