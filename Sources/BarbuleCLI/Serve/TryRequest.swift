#if Hummingbird
    internal import Barbule
    internal import BarbuleEngine
    internal import BarbuleRender

    /// What the page asks: a payload, a schema or none, options or none. Values are shown: they are the asker's own.
    struct TryRequest {
        /// A member that is not as it must be.
        private struct Mistake: Error {
            var message: String
        }

        private var payload: [UInt8]
        private var schema: [UInt8]?
        private var options: [UInt8]?

        /// `{"report":…, "canonical":…}`, or `{"schemaError":…}` also for options and for what is no such question.
        static func answer(_ body: [UInt8], limits: Limits) -> [UInt8] {
            do {
                let question = try TryRequest(body)
                do {
                    let schema = try question.compile(limits)
                    let options = try question.options.map {
                        json throws(CheckOptions.OptionError) in try CheckOptions(json: json, for: schema)
                    }
                    return question.answer(by: schema, options ?? CheckOptions(), limits)
                } catch let error as SchemaError {
                    return Self.failure(error)
                } catch let error as CheckOptions.OptionError {
                    throw Mistake(message: error.message)
                }
            } catch {
                let message = (error as? Mistake)?.message ?? "\(error)"
                return Self.failure(SchemaError(code: "request", file: "", parameters: ["reason": message]), message)
            }
        }

        private init(_ body: [UInt8]) throws(Mistake) {
            guard let members = (try? JSONValue(parsing: body))?.members else {
                throw Mistake(message: #"The body is not {"payload": text, "schema": text, "options": {…}}."#)
            }
            payload = []
            var hasPayload = false
            for (name, value) in members {
                switch (name.description, value.content) {
                case ("payload", .string(let text)):
                    payload = Array(text.utf8)
                    hasPayload = true
                case ("schema", .string(let text)): schema = Array(text.utf8)
                case ("options", .object): options = value.jsonText
                case ("schema", .null), ("options", .null): continue
                default:
                    throw Mistake(message: #"The members are "payload", "schema" (texts) and "options" (an object)."#)
                }
            }
            guard hasPayload else { throw Mistake(message: #"The member "payload" is missing."#) }
        }

        private func compile(_ limits: Limits) throws(SchemaError) -> Schema {
            guard let schema else { return .contactUpdate }
            return try Schema(compiling: schema, name: Self.schemaName, with: Self.files, limits: limits)
        }

        private static let schemaName = "schema.json"
        /// The bundled schemas, to refer to.
        private static let files = Schema.bundledNames.map {
            (name: $0 + ".schema.json", text: Schema.bundledText(named: $0) ?? [])
        }

        private func answer(by schema: Schema, _ options: CheckOptions, _ limits: Limits) -> [UInt8] {
            let report = schema.check(payload, options: options, limits: limits)
            let facts = ReportFacts(report, of: payload, path: PathName(bytes: []), showsValues: true)
            var renderer = JSONRenderer()
            renderer.object {
                $0.name("report")
                $0.output += JSONRenderer.render(facts, schemaName: schema.name, isFileNamed: false).dropLast()
                $0.member("canonical", report.canonical.map { String(decoding: $0, as: UTF8.self) })
            }
            return renderer.output
        }

        private static func failure(_ error: SchemaError, _ message: String? = nil) -> [UInt8] {
            var renderer = JSONRenderer()
            renderer.object {
                $0.member("schemaError") {
                    $0.member("code", error.code)
                    $0.member("message", message ?? error.description)
                    $0.member("pointer", error.pointer)
                    $0.member("line", error.line)
                    $0.member("column", error.column)
                }
            }
            return renderer.output
        }
    }
#endif
