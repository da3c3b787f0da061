import Foundation
import Testing

#if !Hummingbird
    @Suite struct ServeCommandTests {
        @Test("a build without the trait Hummingbird says how to get one with it")
        func missing() throws {
            let result = try Tool.run(["serve"])
            #expect(result.status == 2)
            #expect(result.errors.contains("swift build -c release --traits Hummingbird"))
            #expect(result.errorLineCount == 1)
        }
    }
#endif
