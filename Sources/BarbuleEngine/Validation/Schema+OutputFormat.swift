extension Schema {
    /// An official output format of JSON Schema.
    ///
    /// `basic`, `detailed` and `verbose` are those of 2019-09 and 2020-12 (Core 2020-12 §12.4), `list` and `hierarchical`
    /// those of v1; `flag` is in both.
    public struct OutputFormat: Sendable, Hashable {
        public let name: String

        /// Only whether the value is valid.
        public static let flag = OutputFormat(name: "flag")
        /// All errors, or all annotations, as a flat list.
        public static let basic = OutputFormat(name: "basic")
        /// A tree of what failed, or of what annotated; steps with one child are left out.
        public static let detailed = OutputFormat(name: "detailed")
        /// A tree of every keyword that was looked at.
        public static let verbose = OutputFormat(name: "verbose")
        /// A flat list with one unit for each schema object and value that has something to say.
        public static let list = OutputFormat(name: "list")
        /// A tree with one unit for each schema object and value.
        public static let hierarchical = OutputFormat(name: "hierarchical")

        public static let all = [flag, basic, detailed, verbose, list, hierarchical]
    }
}
