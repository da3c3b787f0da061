internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// What was found in all records together, as JSON: `--report`.
enum StreamReport {
    static func render(
        _ tallies: [(path: PathName, tally: RecordTally)], schemaName: String, numberingPlan: String
    ) -> [UInt8] {
        var total = RecordTally()
        for (_, tally) in tallies { total.add(tally) }
        var renderer = JSONRenderer()
        renderer.object {
            $0.counts(total)
            $0.name("codes")
            $0.array(codes(total)) { renderer, row in
                renderer.object {
                    $0.member("code", row.key.code)
                    $0.member("severity", row.key.severity.rawValue)
                    $0.member("issues", row.issueCount)
                }
            }
            $0.name("files")
            $0.array(tallies) { renderer, file in
                renderer.object {
                    $0.member("file", file.path.shown)
                    $0.tally(file.tally, isSorted: true)
                }
            }
            $0.versions(schemaName: schemaName, numberingPlan: numberingPlan)
        }
        return renderer.output + [0x0A]
    }

    /// How often each code was reported, wherever.
    private static func codes(_ tally: RecordTally) -> [RecordTally.Row] {
        var byCode = RecordTally()
        for row in tally.rows {
            var key = row.key
            key.pointer = ""
            byCode.add(RecordTally.Row(key, issueCount: row.issueCount))
        }
        return byCode.rows.sorted { $0.key.code < $1.key.code }
    }
}

extension JSONRenderer {
    mutating func counts(_ tally: RecordTally) {
        member("records", tally.recordCount)
        member("clean", tally.cleanCount)
        member("repaired", tally.repairedCount)
        member("rejected", tally.rejectedCount)
        member("blank", tally.blankCount)
        member("errors", tally.errorCount)
        member("warnings", tally.warningCount)
        member("infos", tally.infoCount)
    }

    /// - Parameter isSorted: what to fix first comes first; else the order in which it was seen.
    mutating func tally(_ tally: RecordTally, isSorted: Bool) {
        counts(tally)
        name("issues")
        array(isSorted ? tally.rowsByWeight : tally.rows) { renderer, row in
            renderer.object {
                $0.member("severity", row.key.severity.rawValue)
                $0.member("code", row.key.code)
                $0.member("pointer", row.key.pointer)
                $0.member("records", row.recordCount)
                $0.member("issues", row.issueCount)
                $0.name("lines")
                $0.array(row.lines) { $0.output += Array(String($1).utf8) }
            }
        }
    }
}

extension RecordTally {
    /// What to fix first: the worst, then the most frequent, then the order of the file.
    var rowsByWeight: [Row] {
        rows.enumerated().sorted { left, right in
            let (a, b) = (left.element, right.element)
            if a.key.severity != b.key.severity { return a.key.severity > b.key.severity }
            return a.recordCount == b.recordCount ? left.offset < right.offset : a.recordCount > b.recordCount
        }.map(\.element)
    }
}
