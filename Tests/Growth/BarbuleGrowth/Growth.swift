import Foundation

/// How the cost of a family grows: its measurements, smallest input first.
struct Growth {
    struct Measurement {
        let byteCount: Int
        let instructionCount: Int
    }

    let title: String
    let measurements: [Measurement]

    /// The exponent: 1 is linear, 2 is quadratic. Least squares over the logarithms.
    var slope: Double { Self.slope(measurements) }

    /// The same over the larger half, where what every check costs weighs less.
    var slopeOfLarge: Double { Self.slope(Array(measurements.suffix(max(3, measurements.count / 2 + 1)))) }

    private static func slope(_ measurements: [Measurement]) -> Double {
        let points = measurements.map { (x: log(Double($0.byteCount)), y: log(Double($0.instructionCount))) }
        let count = Double(points.count)
        let x = points.reduce(0) { $0 + $1.x } / count
        let y = points.reduce(0) { $0 + $1.y } / count
        let products = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
        let squares = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
        return products / squares
    }
}
