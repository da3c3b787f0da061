/// The documented names of one object, ready for comparison with what a payload holds.
struct DocumentedNames: Sendable {
    let names: [JSONString]
    private let table: NameTable
    private let bySqueezed: [[UInt8]: JSONString]

    init(_ names: [JSONString]) {
        self.names = names
        table = NameTable(names)
        bySqueezed = Dictionary(names.map { (KeyRules.squeezed($0.utf8), $0) }) { first, _ in first }
    }

    func isDocumented(_ name: JSONString) -> Bool { index(of: name.utf8[...]) != nil }

    /// The position of a name among the documented ones.
    func index(of name: ArraySlice<UInt8>) -> Int? { table.index(of: name) }

    func variant(of name: JSONString) -> JSONString? { bySqueezed[KeyRules.squeezed(name.utf8)] }

    /// A documented name at most one typing error away (up to five letters) or two (longer ones). Names of three letters
    /// are too close to too much.
    func nearest(to name: JSONString) -> JSONString? {
        let lower = Array(name.description.lowercased().utf8)
        var best: (name: JSONString, distance: Int)?
        for candidate in names where candidate.utf8.count > 3 {
            let limit = candidate.utf8.count <= 5 ? 1 : 2
            if let distance = EditDistance.isWithin(limit, lower, candidate.utf8), distance < best?.distance ?? Int.max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }
}
