internal import BarbuleValues

/// The schema as fused rows: one row per place in the document, everything that makes a value *clean* there.
///
/// ```
/// row 0  object {email → 1, tags → 2, …}   rules: coordinates, phone …   other names → row 9
/// row 1  string   settled, no filler, 1…254 code points, e-mail
/// row 2  array    of row 3, no blanks, no repeats
/// ```
///
/// Clean means: the full check would report nothing and change nothing. The rows only ever say yes when that is sure;
/// "not sure" sends the payload to the full check, which is the truth. So a row may be as careful as it likes, and the
/// tests hold every yes against the full check.
final class CleanProgram: Sendable {
    /// Everything is flat: a row and what it points to are read without counting references.
    struct Tables: Sendable {
        var rows: ContiguousArray<Row> = []
        var texts: ContiguousArray<CleanText> = []
        var numbers: ContiguousArray<CleanNumber> = []
        var arrays: ContiguousArray<CleanArray> = []
        var objects: ContiguousArray<CleanObject> = []
        var fields = FieldTable()
        /// For each field of the objects that need it, the fields that must stand beside it.
        var dependents: ContiguousArray<UInt64> = []
        var rules: ContiguousArray<any CleanRule> = []
        /// The fields that each rule looks at.
        var ruleFields: ContiguousArray<UInt64> = []
        /// Lists of the only clean texts of a place.
        var choices: ContiguousArray<[[UInt8]]> = []
        var textTests: ContiguousArray<TextTest> = []
        var glances: ContiguousArray<TextGlance> = []
        /// What glances share, while they are made.
        var glanceMarks: [TextGlance.Question: [UInt8]] = [:]
        var patterns: ContiguousArray<PatternTable> = []
        var otherTextTests: ContiguousArray<OtherTextTest> = []
        var numberTests: ContiguousArray<NumberTest> = []
        /// Patterns of the whole schema.
        var patternCount = 0
        /// Something is judged by the moment of the run.
        var asksForTime = false
        /// The row of the document.
        var root: Int32 = -1
        /// The row of each shape of the plan, -1 when it has none.
        var rowByShape: [Int32] = []
        /// The subschemas of each row.
        var subschemas = SubschemaSets()
    }

    let tables: Tables

    init(_ tables: Tables) { self.tables = tables }

    /// What may stand at one place. Indices are -1 where every value of that kind is clean.
    struct Row: Sendable {
        /// Bits of `JSONKind` raw values that can be clean.
        var kinds: UInt16 = 0
        var text: Int32 = -1
        var number: Int32 = -1
        var array: Int32 = -1
        var object: Int32 = -1

        @inline(__always)
        func allows(_ node: JSONTape.Node) -> Bool { kinds &>> UInt16(truncatingIfNeeded: node.bits & 7) & 1 != 0 }

        func allows(_ kind: JSONKind) -> Bool { kinds &>> UInt16(kind.rawValue) & 1 != 0 }
    }
}

/// What makes an array clean.
struct CleanArray: Sendable {
    /// The row of every element, -1 when any will do.
    var items: Int32 = -1
    var countMin = 0
    var countMax = Int.max
    var refusesBlanks = false
    /// No two elements may be equal: byte by byte, or also when only case differs.
    var uniqueness = Uniqueness.none

    enum Uniqueness: Sendable { case none, exact, folded }
}

/// What makes an object clean.
struct CleanObject: Sendable {
    var fields = FieldTable.Range()
    /// Fields judged after the others, because they look at them.
    var lateFields: UInt64 = 0
    var requiredFields: UInt64 = 0
    /// Where the fields that others ask for begin in the table of dependents, -1 when none are.
    var firstDependent: Int32 = -1
    /// The row of other members, -1 when any value will do.
    var additional: Int32 = -1
    /// Other names must have been judged harmless by the full check before.
    var checksNames = false
    var countMin = 0
    var countMax = Int.max
    var rules = 0..<0

    /// Rules or late fields ask where each field is.
    var remembersFields: Bool { !rules.isEmpty || lateFields != 0 }
}
