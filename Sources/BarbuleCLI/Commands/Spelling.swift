internal import BarbuleEngine

/// "Did you mean" for words of the command line.
enum Spelling {
    /// `; did you mean 'check'?`, or nothing when no candidate is near.
    static func hint(for word: String, among candidates: [String]) -> String {
        let texts = candidates.map { Array($0.utf8)[...] }
        guard let index = EditDistance.nearest(to: Array(word.lowercased().utf8)[...], among: texts) else { return "" }
        return "; did you mean '\(candidates[index])'?"
    }
}
