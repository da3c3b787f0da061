extension Schema {
    /// Checks a form-encoded body (`application/x-www-form-urlencoded`) by the same rules.
    ///
    /// ```swift
    /// let report = Schema.contactUpdate.check(form: Array("country=Spain&tags%5B%5D=vip".utf8))
    /// ```
    ///
    /// The form is read as a JSON object first: `list[][id]=7`, `list[0][id]=7` and repeated names of an array become
    /// arrays and objects, all values are texts. The canonical document is JSON; issues point into the form: bytes, lines
    /// and columns are those of the form, JSON Pointers those of the object it stands for.
    ///
    /// - Issues: `json.syntax` for a broken percent escape and for text that is not UTF-8, `json.duplicate_key` for a name
    ///   that stands there twice, and those of the schema.
    /// - Complexity: O(*n* log *n*) in the body.
    /// - Source: WHATWG URL Standard, application/x-www-form-urlencoded parsing; brackets as Rack and PHP read them.
    public func check(form body: [UInt8], options: CheckOptions = CheckOptions(), limits: Limits = Limits()) -> Report {
        let document: FormDocument
        do throws(JSONSyntaxError) {
            guard body.count <= limits.documentBytesMax else {
                throw JSONSyntaxError(.tooLarge, byteOffset: limits.documentBytesMax, limit: limits.documentBytesMax)
            }
            document = try FormDocument(FormBody(body), byteCount: body.count, arrayNames: arrayNames)
        } catch {
            return Report(broken: body, by: error, schema: storage, options.loadedPlan)
        }
        let lines = LineIndex(body)
        return check(document.json, options: options, limits: limits).relocated { issue in
            issue.isAboutHead ? issue : issue.moved(to: document.formRange(of: issue.byteRange), in: lines)
        }
    }

    /// Members of the record that the schema wants as arrays.
    private var arrayNames: Set<JSONString> {
        let graph = storage.graph
        let properties = PlanBuilder.closure([graph.root], in: graph).flatMap { graph[$0].properties }
        return Set(
            properties.filter { property in
                PlanBuilder.closure([property.schema], in: graph).contains { graph[$0].allowsArrays }
            }.map(\.name))
    }
}

extension Subschema {
    fileprivate var allowsArrays: Bool {
        guard let type = json["type"] else { return false }
        return type.string == "array" || type.elements?.contains { $0.string == "array" } == true
    }
}
