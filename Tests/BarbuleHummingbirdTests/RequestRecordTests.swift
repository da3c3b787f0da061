#if Hummingbird
    @testable import BarbuleHummingbird
    import Logging
    import Testing

    @Suite struct RequestRecordTests {
        @Test("The duration is told in whole microseconds, seconds included")
        func duration() {
            let record = RequestRecord(RequestVerdict(.overloaded), duration: .milliseconds(2_500))
            #expect(record.metadata["barbule.microseconds"] == "2500000")
        }
    }
#endif
