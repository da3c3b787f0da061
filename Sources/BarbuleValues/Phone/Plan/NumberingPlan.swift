internal import CTables

/// The telephone numbering plans of the world: which digits are a number, where, of what type, and how they are written.
///
/// A compiled form of libphonenumber's metadata (`version`). `bundled` is part of the program; a newer one can be loaded
/// from a file that `barbule-tables phone` made. Look-ups walk finite automata: they neither allocate nor match regular
/// expressions.
///
///     let plan = try NumberingPlan(bytes)     // or NumberingPlan.bundled
///     print(plan.version)                     // 9.0.43
///
/// All digits are ASCII digits; a national significant number (NSN) has at most 17.
///
/// - Source: ITU-T E.164; metadata of libphonenumber as packaged by PyPI `phonenumbers`. File format: `PlanLayout`.
public final class NumberingPlan: Sendable {
    /// One numbering plan: a region (`GB`), or a calling code without region (`800`).
    ///
    /// Ordered by calling code, the main region of a code first. Of use only with the plan it came from.
    package struct Entry: Sendable, Hashable, Comparable {
        package let index: UInt8
        package static func < (left: Entry, right: Entry) -> Bool { left.index < right.index }
    }

    /// Version of the metadata, as `9.0.43`.
    public let version: String

    let entries: PlanTable<UInt16>
    let regions: PlanTable<UInt8>
    let codes: PlanTable<UInt8>
    let numberRows: PlanTable<UInt16>
    let numberOutputs: PlanTable<UInt16>
    let runs: PlanTable<UInt16>
    let runOutputs: PlanTable<UInt16>
    let prefixRows: PlanTable<UInt16>
    let prefixOutputs: PlanTable<UInt16>
    let outcomes: PlanTable<UInt8>
    let formatSteps: PlanTable<UInt16>
    let listStarts: PlanTable<UInt16>
    let listItems: PlanTable<UInt16>
    let formats: PlanTable<UInt16>
    let bytes: PlanTable<UInt8>
    private let memory: PlanMemory

    /// The plan that is part of the program.
    public static let bundled: NumberingPlan = {
        do {
            return try unsafe NumberingPlan(
                PlanMemory(embedded: ctables_phone_plan, count: Int(ctables_phone_plan_count)))
        } catch {
            preconditionFailure("the numbering plan of this build: \(error)")
        }
    }()

    /// A plan from the contents of a file that `barbule-tables phone` has made. The bytes are copied.
    ///
    /// Every index of the file is checked here, so that no look-up can leave its table.
    ///
    /// - Throws: `NumberingPlan.FileError` when the file is foreign, cut off, damaged, too new, or says what cannot be.
    /// - Complexity: O(*n*) in the bytes of the file.
    public convenience init(_ file: [UInt8]) throws(NumberingPlan.FileError) {
        try self.init(PlanMemory(copying: file))
    }

    private init(_ memory: PlanMemory) throws(NumberingPlan.FileError) {
        let directory = try PlanDirectory(memory)
        self.memory = memory
        version = directory.version
        entries = directory.table(.entries, of: UInt16.self)
        regions = directory.table(.regions, of: UInt8.self)
        codes = directory.table(.codes, of: UInt8.self)
        numberRows = directory.table(.numberRows, of: UInt16.self)
        numberOutputs = directory.table(.numberOutputs, of: UInt16.self)
        runs = directory.table(.runs, of: UInt16.self)
        runOutputs = directory.table(.runOutputs, of: UInt16.self)
        prefixRows = directory.table(.prefixRows, of: UInt16.self)
        prefixOutputs = directory.table(.prefixOutputs, of: UInt16.self)
        outcomes = directory.table(.outcomes, of: UInt8.self)
        formatSteps = directory.table(.formatSteps, of: UInt16.self)
        listStarts = directory.table(.listStarts, of: UInt16.self)
        listItems = directory.table(.listItems, of: UInt16.self)
        formats = directory.table(.formats, of: UInt16.self)
        bytes = directory.table(.bytes, of: UInt8.self)
        try PlanValidator(self).validate()
    }

    @inline(__always) func field(_ entry: Entry, _ field: Int) -> Int {
        Int(entries[Int(entry.index) &* PlanLayout.Field.count &+ field])
    }
}
