/// The file format of a numbering plan, for the reader (`NumberingPlan`) and the writer (`barbule-tables phone`).
///
/// All numbers are little-endian.
///
///     byte  0  magic "barbplan"
///           8  UInt16 format version, 1
///          10  UInt16 section count
///          12  UInt32 byte count of the file, a multiple of 8
///          16  UInt64 checksum of the bytes behind it
///          24  24 bytes: version of the metadata ("9.0.43"), ASCII, zeros behind
///          48  for each section UInt32 offset (a multiple of 8), UInt32 element count
///           …  the sections
///
/// A *row* is ten `UInt16` targets, one for each digit. A target below the row count of its section is a row; what the
/// others mean, the section says. Every walk spends one digit for each row, so it ends with the number.
package enum PlanLayout {
    package static let magic: [UInt8] = Array("barbplan".utf8)
    package static let formatVersion = 1
    package static let checksumOffset = 16
    package static let versionOffset = 24
    package static let versionByteCountMax = 24
    package static let directoryOffset = 48

    /// Sections, in the order of the file.
    package enum Section: Int, CaseIterable {
        /// UInt16: `Field.count` fields for each entry, sorted by calling code, main region first.
        case entries
        /// UInt8[676]: alpha-2 → entry plus one, 0 = none.
        case regions
        /// UInt8[1000]: calling code → first entry plus one, 0 = none.
        case codes
        /// UInt16 rows of whole numbers. A target that is no row is a run: row count + index.
        case numberRows
        /// UInt16 for each row: output of a number that ends there.
        case numberOutputs
        /// UInt16 pairs: offset and count in `runOutputs`. Run 0 is empty.
        case runs
        /// UInt16 outputs by the count of digits left.
        case runOutputs
        /// UInt16 rows of prefixes; row 0 is dead.
        case prefixRows
        /// UInt16 for each row: outcome of a match there, and << 8 outcome when the number ends there.
        case prefixOutputs
        /// UInt8 quadruples: captured from, to, carrier from, to. Outcome 0 is none.
        case outcomes
        /// UInt16 steps of leading digits, each of two words and its targets: a mask, bit d set when digit d has another
        /// target than digit d - 1 (bit 0 always); the list of formats of a number that ends there; a target for each
        /// bit. A target is the place of a step, or from the count of words on a list: word count + index.
        case formatSteps
        /// UInt16: where the list begins in `listItems`; one more than there are lists.
        case listStarts
        /// UInt16 formats.
        case listItems
        /// UInt16: `FormatField.count` fields for each format.
        case formats
        /// UInt8: digits, templates, groups.
        case bytes

        package var elementByteCount: Int {
            switch self {
            case .regions, .codes, .outcomes, .bytes: 1
            default: 2
            }
        }
    }

    /// Fields of an entry.
    package enum Field {
        package static let callingCode = 0
        /// Alpha-2, or 676 = 001.
        package static let region = 1
        /// First entry of the calling code, and how many there are.
        package static let codeFirst = 2
        package static let codeCount = 3
        /// Targets.
        package static let numberRoot = 4
        package static let generalRoot = 5
        package static let internationalPrefixRoot = 6
        package static let nationalPrefixRoot = 7
        package static let nationalFormatRoot = 8
        package static let internationalFormatRoot = 9
        /// Masks of digit counts, low half first.
        package static let lengths = 10
        package static let localOnlyLengths = 12
        /// Offset in `bytes`; count of digits in front of the captured ones, and << 8 behind.
        package static let transform = 14
        package static let transformCounts = 15
        package static let nationalPrefix = 16
        package static let extensionPrefix = 17
        /// Counts of the two above, the second << 8.
        package static let prefixCounts = 18
        package static let count = 19
    }

    /// Fields of a format.
    package enum FormatField {
        /// Offset in `bytes` of pairs least, most; and how many.
        package static let groups = 0
        package static let groupCount = 1
        /// Least digit count, most << 8.
        package static let digitCounts = 2
        /// Offsets of the templates and their counts. A template byte below 10 is a group from 1.
        package static let national = 3
        package static let international = 4
        package static let templateCounts = 5
        package static let count = 6
    }

    /// An offset that stands for "took no part".
    package static let noCapture: UInt8 = 0xFF
    /// The region field of a calling code without region.
    package static let noRegion = 676
    package static let regionCount = 676
    package static let codeCount = 1000
    package static let groupCountMax = 9
    /// Digit counts are kept in 32-bit masks.
    package static let digitCountMax = 31

    /// An output of a whole number: entry among those of its calling code, and type (0 = region known, not valid).
    package static func output(localEntry: Int, type: UInt8) -> UInt16 { UInt16(localEntry + 1) << 4 | UInt16(type) }

    /// FNV-1a over 8-byte words: any change of one word changes it.
    package static func checksum(_ words: some Sequence<UInt64>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in words { hash = (hash ^ word) &* 0x100_0000_01B3 }
        return hash
    }
}
