internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender

/// The message around the payload of a case.
///
/// ```json
/// {"request": {"method": "PUT", "path": "/v1/shelf/7", "headers": {"Accept": "application/json"}}, "input": {}, …}
/// {"response": {"status": 204, "headers": {}}, "input": {}, …}
/// ```
///
/// A header that stands in the message more than once has an array of values.
enum CaseMessage: Sendable {
    case request(API.Request)
    case response(API.Response)

    /// `nil` when the case is about a payload alone.
    init?(_ root: JSONValue, _ path: PathName) throws(CommandFailure) {
        if let request = root["request"] {
            guard let method = request["method"]?.string, let target = request["path"]?.string,
                let headers = Self.headers(request["headers"])
            else { throw CommandFailure("\(path.shown): a request needs \"method\", \"path\" and \"headers\"") }
            self = .request(API.Request(method: method.description, path: target.description, headers: headers))
        } else if let response = root["response"] {
            guard let status = response["status"]?.integer, let headers = Self.headers(response["headers"]) else {
                throw CommandFailure("\(path.shown): a response needs \"status\" and \"headers\"")
            }
            self = .response(API.Response(status: status, headers: headers))
        } else {
            return nil
        }
    }

    private static func headers(_ json: JSONValue?) -> [API.Header]? {
        guard let json else { return [] }
        return json.members?.flatMap { name, value in
            (value.elements ?? [value]).compactMap { $0.string }.map { API.Header(name.description, $0.description) }
        }
    }

    func check(_ payload: [UInt8], by api: API, _ options: CheckOptions, _ limits: Limits) -> Report {
        switch self {
        case .request(var request):
            request.body = payload
            return api.check(request, options: options, limits: limits)
        case .response(var response):
            response.body = payload
            return api.check(response, options: options, limits: limits)
        }
    }
}
