import Foundation
import Testing

/// That the cost of no kind of input grows faster than the input: `barbule-growth` counts instructions.
@Suite(.enabled(if: Instructions.canBeCounted, "needs an optimized build and valgrind"))
struct GrowthTests {
    @Test("three doublings of every kind of input cost at most in proportion", .timeLimit(.minutes(5)))
    func slopes() throws {
        let folder = try TemporaryFolder()
        let result = try Tool.shell("\"$(dirname \"$BARBULE\")/barbule-growth\" --quick", folder: folder.url)
        #expect(result.status == 0, "\(result.output)")
        #expect(result.output.split(separator: "\n").count > 20, "\(result.output)")
    }
}
