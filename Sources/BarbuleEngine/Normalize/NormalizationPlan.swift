/// Where in a document which facts hold: the walk of the schema, done once.
///
/// A ``Shape`` stands for all subschemas that apply at one place in the document, whatever its values: what `$ref` and
/// `allOf` lead to, merged. `properties`, `items` and their relatives lead from shape to shape. A place under which no
/// `x-…` keyword says anything has no shape, so a plain schema has an empty plan and costs nothing.
package struct NormalizationPlan: Sendable {
    package struct ShapeID: Hashable, Sendable {
        package var index: Int32
    }

    package internal(set) var shapes: [Shape] = []
    package internal(set) var root: ShapeID?
    package internal(set) var options: OptionTable
    /// The shape of each set of subschemas that has one, nearest first.
    var shapeBySet: [[SubschemaID]: ShapeID] = [:]

    package subscript(id: ShapeID) -> Shape { shapes[Int(id.index)] }

    /// A name is, or in another spelling may be, that of a documented member that is personal or holds what is.
    func isSecret(_ name: JSONString, in id: ShapeID) -> Bool {
        let shape = self[id]
        guard shape.leadsToSecrets else { return false }
        // Of `subscribers[0][email]` the part before the bracket is the member's name.
        let head = JSONString(name.utf8.prefix { $0 != UInt8(ascii: "[") })
        guard let documented = shape.documentedNames.variant(of: head) else { return false }
        return shape.properties[documented].map { self[$0].leadsToSecrets } ?? false
    }

    /// Tells every shape what is personal below it. Whether a branch holds is not known where a value is masked, so what is
    /// personal in one branch counts as personal.
    func markShapesAroundSecrets() {
        var above: [[Int]] = Array(repeating: [], count: shapes.count)
        var branchOf = above
        for (index, shape) in shapes.enumerated() {
            for below in shape.shapesBelow { above[Int(below.index)].append(index) }
            for branch in shape.branchShapes { branchOf[Int(branch.index)].append(index) }
        }
        var queue = shapes.indices.filter { shapes[$0].isSensitive }
        while let index = queue.popLast() {
            for place in branchOf[index] where !shapes[place].isSensitive {
                shapes[place].isSensitive = true
                queue.append(place)
            }
        }
        queue = shapes.indices.filter { shapes[$0].isSensitive }
        for index in queue { shapes[index].leadsToSecrets = true }
        while let index = queue.popLast() {
            for place in above[index] + branchOf[index] where !shapes[place].leadsToSecrets {
                shapes[place].leadsToSecrets = true
                queue.append(place)
            }
        }
    }
}

/// What holds at one place in a document.
///
/// An object, because every value that is looked at asks for its shape. Unchecked: only ``PlanBuilder`` writes, before
/// anybody else has it.
package final class Shape: @unchecked Sendable {
    /// Facts, or `nil` when the place has none itself.
    var facts: Facts?
    var keys: KeyRules?
    var rules: [any Rule] = []
    /// Codes of this place for keywords and generic codes: `x-issue`.
    var issueNames: [String: IssueName] = [:]
    /// JSON types the schema allows here; empty when it does not say.
    var types: Set<String> = []
    package var isSensitive = false
    /// The value or something inside it is personal, also where it came in another form than the schema describes.
    var leadsToSecrets = false

    var properties: [JSONString: NormalizationPlan.ShapeID] = [:]
    /// Every documented name, with or without facts of its own.
    var documentedNames = DocumentedNames([])
    /// For each documented name, the shape of a member whose turn does not wait for siblings.
    var earlyShapes: [NormalizationPlan.ShapeID?] = []
    /// Members that look at siblings, in the order in which they must be brought to canonical form.
    var lateMembers: [JSONString] = []
    /// Members with a default, for when they are absent.
    var defaults: [(name: JSONString, value: JSONValue)] = []
    var patterns: [PatternShape] = []
    /// By which patterns match a name that is not documented.
    var shapeByPatternSet: [[Int]: NormalizationPlan.ShapeID] = [:]
    var prefixItems: [NormalizationPlan.ShapeID?] = []
    var items: NormalizationPlan.ShapeID?
    var branches: [Branch] = []

    var shapesBelow: [NormalizationPlan.ShapeID] {
        Array(properties.values) + Array(shapeByPatternSet.values) + prefixItems.compactMap(\.self) + (items.map { [$0] } ?? [])
            + Array((keys?.shapeByDeclaredType ?? [:]).values)
    }

    var branchShapes: [NormalizationPlan.ShapeID] {
        branches.flatMap { branch -> [NormalizationPlan.ShapeID] in
            switch branch {
            case .conditional(_, let then, let otherwise): [then, otherwise].compactMap(\.self)
            case .alternatives(let alternatives, _): alternatives.compactMap(\.shape)
            case .dependent(_, let shape): [shape]
            }
        }
    }

    /// A record's members stand on their own: an error of the record itself undoes none of them.
    var isRecord: Bool { !rules.isEmpty }

    struct PatternShape: Sendable {
        var pattern: Pattern
        var index: Int
    }

    /// Subschemas that apply only sometimes.
    enum Branch: Sendable {
        case conditional(test: SubschemaID, then: NormalizationPlan.ShapeID?, otherwise: NormalizationPlan.ShapeID?)
        case alternatives([(subschema: SubschemaID, shape: NormalizationPlan.ShapeID?)], isExclusive: Bool)
        case dependent(member: JSONString, NormalizationPlan.ShapeID)
    }
}

/// `x-issue`: the code that a keyword or a generic code has at one place, and how it is reported.
package struct IssueName: Sendable {
    /// Where the issue points.
    enum Place: String, Sendable, CaseIterable { case value, member, parent }

    var code: String
    var place = Place.value
    var severity: SeverityRule?
    /// For codes that only the schema knows.
    var message: String?
    var action: IssueCatalogue.Entry.Action?

    init(_ reader: SchemaReader) throws(SchemaError) {
        if let code = reader.value.string {
            self.code = code.description
            return
        }
        code = try reader.require("code").string()
        place = try reader.member("at")?.choice() ?? .value
        severity = try reader.member("severity")?.into(SeverityRule.init)
        message = try reader.member("message")?.string()
        action = try reader.member("action")?.choice()
    }
}

/// A severity that is fixed or hangs on an option: `{"option": "gdpr", "values": {"off": "off", "require": "error"}}`.
struct SeverityRule: Sendable {
    /// `nil` inside means: do not report.
    private var fixed: Severity??
    private var option: String?
    private var values: [String: Severity?] = [:]

    init(_ reader: SchemaReader) throws(SchemaError) {
        if reader.value.string != nil {
            fixed = .some(try Self.severity(reader))
            return
        }
        option = try OptionReference(reader).name
        for (name, value) in try reader.require("values").members() {
            values[name.description] = .some(try Self.severity(value))
        }
    }

    /// An error, whatever the catalogue says.
    static let error = SeverityRule(fixed: .error)

    private init(fixed severity: Severity) { fixed = .some(severity) }

    private static func severity(_ reader: SchemaReader) throws(SchemaError) -> Severity? {
        try reader.string() == "off" ? nil : reader.choice()
    }

    /// The severity in this run; `.some(nil)` means off, `nil` means the catalogue's.
    func severity(in options: RunOptions) -> Severity?? {
        if let fixed { return fixed }
        return option.flatMap { options[$0]?.string?.description }.flatMap { values[$0] }
    }
}
