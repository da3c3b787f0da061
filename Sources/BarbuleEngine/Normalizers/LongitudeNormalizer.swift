internal import BarbuleValues

/// `longitude`: decimal degrees (WGS 84) out of numbers, texts and degrees-minutes-seconds.
struct LongitudeNormalizer: DecimalNormalizer {
    static let name = "longitude"
    static let codes = [
        "number.", "coordinates.dms", "coordinates.out_of_range", "coordinates.scaled_integer",
        "coordinates.longitude_wrapped",
    ]
    let canonicalKind = CanonicalKind.number

    init(_ parameters: SchemaReader) throws(SchemaError) {}

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        CoordinateReader.read(text, axis: .longitude, source: context.source)
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        CoordinateReader.isCanonical(text, axis: .longitude, source: context.source)
    }
}
