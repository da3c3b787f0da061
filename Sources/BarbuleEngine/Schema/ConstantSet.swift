/// The values of `const` or `enum`, found by structural hash, so that 100,000 of them cost no more than one.
///
/// An object, because every value that is looked at asks for it.
package final class ConstantSet: Sendable {
    package let values: [JSONValue]
    /// Positions of the values with a hash.
    private let positions: [Int: [Int32]]
    /// Texts, found without building a value.
    let texts: NameTable
    let hasOnlyTexts: Bool

    init(_ values: [JSONValue]) {
        self.values = values
        texts = NameTable(values.compactMap(\.string))
        hasOnlyTexts = texts.count == values.count
        var positions: [Int: [Int32]] = [:]
        for (index, value) in values.enumerated() where value.string == nil {
            positions[StructuralHash.hash(of: value), default: []].append(Int32(index))
        }
        self.positions = positions
    }

    func candidates(_ hash: Int) -> [Int32] { positions[hash] ?? [] }
}
