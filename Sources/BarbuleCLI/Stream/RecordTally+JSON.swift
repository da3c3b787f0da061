internal import Barbule
internal import BarbuleEngine

extension RecordTally {
    init?(json: JSONValue) {
        self.init(rowCountMax: StreamRun.rowCountMax)
        cleanCount = json.number("clean")
        repairedCount = json.number("repaired")
        rejectedCount = json.number("rejected")
        blankCount = json.number("blank")
        errorCount = json.number("errors")
        warningCount = json.number("warnings")
        infoCount = json.number("infos")
        for item in json["issues"]?.elements ?? [] {
            guard let severity = item.text("severity").flatMap(Severity.init(rawValue:)), let code = item.text("code"),
                let pointer = item.text("pointer")
            else { return nil }
            add(
                Row(
                    Key(severity: severity, code: code, pointer: pointer), recordCount: item.number("records"),
                    issueCount: item.number("issues"), lines: (item["lines"]?.elements ?? []).compactMap(\.integer)))
        }
    }
}
