/// Bars as inline SVG. Every figure of a bar stands beside it as text too.
enum HTMLChart {
    /// Parts of a whole beside each other.
    static func bar(_ parts: [(name: String, count: Int)], of whole: Int) -> String {
        let label = parts.map { "\(StreamSummary.count($0.count)) \($0.name)" }.joined(separator: ", ")
        var x = 0
        var rectangles = ""
        for (name, count) in parts where count > 0 {
            let width = perMille(count, of: whole)
            rectangles += "<rect class=\"\(name)\" x=\"\(x)\" width=\"\(width)\" height=\"40\"/>"
            x += width
        }
        return "<svg class=\"bar\" role=\"img\" aria-label=\"\(label)\" viewBox=\"0 0 1000 40\" preserveAspectRatio=\"none\">"
            + rectangles + "</svg>"
    }

    /// A share with its bar.
    static func share(_ count: Int, of whole: Int, _ name: String) -> String {
        "<svg class=\"share\" aria-hidden=\"true\" viewBox=\"0 0 1000 40\" preserveAspectRatio=\"none\">"
            + "<rect class=\"rest\" width=\"1000\" height=\"40\"/>"
            + "<rect class=\"\(name)\" width=\"\(perMille(count, of: whole))\" height=\"40\"/></svg> "
            + StreamSummary.share(count, of: whole)
    }

    /// What is there is seen.
    private static func perMille(_ count: Int, of whole: Int) -> Int {
        guard count > 0, whole > 0 else { return 0 }
        let (product, overflows) = count.multipliedReportingOverflow(by: 1000)
        return min(1000, max(4, overflows ? count / (whole / 1000) : product / whole))
    }
}
