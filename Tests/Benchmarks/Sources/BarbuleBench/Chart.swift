import Foundation

/// Bars of what one payload costs with each validator, drawn without a library, light and dark.
struct Chart {
    struct Bar {
        let title: String
        let nanoseconds: Double
        let ratio: Double
    }

    let title: String
    let bars: [Bar]

    private let left = 300.0
    private let width = 760.0
    private let rowHeight = 30.0
    private let top = 44.0

    var svg: String {
        let height = top + Double(bars.count) * rowHeight + 12
        let longest = bars.map(\.nanoseconds).max() ?? 1
        let rows = bars.enumerated().map { index, bar in
            row(
                bar, y: top + Double(index) * rowHeight, length: bar.nanoseconds / longest * (width - left - 170),
                isOurs: index == 0)
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(width)) \(Int(height))" role="img" \
            font-family="sans-serif" font-size="13">
            <title>\(title)</title>
            <style>
            text { fill: #222 } .bar { fill: #9aa5b1 } .ours { fill: #0b62a4 } .paper { fill: #fff }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6e6e6 } .bar { fill: #5b6673 } .ours { fill: #6db7f2 } .paper { fill: #16181c }
            }
            </style>
            <rect class="paper" width="\(Int(width))" height="\(Int(height))"/>
            <text x="16" y="26" font-weight="bold">\(title)</text>
            \(rows.joined(separator: "\n"))
            </svg>

            """
    }

    private func row(_ bar: Bar, y: Double, length: Double, isOurs: Bool) -> String {
        let text = "\(fixed(bar.nanoseconds, 0)) ns" + (isOurs ? "" : " (\(fixed(bar.ratio, 1))x)")
        let weight = isOurs ? " font-weight=\"bold\"" : ""
        return "<text x=\"\(Int(left - 10))\" y=\"\(Int(y + 16))\" text-anchor=\"end\"\(weight)>\(bar.title)</text>"
            + "<rect class=\"bar\(isOurs ? " ours" : "")\" x=\"\(Int(left))\" y=\"\(Int(y + 2))\" width=\"\(fixed(max(2, length), 1))\" height=\"20\" rx=\"3\"/>"
            + "<text x=\"\(fixed(left + length + 8, 1))\" y=\"\(Int(y + 16))\"\(weight)>\(text)</text>"
    }
}
