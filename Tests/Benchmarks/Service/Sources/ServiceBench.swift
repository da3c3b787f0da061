import Foundation
import Hummingbird

/// `barbule-service-bench` compares; `barbule-service-bench server bare|checked` is the server that it starts.
@main
struct ServiceBench {
    static func main() async throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        if arguments.first == "server" { return try await BenchServer.run(isChecked: arguments.last == "checked") }
        raiseFileLimit()
        try throughput()
        try memory()
    }

    /// Requests a second of wrk, both servers up, in turns; cost is the difference of the time a request takes.
    private static func throughput() throws {
        for (name, body) in bodies {
            var rates: [String: [Double]] = [:]
            let servers = try ["bare", "checked"].map { ($0, try ServerProcess($0)) }
            for _ in 0..<3 {
                for (kind, server) in servers { rates[kind, default: []].append(try Load.wrk(server.port, body: body)) }
            }
            let medians = rates.mapValues { $0.sorted()[$0.count / 2] }
            let (bare, checked) = (medians["bare"] ?? 0, medians["checked"] ?? 0)
            print("\(name): bare \(Int(bare)) requests/s, checked \(Int(checked)), ", terminator: "")
            print("cost \(Int(1e6 / checked - 1e6 / bare)) µs a request")
        }
    }

    private static func memory() throws {
        for kind in ["bare", "checked"] {
            for (name, load) in [("1,000 slow clients", Load.slow), ("1,000 oversized clients", Load.oversized)] {
                let server = try ServerProcess(kind)
                _ = try Load.wrk(server.port, body: bodies[0].body, seconds: 1)
                let before = server.peakKilobytes
                let answers = load(server.port)
                print(
                    "\(name), \(kind): peak \(before / 1024) -> \(server.peakKilobytes / 1024) MB, answers \(answers)")
            }
        }
    }

    private static let bodies = [
        ("clean body", #"{"name_first":"Ana","name_last":"Garcia","email":"ana@example.com","gender":"FEMALE"}"#),
        ("repaired body", #"{"email":"Ana@EXAMPLE.com","phone":"+44 (0)7712 345678","gender":"female"}"#),
        ("refused body", #"{"gender":"zebra","born_date":"01/02/1990"}"#),
    ].map { (name: $0.0, body: $0.1) }

    private static func raiseFileLimit() {
        var limit = rlimit(rlim_cur: 8192, rlim_max: 8192)
        setrlimit(__rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue)), &limit)
    }
}
