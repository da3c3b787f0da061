internal import BarbuleEngine

extension API {
    /// Checks a whole request: method, path, headers, body.
    ///
    /// Issues of the head come first, at `@method`, `@path`, `@query/<name>` and `@header/<lower-case name>`; then those of
    /// the body at their JSON Pointers. `Report.canonical` is the body to send. A body announced as a form is read as one,
    /// also where the interface wants JSON, so that everything is told at once.
    ///
    /// - Parameters:
    ///   - request: the request as it came, its body not yet read.
    ///   - options: of the body's schema.
    ///   - limits: beyond them the answer is `json.limit` or `schema.undecided`.
    /// - Issues: `http.method`, `http.route`, `http.path_param`, `http.header`, `http.content_type`, `http.accept`,
    ///   `http.authorization`, what the document says of its parameters, and those of the body. No issue holds a value of a
    ///   header.
    /// - Complexity: O(*n*) in the request, times the paths of the document.
    public func check(
        _ request: Request, options: CheckOptions = CheckOptions(), limits: Limits = Limits()
    ) -> Report {
        let fields = HeaderFields(request.headers, catalogue)
        let target = RequestTarget(request.path)
        let route = route(to: target, method: request.method)
        guard let operation = route.operation else {
            return fallback.reportWithoutPayload(options).behind(route.issues + fields.issues, limits)
        }
        var issues = route.issues
        issues += pathIssues(operation, route.values)
        issues += parameterIssues(operation.parameters, .query) { target.query[$0] }
        var headerIssues = parameterIssues(operation.parameters, .header) { fields[lowercased: $0.lowercased()] }
        headerIssues += securityIssues(operation, fields, target)
        let body = BodyRule(operation.bodies, fields[lowercased: "content-type"], catalogue)
        if !request.body.isEmpty || operation.needsBody { headerIssues += body.issues }
        headerIssues += acceptIssues(operation, fields[lowercased: "accept"])
        issues += fields.issues + headerIssues
        guard !request.body.isEmpty || operation.needsBody, let schema = body.schema else {
            return fallback.reportWithoutPayload(options).behind(issues, limits)
        }
        let report =
            body.isForm(request.body)
            ? schema.check(form: request.body, options: options, limits: limits)
            : schema.check(request.body, options: options, limits: limits)
        return report.behind(issues, limits)
    }

    // MARK: Method and path

    private struct Route {
        var operation: Operation?
        /// Encoded values of the path's parameters; `nil` when no path matched.
        var values: [String: ArraySlice<UInt8>]?
        var issues: [Issue] = []
    }

    private typealias Match = (operation: Operation, template: PathTemplate, values: [String: ArraySlice<UInt8>])

    /// The methods that the document describes at a path, sorted; none when it does not describe the path.
    ///
    /// Unlike a check, which with a single operation holds any path against that one, this asks whether a request is meant.
    package func methods(at path: String) -> [String] {
        Set(matches(RequestTarget(path)).map(\.operation.method)).sorted()
    }

    /// The operations whose paths match; of a fixed segment and a parameter the fixed one is meant.
    private func matches(_ target: RequestTarget) -> [Match] {
        var matches: [Match] = []
        for operation in operations {
            for template in operation.templates {
                if let values = template.match(target.path) { matches.append((operation, template, values)) }
            }
        }
        let literalMax = matches.map(\.template.literalCount).max()
        return matches.filter { $0.template.literalCount == literalMax }
    }

    private func route(to target: RequestTarget, method: String) -> Route {
        let matches = matches(target)
        guard !matches.isEmpty else { return lostRoute(method) }
        var route = Route()
        if target.hasControls { route.issues.append(routeIssue()) }
        let exact = matches.first { $0.operation.method.utf8.elementsEqual(method.utf8) }
        if exact == nil { route.issues.insert(methodIssue(matches.map(\.operation)), at: 0) }
        // With another method the only operation of the path is meant; of several none is better than the others.
        guard let match = exact ?? (matches.count == 1 ? matches.first : nil) else { return route }
        route.operation = match.operation
        route.values = match.values
        return route
    }

    /// No path matches: the only operation there is gets checked all the same.
    private func lostRoute(_ method: String) -> Route {
        var route = Route(issues: [routeIssue()])
        guard operations.count == 1, let only = operations.first else { return route }
        if !only.method.utf8.elementsEqual(method.utf8) { route.issues.insert(methodIssue([only]), at: 0) }
        route.operation = only
        return route
    }

    private func methodIssue(_ operations: [Operation]) -> Issue {
        let methods = Set(operations.map(\.method)).sorted().joined(separator: ", ")
        return Issue("http.method", at: "@method", ["expected": methods], in: catalogue)
    }

    private func routeIssue() -> Issue {
        let templates = operations.flatMap(\.templates).map(\.text)
        let expected = Set(templates).count <= 3 ? Set(templates).sorted().joined(separator: ", ") : nil
        return Issue("http.route", at: "@path", expected.map { ["expected": $0] } ?? [:], in: catalogue)
    }

    private func pathIssues(_ operation: Operation, _ values: [String: ArraySlice<UInt8>]?) -> [Issue] {
        guard let values else { return [] }
        var issues: [Issue] = []
        var told: Set<String> = []
        for parameter in operation.parameters where parameter.place == .path {
            let found: [Issue]
            if let encoded = values[parameter.name] {
                found =
                    PathTemplate.safeValue(encoded).map { parameter.issues(of: $0, in: catalogue) }
                    ?? [Issue("http.path_param", at: parameter.pointer, ["parameter": parameter.name], in: catalogue)]
            } else {
                found = []
            }
            // One path, one pointer: the first of two parameters that are wrong in one way is told.
            for issue in found where told.insert(issue.code).inserted { issues.append(issue) }
        }
        return issues
    }

    // MARK: Parameters and security

    private func parameterIssues(
        _ parameters: [Operation.Parameter], _ place: Operation.Parameter.Place, _ value: (String) -> [UInt8]?
    ) -> [Issue] {
        parameters.filter { $0.place == place }.flatMap { $0.issues(of: value($0.name), in: catalogue) }
    }

    /// One alternative must hold; when none does, the first is told.
    private func securityIssues(_ operation: Operation, _ fields: HeaderFields, _ target: RequestTarget) -> [Issue] {
        var first: [Issue]?
        for alternative in operation.security {
            let issues = alternative.flatMap { parameter in
                let value =
                    parameter.place == .query
                    ? target.query[parameter.name] : fields[lowercased: parameter.name.lowercased()]
                return parameter.issues(of: value, in: catalogue)
            }
            if issues.isEmpty { return [] }
            first = first ?? issues
        }
        return first ?? []
    }

    /// A range that names one of the types the answers have; `*/*` names none.
    private func acceptIssues(_ operation: Operation, _ accept: [UInt8]?) -> [Issue] {
        guard !operation.answers.isEmpty else { return [] }
        let ranges = HTTPText.split((accept ?? [])[...], at: UInt8(ascii: ",")).compactMap { MediaType($0) }
        let isNamed = ranges.contains { range in
            !range.isRefused && operation.answers.contains { $0.isSameType(as: range) }
        }
        guard !isNamed else { return [] }
        let expected = operation.responses.flatMap(\.bodies).map(\.text)
        return [Issue("http.accept", at: "@header/accept", ["expected": expected.first ?? ""], in: catalogue)]
    }
}
