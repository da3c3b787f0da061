/// Why a pattern could not be compiled.
package struct PatternError: Error, Sendable, Hashable {
    /// What kind of mistake it is; a struct, because kinds may be added.
    package struct Reason: Sendable, Hashable {
        package let name: String

        /// Not a pattern of ECMA-262 with the `u` flag.
        package static let syntax = Reason(name: "syntax")
        /// More states than `Limits.patternStateCountMax`, or nested too deeply.
        package static let tooLarge = Reason(name: "too_large")
    }

    package let reason: Reason
    /// Offset in code points from the start of the pattern.
    package let codePointOffset: Int
    /// A short phrase for people, for example `"nothing to repeat"`.
    package let message: String
}
