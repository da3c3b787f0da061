import Foundation
import Testing

@testable import BarbuleEngine

@Suite("Pattern and V8")
struct V8AgreementTests {
    static let questions: [V8.Question] = {
        var generator = PatternGenerator(seed: 2_026)
        var questions: [V8.Question] = []
        for index in 0..<2_000 {
            let isRich = index % 2 == 0
            let pattern = generator.pattern(isRich: isRich)
            questions.append(V8.Question(pattern: pattern, texts: (0..<4).map { _ in generator.text(isRich: isRich) }))
        }
        for _ in 0..<2_000 { questions.append(V8.Question(pattern: generator.soup(), texts: ["", "a", "ab"])) }
        questions += PatternCases.rows.map { V8.Question(pattern: $0.pattern, texts: [$0.text]) }
        return questions
    }()

    /// What only the ECMA-262 of 2025 has: older V8 refuse it.
    static let newFeatures = ["(?i:a)", "(?<a>x)|(?<a>y)"]

    @Test("generated patterns say of generated texts what V8 says")
    func agreement() throws {
        guard let node = V8.node else {
            print("skipped: no Node.js to compare patterns with (PATH, BARBULE_NODE)")
            #expect(ProcessInfo.processInfo.environment["CI"] != "true")
            return
        }
        let probes = Self.newFeatures.map { V8.Question(pattern: $0, texts: []) }
        let answers = try V8.answers(probes + Self.questions, node: node)
        try #require(answers.count == probes.count + Self.questions.count)
        let isNew = !answers.prefix(probes.count).contains(nil)
        var pairCount = 0
        var refusedCount = 0
        var skippedCount = 0
        var differences: [String] = []
        for (question, answer) in zip(Self.questions, answers.dropFirst(probes.count)) {
            let ours = Self.answer(question)
            // `a{110000}` is right, and refused for its size.
            if ours == nil, (try? Pattern.checkSyntax(Array(question.pattern.utf8))) != nil { continue }
            guard let answer, let ours else {
                if answer == nil, ours == nil {
                    refusedCount += 1
                } else if answer == nil, !isNew, Self.needsNewFeatures(question.pattern) {
                    skippedCount += 1
                } else {
                    let who = ours == nil ? "only we refuse" : "only V8 refuses"
                    differences.append("\(question.pattern.debugDescription): \(who)")
                }
                continue
            }
            for (index, text) in question.texts.enumerated() {
                pairCount += 1
                guard ours[index] != (answer[index] ? .matches : .fails) else { continue }
                let pair = question.pattern.debugDescription + " on " + text.debugDescription
                differences.append("\(pair): we \(ours[index]), V8 \(answer[index])")
            }
        }
        print(
            "V8: \(pairCount) pairs compared, \(refusedCount) patterns refused by both, \(skippedCount) too new for this V8,",
            "\(differences.count) differences")
        for difference in differences.prefix(60) { print("  - " + difference) }
        #expect(pairCount >= 2_000)
        #expect(differences.isEmpty)
    }

    static func answer(_ question: V8.Question) -> [PatternOutcome]? {
        guard let pattern = try? Pattern(Array(question.pattern.utf8)) else { return nil }
        var cache = PatternCache()
        return question.texts.map { text in
            var budget = PatternBudget()
            return pattern.outcome(Array(text.utf8)[...], cache: &cache, budget: &budget)
        }
    }

    /// Modifiers, or a name that stands twice.
    static func needsNewFeatures(_ pattern: String) -> Bool {
        // By scalars: a combining mark behind the colon would hide it in a grapheme cluster.
        if pattern.contains(/\(\?[ims\-]+:/.matchingSemantics(.unicodeScalar)) { return true }
        let names = pattern.matches(of: /\(\?<([^=!>][^>]*)>/.matchingSemantics(.unicodeScalar)).map { String($0.output.1) }
        return Set(names).count < names.count
    }
}
