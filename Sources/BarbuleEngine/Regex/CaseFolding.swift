internal import BarbuleValues

/// Simple case folding for `(?i:…)`: which code points ECMA-262 takes for the same one.
///
/// - Source: ECMA-262 §22.2.2.7.3 Canonicalize with `u`; CaseFolding.txt, C + S.
enum CaseFolding {
    /// What a code point folds to, where that is another one.
    private static let folds: [UInt32: UInt32] = {
        var folds: [UInt32: UInt32] = [:]
        for range in CodePointProperty.binary.ranges("Changes_When_Casefolded") {
            for codePoint in range {
                let folded = CodePointProperty.simpleFold(codePoint)
                if folded != codePoint { folds[codePoint] = folded }
            }
        }
        return folds
    }()

    /// Code points that fold to the same one, the folded one included.
    private static let families: [UInt32: [UInt32]] = {
        var families: [UInt32: [UInt32]] = [:]
        for (codePoint, folded) in folds { families[folded, default: [folded]].append(codePoint) }
        return families
    }()

    static func fold(_ codePoint: UInt32) -> UInt32 { folds[codePoint] ?? codePoint }

    /// The set with everything that folds like one of its members.
    static func closure(_ set: CodePointSet) -> CodePointSet {
        if let only = set.ranges.first, set.ranges.count == 1, only.count == 1 {
            guard let family = families[fold(only.lowerBound)] else { return set }
            return CodePointSet(family.map { $0...$0 })
        }
        var ranges = set.ranges
        for family in families.values where family.contains(where: set.contains) {
            for codePoint in family { ranges.append(codePoint...codePoint) }
        }
        return CodePointSet(ranges)
    }
}
