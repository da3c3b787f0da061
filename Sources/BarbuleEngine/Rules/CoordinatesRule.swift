internal import BarbuleValues

/// `coordinates`: latitude and longitude belong together.
///
/// Exchanged ones are an error at the latitude with the exchange as suggestion; 0,0 stands for a missing position, so
/// both are removed. That one of the two is missing is for `dependentRequired` to say.
struct CoordinatesRule: Rule {
    static let kind = "coordinates"

    private let latitude: JSONString
    private let longitude: JSONString

    init(_ reader: SchemaReader) throws(SchemaError) {
        latitude = try reader.require("latitude").jsonString()
        longitude = try reader.require("longitude").jsonString()
    }

    func apply(to record: NodeID, in run: inout Normalization) {
        guard let latitudeNode = run.document.member(named: latitude, of: record),
            let longitudeNode = run.document.member(named: longitude, of: record)
        else { return }
        let degrees = [latitudeNode, longitudeNode].map { run.degrees(at: $0) }
        guard let north = degrees[0], let east = degrees[1] else { return }
        if Coordinates.isZero(latitude: north, longitude: east) {
            run.report("coordinates.null_island", at: latitudeNode)
            run.document.removeChildren(of: record) { $0 == latitudeNode || $0 == longitudeNode }
        } else if Coordinates.isSwapped(latitude: north, longitude: east) {
            run.withdraw("coordinates.out_of_range", at: latitudeNode)
            run.report("coordinates.swapped", at: latitudeNode, ["suggestion": "exchange latitude and longitude"])
        }
    }
}

extension Normalization {
    /// The number at a node, read as degrees if it could not be brought to canonical form.
    fileprivate func degrees(at node: NodeID) -> [UInt8]? {
        switch document.kind(of: node) {
        case .number: Array(document.text(of: node))
        case .string: Coordinates.plainNumber(Array(document.text(of: node)))
        default: nil
        }
    }

    /// Takes back an issue that a more telling one replaces.
    mutating func withdraw(_ code: String, at node: NodeID) {
        issues.removeAll { $0.code == code && $0.node == node }
    }
}
