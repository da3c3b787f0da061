/// Rows for the words that no contact needed.
extension VocabularyTests {
    static let moreRows: [Row] = [
        // MARK: Words for any endpoint
        Row(
            name: "a date can be a day and nothing else",
            schema: #"{"properties":{"d":{"type":"string","format":"date","x-normalize":{"as":{"date":{"form":"date"}}}}}}"#,
            input: #"{"d":"17.05.1990"}"#, output: #"{"d":"1990-05-17"}"#, issues: ["date.non_iso_format /d"]),
        Row(
            name: "a day that is a day stays",
            schema: #"{"properties":{"d":{"type":"string","format":"date","x-normalize":{"as":{"date":{"form":"date"}}}}}}"#,
            input: #"{"d":"1990-05-17"}"#, output: #"{"d":"1990-05-17"}"#),
        Row(
            name: "a day loses its midnight",
            schema: #"{"properties":{"d":{"type":"string","format":"date","x-normalize":{"as":{"date":{"form":"date"}}}}}}"#,
            input: #"{"d":"1990-05-17T00:00:00Z"}"#, output: #"{"d":"1990-05-17"}"#, issues: ["date.time_dropped /d"]),
        Row(
            name: "a moment in milliseconds",
            schema: #"{"properties":{"t":{"type":"integer","x-normalize":{"as":{"moment":{"form":"milliseconds"}}}}}}"#,
            input: #"{"t":"2024-05-25T12:05:30.25+02:00"}"#, output: #"{"t":1716631530250}"#,
            issues: ["date.offset_to_utc /t", "date.to_epoch /t"]),
        Row(
            name: "a small number of milliseconds is what it says",
            schema: #"{"properties":{"t":{"type":"integer","x-normalize":{"as":{"moment":{"form":"milliseconds"}}}}}}"#,
            input: #"{"t":1500}"#, output: #"{"t":1500}"#),
        Row(
            name: "a moment too far for seconds is refused",
            schema: #"{"properties":{"t":{"type":["integer","string"],"x-normalize":{"as":{"moment":{"form":"seconds"}}}}}}"#,
            input: #"{"t":"9000-01-01T00:00:00Z"}"#, output: #"{"t":"9000-01-01T00:00:00Z"}"#, issues: ["date.unparseable /t"]),
        Row(
            name: "an order of day and month can be fixed by the schema",
            schema: #"{"properties":{"d":{"x-normalize":{"as":{"date":{"form":"date","order":"DMY"}}}}}}"#,
            input: #"{"d":"03/04/1990"}"#, output: #"{"d":"1990-04-03"}"#, issues: ["date.non_iso_format /d"]),
        Row(
            name: "a whole number may be negative where nothing forbids it",
            schema: #"{"properties":{"n":{"type":"integer","x-normalize":{"as":{"integer":{}}}}}}"#,
            input: #"{"n":"-12"}"#, output: #"{"n":-12}"#, issues: ["number.from_string /n"]),
        Row(
            name: "a whole number below its minimum is refused",
            schema: #"{"properties":{"n":{"type":["integer","string"],"x-normalize":{"as":{"integer":{"minimum":0}}}}}}"#,
            input: #"{"n":"-12"}"#, output: #"{"n":"-12"}"#, issues: ["integer.invalid /n"]),
        Row(
            name: "a country in three letters",
            schema: #"{"properties":{"c":{"type":"string","x-normalize":{"as":{"country":{"form":"alpha-3"}}}}}}"#,
            input: #"{"c":"Suiza"}"#, output: #"{"c":"CHE"}"#, issues: ["country.normalized /c"]),
        Row(
            name: "a country in three digits",
            schema: #"{"properties":{"c":{"type":"string","x-normalize":{"from":["number"],"as":{"country":{"form":"numeric"}}}}}}"#,
            input: #"{"c":8}"#, output: #"{"c":"008"}"#, issues: ["country.normalized /c"]),
        Row(
            name: "a UUID in brackets and capitals",
            schema: #"{"properties":{"id":{"type":"string","x-normalize":{"as":{"id":{"form":"uuid"}}}}}}"#,
            input: #"{"id":"{550E8400-E29B-41D4-A716-446655440000}"}"#, output: #"{"id":"550e8400-e29b-41d4-a716-446655440000"}"#,
            issues: ["id.normalized /id"]),
        Row(
            name: "characters that structure an id go",
            schema: #"{"properties":{"id":{"type":"string","x-normalize":{"as":{"id":{"form":"digits","length":8,"ignore":[" ","-"]}}}}}}"#,
            input: #"{"id":"1234-56 78"}"#, output: #"{"id":"12345678"}"#, issues: ["id.normalized /id"]),
        Row(
            name: "an id of another length is refused",
            schema: #"{"properties":{"id":{"type":"string","x-normalize":{"as":{"id":{"form":"hex","length":4,"case":"lower"}}}}}}"#,
            input: #"{"id":"ABCDE"}"#, output: #"{"id":"ABCDE"}"#, issues: ["id.invalid /id"]),
        Row(
            name: "a web address in canonical form",
            schema: #"{"properties":{"u":{"type":"string","x-normalize":{"as":{"url":{}}}}}}"#,
            input: #"{"u":"HTTP://User@Example.COM:80?q=A"}"#, output: #"{"u":"http://User@example.com/?q=A"}"#, issues: ["url.normalized /u"]),
        Row(
            name: "another scheme is refused",
            schema: #"{"properties":{"u":{"type":"string","x-normalize":{"as":{"url":{"schemes":["https"]}}}}}}"#,
            input: #"{"u":"ftp://example.com/"}"#, output: #"{"u":"ftp://example.com/"}"#, issues: ["url.scheme /u"]),
        Row(
            name: "a currency by its sign",
            schema: #"{"properties":{"c":{"type":"string","x-normalize":{"as":{"currency":{}}}}}}"#,
            input: #"{"c":"€"}"#, output: #"{"c":"EUR"}"#, issues: ["currency.normalized /c"]),
        Row(
            name: "a sign of many currencies is not guessed",
            schema: #"{"properties":{"c":{"type":"string","x-normalize":{"as":{"currency":{}}}}}}"#,
            input: #"{"c":"$"}"#, output: #"{"c":"$"}"#, issues: ["currency.ambiguous /c"]),
        Row(
            name: "a separator of several bytes splits where it stands",
            schema: #"{"properties":{"l":{"type":"array","x-normalize":{"list":{"split":["、"," / "]}}}}}"#,
            input: #"{"l":"日本、九/州 / 京"}"#, output: #"{"l":["日本","九/州","京"]}"#, issues: ["list.split /l"]),
        Row(
            name: "a single value becomes a list of one",
            schema: #"{"properties":{"l":{"type":"array","items":{"x-normalize":{"case":"upper"}},"x-normalize":{"list":{"wrap":["string","number"]}}}}}"#,
            input: #"{"l":"a"}"#, output: #"{"l":["A"]}"#, issues: ["list.wrapped /l", "text.case /l"]),
        Row(
            name: "a list of one stands for its value where that is accepted",
            schema: #"{"properties":{"c":{"type":"string","x-normalize":{"from":["array"],"space":"trim"}}}}"#,
            input: #"{"c":[" x "]}"#, output: #"{"c":"x"}"#, issues: ["list.unwrapped /c", "text.whitespace /c"]),
        Row(
            name: "a list of two stands for nothing else",
            schema: #"{"properties":{"c":{"type":"string","x-normalize":{"from":["array"]}}}}"#,
            input: #"{"c":["x","y"]}"#, output: #"{"c":["x","y"]}"#, issues: ["schema.type /c"]),
        Row(
            name: "null takes the higher rung",
            schema: ##"{"properties":{"c":{"$ref":"#/$defs/f","x-normalize":{"null":"remove"}}},"$defs":{"f":{"x-normalize":{"null":"clear"}}}}"##,
            input: #"{"c":null,"d":null}"#, output: #"{"d":null}"#, issues: ["value.empty /c"]),
        Row(
            name: "x-keys of two places join",
            schema: ##"{"x-keys":{"readOnly":["a"]},"allOf":[{"x-keys":{"readOnly":["b"],"variants":"rename"},"properties":{"c_d":{}}}]}"##,
            input: #"{"a":1,"b":2,"cD":3}"#, output: #"{"c_d":3}"#,
            issues: ["field.not_writable /a", "field.not_writable /b", "field.case_variant /cD"]),
        Row(
            name: "an alias is renamed where the schema is sure",
            schema: #"{"x-keys":{"aliases":{"first name":"given"},"aliased":"rename"},"properties":{"given":{}}}"#,
            input: #"{"first_name":"Ana"}"#, output: #"{"given":"Ana"}"#, issues: ["field.alias_renamed /first_name"]),

        Row(
            name: "true as text says so",
            schema: #"{"properties":{"a":{"type":"string","x-normalize":{"from":["boolean"]}}}}"#,
            input: #"{"a":false}"#, output: #"{"a":"false"}"#, issues: ["value.boolean_to_string /a"]),
        Row(
            name: "what every branch removes is removed",
            schema: #"{"properties":{"a":{"anyOf":[{"type":"string","x-normalize":{"placeholders":["-"]}},{"x-normalize":{"placeholders":["-","n/a"]}}]}}}"#,
            input: #"{"a":"-"}"#, output: #"{}"#, issues: ["value.placeholder /a"]),
        Row(
            name: "canonical text is itself whatever its siblings say",
            schema: #"{"properties":{"l":{},"s":{"enum":["M","F"],"x-normalize":{"map":{"values":{"M":["man"],"F":[]},"when":[{"if":{"member":"l","is":"es"},"ambiguous":["m"],"values":{"M":["h"]}}]}}}}}"#,
            input: #"{"l":"es","s":"M"}"#, output: #"{"l":"es","s":"M"}"#),
        Row(
            name: "an item with an error is neither blank nor repeated",
            schema: #"{"properties":{"l":{"type":"array","items":{"x-normalize":{"as":{"ip":{}}}},"x-normalize":{"list":{"blank":"remove","dedupe":"exact"}}}}}"#,
            input: #"{"l":["","x","x"]}"#, output: #"{"l":["","x","x"]}"#, issues: ["ip.invalid /l/0", "ip.invalid /l/1", "ip.invalid /l/2"]),
        Row(
            name: "a text at the place of a record is undone like any text",
            schema: #"{"x-keys":{"variants":"rename"},"properties":{"a_b":{"type":"object","x-rules":[{"kind":"pair","members":["x","y"],"issue":"r.pair"}]}}}"#,
            input: ##"{"AB":"a"}"##, output: ##"{"a_b":"a"}"##, issues: ["field.case_variant /AB", "schema.type /AB"]),

        // MARK: Rules for any endpoint
        Row(
            name: "a pair is both or none",
            schema: #"{"x-rules":[{"kind":"pair","members":["a","b"],"issue":"both.needed","message":"Both."}],"properties":{"a":{},"b":{}}}"#,
            input: #"{"b":1,"a":null}"#, output: #"{"b":1,"a":null}"#, issues: ["both.needed /b"]),
        Row(
            name: "one thing implies another",
            schema: #"{"x-rules":[{"kind":"implies","when":{"member":"a","is":1},"then":{"member":"b","in":[2,3]},"issue":"b.expected"}],"properties":{"a":{},"b":{}}}"#,
            input: #"{"a":1,"b":4}"#, output: #"{"a":1,"b":4}"#, issues: ["b.expected /a"]),
        Row(
            name: "what is implied is there",
            schema: #"{"x-rules":[{"kind":"implies","when":{"member":"a","is":1},"then":{"member":"b","in":[2,3]},"issue":"b.expected"}],"properties":{"a":{},"b":{}}}"#,
            input: #"{"a":1.0,"b":3}"#, output: #"{"a":1.0,"b":3}"#),
        Row(
            name: "at most one of two",
            schema: #"{"x-rules":[{"kind":"count","members":["a","b"],"max":1,"issue":"one.only"}],"properties":{"a":{},"b":{}}}"#,
            input: #"{"a":{"x":1},"b":[]}"#, output: #"{"a":{"x":1},"b":[]}"#, issues: ["one.only /b"]),
        Row(
            name: "at least one of two, at the record",
            schema: #"{"x-rules":[{"kind":"count","members":["a","b"],"min":1,"issue":"one.needed","severity":"warning"}],"properties":{"a":{},"b":{}}}"#,
            input: #"{"a":null}"#, output: #"{"a":null}"#, issues: ["one.needed "]),
        Row(
            name: "what belongs together goes together",
            schema: #"{"x-rules":[{"kind":"drop-together","members":["sum","unit"]}],"properties":{"sum":{"x-normalize":{"empty":"remove"}},"unit":{}}}"#,
            input: #"{"sum":"","unit":"kg","x":1}"#, output: #"{"x":1}"#, issues: ["value.empty /sum", "value.dropped_together /unit"]),
        Row(
            name: "a member that never came takes nothing with it",
            schema: #"{"x-rules":[{"kind":"drop-together","members":["sum","unit"]}],"properties":{"sum":{"x-normalize":{"empty":"remove"}},"unit":{}}}"#,
            input: #"{"unit":"kg"}"#, output: #"{"unit":"kg"}"#),
        Row(
            name: "members go while a condition holds",
            schema: #"{"x-rules":[{"kind":"drop-together","when":{"all":[{"member":"x","is":0},{"member":"y","is":0}]},"members":["x","y"],"issue":"point.nowhere"}],"properties":{"x":{},"y":{}}}"#,
            input: #"{"x":0,"y":0.0}"#, output: #"{}"#, issues: ["point.nowhere /x", "point.nowhere /y"]),
        Row(
            name: "numbers have an order",
            schema: #"{"x-rules":[{"kind":"order","earlier":"from","later":"to","issue":"range.backwards"}],"properties":{"from":{},"to":{}}}"#,
            input: #"{"from":10,"to":9.99}"#, output: #"{"from":10,"to":9.99}"#, issues: ["range.backwards /to"]),
        Row(
            name: "an issue can be named at the value itself",
            schema: #"{"properties":{"a":{"maxLength":1,"x-issue":{"maxLength":{"code":"a.long","at":"value"}}}}}"#,
            input: #"{"a":"xy"}"#, output: #"{"a":"xy"}"#, issues: ["a.long /a"]),
        Row(
            name: "an error takes the list with rules back that was made of one entry",
            schema: #"{"x-rules":[{"kind":"pair","members":["l","m"],"issue":"l.alone"}],"properties":{"l":{"type":"array","items":{"properties":{"k":{}}},"x-normalize":{"list":{"wrap":["object"]}},"x-rules":[{"kind":"unique-by","keys":["k"],"duplicate":"l.again","conflict":"l.other"}]}}}"#,
            input: #"{"l":{"k":1}}"#, output: #"{"l":{"k":1}}"#, issues: ["l.alone /l"]),
        Row(
            name: "seconds that lead to the day programs write for nothing are nothing",
            schema: #"{"properties":{"a":{"x-normalize":{"as":{"date":{"keep":"day","form":"date"}}}}}}"#,
            input: #"{"a":"-62135596800"}"#, output: #"{}"#, issues: ["date.zero_date /a"]),
        Row(
            name: "a number that is no country stays without zeros",
            schema: #"{"properties":{"a":{"type":"string","x-normalize":{"from":["number"],"as":{"country":{"form":"numeric"}}}}}}"#,
            input: #"{"a":0}"#, output: #"{"a":"0"}"#, issues: ["country.unrecognized /a", "value.number_to_string /a"]),
        Row(
            name: "rules see the default",
            schema: #"{"x-rules":[{"kind":"pair","members":["a","b"],"issue":"a.alone"}],"properties":{"a":{"x-normalize":{"default":1}},"b":{}}}"#,
            input: #"{"b":2}"#, output: #"{"b":2,"a":1}"#, issues: ["value.default_added "]),
        Row(
            name: "a change that is switched off is still told",
            schema: #"{"properties":{"a":{"x-normalize":{"case":"upper"},"x-issue":{"text.case":{"code":"text.case","severity":"off"}}}}}"#,
            input: #"{"a":"x"}"#, output: #"{"a":"X"}"#, issues: ["text.case /a"]),
        Row(
            name: "equal is in order unless strict",
            schema: #"{"x-rules":[{"kind":"order","earlier":"from","later":"to","strict":true,"issue":"range.empty"}],"properties":{"from":{},"to":{}}}"#,
            input: #"{"from":10,"to":1e1}"#, output: #"{"from":10,"to":1e1}"#, issues: ["range.empty /to"]),
        Row(
            name: "days and seconds have an order too",
            schema: #"{"x-rules":[{"kind":"order","earlier":"from","later":"to","issue":"range.backwards"}],"properties":{"from":{"x-normalize":{"as":{"moment":{"form":"seconds"}}}},"to":{"x-normalize":{"as":{"date":{"form":"date"}}}}}}"#,
            input: #"{"from":1716631530,"to":"2024-05-24"}"#, output: #"{"from":1716631530,"to":"2024-05-24"}"#, issues: ["range.backwards /to"]),
        Row(
            name: "entries of the array itself are unique",
            schema: #"{"type":"array","x-rules":[{"kind":"unique-by","keys":["k"],"strict":true,"duplicate":"row.again","conflict":{"code":"row.other","severity":"warning"}}],"items":{"properties":{"k":{"x-normalize":{"case":"lower"}}}}}"#,
            input: #"[{"k":"a"},{"k":"A"},{"k":"a","v":1}]"#, output: #"[{"k":"a"},{"k":"a","v":1}]"#,
            issues: ["row.again /1", "text.case /1/k", "row.other /2"]),
        Row(
            name: "a code only the schema knows has its own action",
            schema: #"{"x-issue":{"minProperties":{"code":"body.empty","action":"keep"}},"minProperties":1}"#,
            input: #"{}"#, output: #"{}"#, issues: ["body.empty "]),
        Row(
            name: "options of a schema that is referred to are options",
            schema: ##"{"properties":{"d":{"$ref":"#/$defs/day"}},"$defs":{"day":{"x-options":{"order":{"enum":["DMY","MDY"],"default":null}},"x-normalize":{"as":{"date":{"form":"date","order":{"option":"order"}}}}}}}"##,
            input: #"{"d":"03/04/1990"}"#, output: #"{"d":"1990-03-04"}"#, issues: ["date.non_iso_format /d"], options: #"{"order":"MDY"}"#),
    ]
}
