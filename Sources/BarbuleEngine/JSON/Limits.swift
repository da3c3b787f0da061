/// The walls around one check. Every refusal caused by a limit is the issue `json.limit` (or the issue of the stage that
/// owns the limit), never a trap. Units are in the names.
public struct Limits: Sendable, Hashable {
    /// How many arrays and objects may be open at once; `[[1]]` has depth 2. A check goes no deeper than
    /// ``depthCeiling``, whatever is set here.
    public var depthMax: Int
    /// Size of one document in bytes; never more than 4 GiB − 1, whatever is set here.
    public var documentBytesMax: Int
    /// Member names in one document, all objects together.
    public var nameCountMax: Int
    /// Digits of one number, exponent included.
    public var numberDigitsMax: Int
    /// Issues kept in a report; further ones are only counted.
    public var issueCountMax: Int
    /// Steps of one pattern with references (`\1`) on one text; all texts of a document together have ten times as many.
    /// Spent, the pattern is undecided there, and so is whatever depends on it: `schema.undecided`. Other patterns take
    /// time linear in the text and none of these steps.
    public var patternStepCountMax: Int
    /// States of the automaton of one pattern. A schema with a larger one does not compile: `schema.bad_pattern`.
    public var patternStateCountMax: Int

    /// The deepest a check can go: its stages call themselves once a level, and a stack ends.
    public static let depthCeiling = 1_000

    public init(
        depthMax: Int = 512, documentBytesMax: Int = 64 << 20, nameCountMax: Int = 1_000_000,
        numberDigitsMax: Int = 4096, issueCountMax: Int = 100, patternStepCountMax: Int = 1_000_000,
        patternStateCountMax: Int = 10_000
    ) {
        self.depthMax = depthMax
        self.documentBytesMax = documentBytesMax
        self.nameCountMax = nameCountMax
        self.numberDigitsMax = numberDigitsMax
        self.issueCountMax = issueCountMax
        self.patternStepCountMax = patternStepCountMax
        self.patternStateCountMax = patternStateCountMax
    }
}
