extension NumberingPlan {
    /// Why a file is not a numbering plan that can be used. Compared by `code`; `reason` is for people.
    public struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
        /// What is wrong; more may come.
        public struct Code: Sendable, Hashable, CustomStringConvertible {
            public let description: String
            /// Something else than a numbering plan.
            public static let foreign = Code(description: "foreign")
            /// The end is missing.
            public static let truncated = Code(description: "truncated")
            /// Bytes have changed since the file was made.
            public static let damaged = Code(description: "damaged")
            /// Made for a later version of this library.
            public static let tooNew = Code(description: "too_new")
            /// Whole, but what it says cannot be.
            public static let invalid = Code(description: "invalid")
        }

        public let code: Code
        /// What stands there and what was expected.
        public let reason: String

        init(_ code: Code, _ reason: String) {
            self.code = code
            self.reason = reason
        }

        public var description: String { "numbering plan \(code): \(reason)" }

        public static func == (left: Self, right: Self) -> Bool { left.code == right.code }
        public func hash(into hasher: inout Hasher) { hasher.combine(code) }
    }
}
