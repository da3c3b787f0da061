import Foundation

/// Log-log lines of all families, drawn without a library: parallel to the dashed line is linear.
struct GrowthPlot {
    private let growths: [Growth]
    private let width = 760.0
    private let height = 440.0
    private let left = 64.0
    private let bottom = 392.0
    private let top = 20.0
    private let right = 744.0

    init(_ growths: [Growth]) { self.growths = growths }

    private var sizes: ClosedRange<Double> { decades(growths.flatMap { $0.measurements.map(\.byteCount) }) }
    private var costs: ClosedRange<Double> { decades(growths.flatMap { $0.measurements.map(\.instructionCount) }) }

    private func decades(_ values: [Int]) -> ClosedRange<Double> {
        let logarithms = values.map { log10(Double(max(1, $0))) }
        return (logarithms.min() ?? 0).rounded(.down)...max(1, (logarithms.max() ?? 1).rounded(.up))
    }

    private func x(_ logarithm: Double) -> Double {
        left + (logarithm - sizes.lowerBound) / (sizes.upperBound - sizes.lowerBound) * (right - left)
    }

    private func y(_ logarithm: Double) -> Double {
        bottom - (logarithm - costs.lowerBound) / (costs.upperBound - costs.lowerBound) * (bottom - top)
    }

    var svg: String {
        ([opening] + grid + [linear] + growths.map(line) + ["</svg>", ""]).joined(separator: "\n")
    }

    private var opening: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" role="img" font-family="sans-serif" font-size="12">
        <title>Instructions over the size of the input, \(growths.count) families, both axes logarithmic</title>
        <style>
        text { fill: #333 } .grid { stroke: #ddd } .line { fill: none; stroke: #0b62a4; stroke-width: 1.5; opacity: .6 }
        .linear { stroke: #b3261e; stroke-width: 2; stroke-dasharray: 6 4 } .note { fill: #b3261e } .paper { fill: #fff }
        @media (prefers-color-scheme: dark) {
        text { fill: #ddd } .grid { stroke: #444 } .line { stroke: #6db7f2 } .linear { stroke: #ff8a80 } .note { fill: #ff8a80 } .paper { fill: #16181c }
        }
        </style>
        <rect class="paper" width="\(Int(width))" height="\(Int(height))"/>
        """
    }

    private var grid: [String] {
        let columns = stride(from: sizes.lowerBound, through: sizes.upperBound, by: 1).map { decade in
            "<line class=\"grid\" x1=\"\(mark(x(decade)))\" y1=\"\(mark(top))\" x2=\"\(mark(x(decade)))\" y2=\"\(mark(bottom))\"/>"
                + "<text x=\"\(mark(x(decade)))\" y=\"\(mark(bottom + 18))\" text-anchor=\"middle\">\(power(decade))</text>"
        }
        let rows = stride(from: costs.lowerBound, through: costs.upperBound, by: 1).map { decade in
            "<line class=\"grid\" x1=\"\(mark(left))\" y1=\"\(mark(y(decade)))\" x2=\"\(mark(right))\" y2=\"\(mark(y(decade)))\"/>"
                + "<text x=\"\(mark(left - 8))\" y=\"\(mark(y(decade) + 4))\" text-anchor=\"end\">\(power(decade))</text>"
        }
        let names =
            "<text x=\"\(mark((left + right) / 2))\" y=\"\(mark(height - 10))\" text-anchor=\"middle\">bytes of the input</text>"
        let side =
            "<text transform=\"translate(14 \(mark((top + bottom) / 2))) rotate(-90)\" text-anchor=\"middle\">instructions</text>"
        return columns + rows + [names, side]
    }

    /// One decade up for one decade to the right.
    private var linear: String {
        let reach = min(sizes.upperBound - sizes.lowerBound, costs.upperBound - costs.lowerBound)
        let end = (x: x(sizes.lowerBound + reach), y: y(costs.lowerBound + reach))
        return
            "<line class=\"linear\" x1=\"\(mark(left))\" y1=\"\(mark(bottom))\" x2=\"\(mark(end.x))\" y2=\"\(mark(end.y))\"/>"
            + "<text class=\"note\" x=\"\(mark(end.x - 8))\" y=\"\(mark(end.y + 28))\" text-anchor=\"end\">linear: slope 1</text>"
    }

    private func line(_ growth: Growth) -> String {
        let points = growth.measurements.map { measurement in
            "\(mark(x(log10(Double(measurement.byteCount))))),\(mark(y(log10(Double(measurement.instructionCount)))))"
        }
        let title = "\(growth.title): \(String(format: "%.3f", growth.slope))"
        return "<polyline class=\"line\" points=\"\(points.joined(separator: " "))\"><title>\(title)</title></polyline>"
    }

    private func mark(_ value: Double) -> String { String(format: "%.1f", value) }
    private func power(_ decade: Double) -> String { "10<tspan dy=\"-5\" font-size=\"9\">\(Int(decade))</tspan>" }
}
