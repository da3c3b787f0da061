import Foundation
import Testing
@testable import BarbuleEngine

@Test func scratch() throws {
    let file = EmbeddedFile.all[0]
    let schema = try Schema(compiling: file.text, name: file.name)
    let data = try Data(contentsOf: URL(fileURLWithPath: "/tmp/lab/300.ndjson"))
    var reasons: [String: Int] = [:]
    var options = CheckOptions(); try options.set("now", to: "2026-06-15T12:00:00Z", in: schema)
    for (n, line) in data.split(separator: 10).enumerated() where n < 120 {
        guard let canonical = schema.check(Array(line), options: options).canonical else { continue }
        let r = schema.check(canonical, options: options)
        guard r.errorCount + r.warningCount + r.infoCount == 0 else { for i in r.issues { reasons["issue \(i.code)", default: 0] += 1 }; continue }
        let value = try JSONValue(parsing: canonical)
        for m in value.members! {
            var text: [UInt8] = [123]; JSONText.appendQuoted(m.name.utf8, to: &text); text.append(58)
            let doc = String(decoding: canonical, as: UTF8.self)
            _ = doc
            func w(_ v: JSONValue) { switch v.content { case .null: text += Array("null".utf8); case .boolean(let b): text += Array((b ? "true":"false").utf8); case .number(let l): text += l; case .string(let s): JSONText.appendQuoted(s.utf8, to: &text); case .array(let a): text.append(91); for (i,x) in a.enumerated() { if i>0 {text.append(44)}; w(x) }; text.append(93); case .object(let o): text.append(123); for (i,x) in o.enumerated() { if i>0 {text.append(44)}; JSONText.appendQuoted(x.name.utf8, to: &text); text.append(58); w(x.value) }; text.append(125) } }
            w(m.value); text.append(125)
            var tape = JSONTape(); _ = JSONScanner.scan(text, limits: Limits(), into: &tape)
            var ws = CleanWorkspace()
            if !CleanCheck.isClean(text, tape, schema.storage.clean, now: options.moment, &ws) { reasons["\(m.name) " + (reasons["\(m.name)"] == nil ? "" : ""), default: 0] += 1; if reasons["\(m.name) "]! < 3 { print(String(decoding: text, as: UTF8.self)) } }
        }
    }
    print(reasons)
}
