extension API {
    /// One HTTP request, as it would be sent.
    public struct Request: Sendable, Hashable {
        public var method: String
        /// The request target: a path, or a whole URL.
        public var path: String
        public var headers: [Header]
        public var body: [UInt8]

        public init(method: String, path: String, headers: [Header] = [], body: [UInt8] = []) {
            self.method = method
            self.path = path
            self.headers = headers
            self.body = body
        }
    }

    /// One HTTP response, as it came.
    public struct Response: Sendable, Hashable {
        public var status: Int
        public var headers: [Header]
        public var body: [UInt8]

        public init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
            self.status = status
            self.headers = headers
            self.body = body
        }
    }

    /// One header field. Repeated fields are repeated elements.
    public struct Header: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }
}
