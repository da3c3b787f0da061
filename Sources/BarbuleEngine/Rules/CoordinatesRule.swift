internal import BarbuleValues

/// `coordinates`: latitude and longitude belong together.
///
/// Exchanged ones are an error at the latitude with the exchange as suggestion; 0,0 stands for a missing position, so
/// both are removed. That one of the two is missing is for `dependentRequired` to say.
struct CoordinatesRule: Rule {
    static let kind = "coordinates"
    static let codes = ["coordinates.swapped", "coordinates.null_island", "coordinates.longitude_wrapped"]

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
        guard let north = run.degrees(at: latitudeNode, .latitude), let east = run.degrees(at: longitudeNode, .longitude) else {
            return
        }
        if CoordinateReader.isZero(latitude: north, longitude: east) {
            let pair = [latitudeNode, longitudeNode]
            guard run.contested.isDisjoint(with: pair), !pair.contains(where: run.isRefused) else { return }
            run.report("coordinates.null_island", at: latitudeNode, alsoChanging: [longitudeNode])
            run.document.removeChildren(of: record) { $0 == latitudeNode || $0 == longitudeNode }
        } else if CoordinateReader.isSwapped(latitude: north, longitude: east), !run.isWrapped(longitudeNode) {
            run.withdraw("coordinates.out_of_range", at: latitudeNode)
            run.report("coordinates.swapped", at: latitudeNode, ["suggestion": "exchange latitude and longitude"])
        }
    }
}

extension Normalization {
    /// The number at a node, read as degrees if it could not be brought to canonical form.
    fileprivate func degrees(at node: NodeID, _ axis: CoordinateAxis) -> DecimalText? {
        switch document.kind(of: node) {
        case .number: CoordinateReader.value(Array(document.text(of: node)), axis: axis, source: .number)
        case .string: CoordinateReader.value(Array(document.text(of: node)), axis: axis, source: .text)
        default: nil
        }
    }

    /// Whether the longitude came from beyond 180°: what was sent was no latitude then.
    fileprivate func isWrapped(_ node: NodeID) -> Bool {
        issues[recordIssueStart...].contains { $0.code == "coordinates.longitude_wrapped" && $0.node == node }
    }

    /// Takes back an issue of this record that a more telling one replaces.
    mutating func withdraw(_ code: String, at node: NodeID) {
        for index in issues.indices.reversed() where index >= recordIssueStart {
            if issues[index].code == code, issues[index].node == node { issues.remove(at: index) }
        }
    }
}

extension CoordinatesRule {
    func clean(_ options: RunOptions, field: (JSONString) -> Int32) -> (any CleanRule)? {
        CleanCoordinates(latitude: field(latitude), longitude: field(longitude))
    }
}
