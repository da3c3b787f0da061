#if CSV
    import Barbule
    import BarbuleEngine
    import BarbuleTabular
    import BarbuleValues
    import Testing

    @Suite struct TableTests {
        private func table(_ text: String, _ settings: Table.Settings = Table.Settings()) throws -> Table {
            try Table(Array(text.utf8), settings: settings, schema: .contactUpdate, options: CheckOptions())
        }

        private func rows(_ table: Table) throws -> [TableRow] {
            let box = Box()
            try table.forEachRow { box.rows.append($0) }
            return box.rows
        }

        private final class Box { var rows: [TableRow] = [] }

        @Test(
            "the delimiter is the one that makes columns of equal number; quotes are respected",
            arguments: [
                ("city,zip\na,1\n", ",", 2), ("city;zip\na,b;1\n", ";", 2), ("city\tzip\na;b,c\t1", "tab", 2),
                ("city|zip\na|1", "|", 2), ("\"a,b\";\"c,d\"\n\"x,y\";z\n", ";", 2),
                ("sep=;\r\ncity;zip\r\na;1", ";", 2),
                ("city\nMadrid\n", ",", 1),
            ])
        func delimiter(_ text: String, _ name: String, _ columnCount: Int) throws {
            let table = try table(text)
            #expect(table.delimiter.name == name)
            #expect(table.header.entries.count == columnCount)
        }

        @Test(
            "a row becomes an object of its cells: empty ones are absent, quoted ones may hold anything",
            arguments: [
                ("city,zip\nMadrid,28013\n", #"{"city":"Madrid","zip":"28013"}"#),
                ("city,zip\n,28013\n", #"{"zip":"28013"}"#), ("city,zip\nMadrid\n", #"{"city":"Madrid"}"#),
                ("city,zip\n\"a \"\"b\"\", c\",1\n", #"{"city":"a \"b\", c","zip":"1"}"#),
                ("city,zip\r\n\"a\r\nb\",1\r\n", #"{"city":"a\r\nb","zip":"1"}"#),
                // A combining mark or a joiner behind the delimiter is the next cell's.
                ("city,zip\nMadrid,\u{301}1\n", "{\"city\":\"Madrid\",\"zip\":\"\u{301}1\"}"),
                ("city,zip\nMadrid\u{200D},\u{200D}1\n", "{\"city\":\"Madrid\u{200D}\",\"zip\":\"\u{200D}1\"}"),
                ("city,zip\n\"\u{301}\"\u{20},1\n", "{\"city\":\"\u{301}\",\"zip\":\"1\"}"),
                ("city,zip\n東京,1\n", #"{"city":"東京","zip":"1"}"#), ("city,zip\n🇪🇸👩‍👩‍👧,1\n", #"{"city":"🇪🇸👩‍👩‍👧","zip":"1"}"#),
            ])
        func row(_ text: String, _ json: String) throws {
            let table = try table(text)
            let row = try #require(try rows(table).first)
            let object = try #require(table.json(of: row))
            #expect(object == Array(json.utf8))
        }

        @Test("lines are those of the file, also behind cells of many lines and blank lines")
        func lines() throws {
            let table = try table("sep=,\ncity,zip\n\"a\nb\r\nc\",1\n\nd,2\r\ne,3")
            #expect(try rows(table).map(\.line) == [3, 7, 8])
            #expect(table.rowCount == 3)
        }

        @Test(
            "broken quoting is refused with its line",
            arguments: [
                ("city,zip\na,1\nb\"c\",2\n", 3), ("city,zip\n\"a\"b,1\n", 2), ("city,zip\na,1\n\"b,2\nc,3\n", 3),
                ("\"city,zip\na,1\n", 1),
            ])
        func quoting(_ text: String, _ line: Int) throws {
            do {
                _ = try table(text)
                Issue.record("no fault")
            } catch {
                #expect((error as? TableFault)?.line == line)
            }
        }

        @Test("a row with more cells than columns is no object, unless these are empty")
        func wide() throws {
            let table = try table("city,zip\na,1,x\nb,2,,\n")
            #expect(try rows(table).map { table.json(of: $0) != nil } == [false, true])
        }

        @Test(
            "a column settles its own dates, if it does not contradict itself",
            arguments: [
                ("born_date\n03/04/1990\n13/04/1990\n", .dayFirst, "1990-04-03"),
                ("born_date\n03/04/1990\n04/13/1990\n", .monthFirst, "1990-03-04"),
                ("born_date\n03/04/1990\n04/13/1990\n13/04/1990\n", nil, "03/04/1990"),
                ("born_date\n03/04/1990\n", nil, "03/04/1990"),
                ("last_latitude\n\"1,234\"\n\"12,5\"\n", .decimalComma, "1.234"),
                ("last_latitude\n\"1,234\"\n12.5\n", .decimalPoint, "1234"),
                ("twitter_followers\n1.234\n1.234.567\n", .decimalComma, "1234"),
                ("city\n03/04/1990\n13/04/1990\n", nil, "03/04/1990"),
            ] as [(String, WritingHabit?, String)])
        func habits(_ text: String, _ habit: WritingHabit?, _ first: String) throws {
            let table = try table(text)
            #expect(table.surveys[0].habit == habit)
            let row = try #require(try rows(table).first)
            let object = try #require(table.json(of: row))
            #expect(String(decoding: object, as: UTF8.self).hasSuffix(":\"\(first)\"}"))
        }

        @Test("each date column has its own order")
        func columns() throws {
            let table = try table("born_date;gdpr_date\n03/04/1990;03/04/2020\n13/04/1990;04/13/2020\n")
            let row = try #require(try rows(table).first)
            let object = try #require(table.json(of: row))
            #expect(object == Array(#"{"born_date":"1990-04-03","gdpr_date":"2020-03-04"}"#.utf8))
        }

        @Test("an order that the run sets leaves nothing to find out")
        func given() throws {
            var options = CheckOptions()
            try options.set("date_order", to: "MDY", in: .contactUpdate)
            let table = try Table(
                Array("born_date\n03/04/1990\n13/04/1990\n".utf8), settings: Table.Settings(), schema: .contactUpdate,
                options: options)
            #expect(table.surveys[0].habit == nil)
        }

        @Test(
            "columns that cannot be taken as they are, are told",
            arguments: [
                ("First Name,vorname\na,b\n", 1), ("city,City\na,b\n", 1), ("city,\na,b\n", 1), ("city,\na,\n", 0),
                ("a.b,city\n1,2\n", 1), ("Ana,34600\nBea,34601\n", 1), ("frist_name,city\na,b\n", 0),
                ("citty,zip\na,1\n", 1),
                ("id,city\n1,a\n", 0),
                ("list_subscriptions[0][list_id],list_subscriptions[0][subscribed]\n7,true\n", 0),
            ])
        func problems(_ text: String, _ least: Int) throws {
            let table = try table(text)
            let problems = table.header.problems(table.surveys)
            #expect(least == 0 ? problems.isEmpty : problems.count >= least, "\(problems)")
        }

        @Test("a rename, a kept and a dropped column are no question any more")
        func edits() throws {
            var settings = Table.Settings()
            settings.edits.renamed = [Array("Vorname".utf8): Array("name_first".utf8)]
            settings.edits.kept = [Array("citty".utf8)]
            settings.edits.dropped = [Array("x".utf8)]
            let table = try table("Vorname,citty,x\na,b,c\n", settings)
            #expect(table.header.problems(table.surveys).isEmpty)
            let row = try #require(try rows(table).first)
            let object = try #require(table.json(of: row))
            #expect(object == Array(#"{"name_first":"a","citty":"b"}"#.utf8))
        }
    }
#endif
