internal import ArgumentParser
internal import BarbuleEngine

/// `barbule serve`: checks over HTTP, and the playground page.
///
/// Only a build with the package trait `Hummingbird` can do it; every build knows the command, so that it can say so.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Answer checks over HTTP, with a page to try payloads.",
        discussion: """
            GET / is the page. Requests of the interface (PUT /v2/…) are checked whole: a good one is answered with its \
            canonical body, a bad one with application/problem+json. POST /check?schema=NAME answers the report of \
            `check --format json`, POST /try what the page shows, GET /schemas the bundled schemas, GET /health and \
            GET /metrics (Prometheus) what an operator asks for. Nothing is stored, and no log line holds a value. \
            SIGTERM and SIGINT end it once the requests under way are answered.
            """)

    @Option(name: .long, help: "The address to listen at; others than this machine reach only a public one.")
    var host = "127.0.0.1"

    @Option(name: .long, help: "The port to listen at; 0 takes a free one, which the first line of output tells.")
    var port = 8080

    @Option(
        name: .long,
        help: ArgumentHelp(
            "A name that requests may come in by, besides this machine's; repeatable.", valueName: "name"))
    var allowHost: [String] = []

    @Option(name: .long, help: ArgumentHelp("How large one body may be.", valueName: "bytes"))
    var limitBodyBytes = 1 << 20

    @Option(name: .long, help: ArgumentHelp("How long one body may take to arrive.", valueName: "seconds"))
    var limitBodySeconds = 10

    @Option(name: .long, help: ArgumentHelp("How many connections are served at once.", valueName: "count"))
    var limitConnections = 1024

    @Flag(name: .shortAndLong, help: "Log a line per checked request on standard error: outcome and codes.")
    var verbose = false

    @OptionGroup var interface: InterfaceSource

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes a number from 0 to 65535") }
        guard [limitBodyBytes, limitBodySeconds, limitConnections].allSatisfy({ $0 > 0 }) else {
            throw ValidationError("the --limit-… options take whole numbers above 0")
        }
    }

    func run() throws {
        #if Hummingbird
            try Service(self).run()
        #else
            throw CommandFailure(
                "this barbule was built without Hummingbird; build it with `swift build -c release --traits Hummingbird`"
            )
        #endif
    }
}
