internal import BarbuleValues

/// `latitude`: decimal degrees (WGS 84) out of numbers, texts and degrees-minutes-seconds.
struct LatitudeNormalizer: DecimalNormalizer {
    static let name = "latitude"
    static let codes = ["number.", "coordinates.dms", "coordinates.out_of_range", "coordinates.scaled_integer"]
    let canonicalKind = CanonicalKind.number

    init(_ parameters: SchemaReader) throws(SchemaError) {}

    func read(_ text: [UInt8], in context: NormalizerContext) -> Reading {
        CoordinateReader.read(text, axis: .latitude, source: context.source)
    }

    func isCanonical(_ text: Span<UInt8>, in context: CanonicalContext) -> Bool {
        CoordinateReader.isCanonical(text, axis: .latitude, source: context.source)
    }
}
