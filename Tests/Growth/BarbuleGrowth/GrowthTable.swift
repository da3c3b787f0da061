import Foundation

/// The measurements as text.
struct GrowthTable {
    let growths: [Growth]
    let slopeMax: Double

    init(_ growths: [Growth], slopeMax: Double) {
        self.growths = growths
        self.slopeMax = slopeMax
    }

    var tooSteep: [Growth] { growths.filter { $0.slope > slopeMax } }

    var plain: String {
        var lines = [pad("", 44) + ["bytes", "to", "instr/byte", "slope", "larger half"].map { lead($0, 12) }.joined()]
        for growth in growths {
            let mark = growth.slope > slopeMax ? "  above \(slopeMax)" : ""
            lines.append(pad(growth.title, 44) + cells(growth).map { lead($0, 12) }.joined() + mark)
        }
        return lines.joined(separator: "\n")
    }

    var markdown: String {
        var lines = [
            "| Family of inputs | Bytes | to | Instructions a byte, largest | Slope | Slope, larger half |",
            "| --- | ---: | ---: | ---: | ---: | ---: |",
        ]
        lines += growths.map { "| \($0.title) | \(cells($0).joined(separator: " | ")) |" }
        return lines.joined(separator: "\n")
    }

    private func cells(_ growth: Growth) -> [String] {
        guard let first = growth.measurements.first, let last = growth.measurements.last else { return [] }
        return [
            "\(first.byteCount)", "\(last.byteCount)", "\(last.instructionCount / last.byteCount)",
            String(format: "%.3f", growth.slope), String(format: "%.3f", growth.slopeOfLarge),
        ]
    }

    private func pad(_ text: String, _ width: Int) -> String {
        text.padding(toLength: width, withPad: " ", startingAt: 0)
    }
    private func lead(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }
}
