import Foundation

/// The article of the documentation: the plot and the table.
struct GrowthArticle {
    private let table: GrowthTable
    private let plot: GrowthPlot
    private let growths: [Growth]

    init(_ growths: [Growth], slopeMax: Double) {
        table = GrowthTable(growths, slopeMax: slopeMax)
        plot = GrowthPlot(growths)
        self.growths = growths
    }

    func write() throws {
        let catalogue = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Barbule/Barbule.docc")
        let resources = catalogue.appending(path: "Resources")
        try FileManager.default.createDirectory(at: resources, withIntermediateDirectories: true)
        try Data(plot.svg.utf8).write(to: resources.appending(path: "growth.svg"))
        try Data(text.utf8).write(to: catalogue.appending(path: "LinearTime.md"))
    }

    private var text: String {
        """
        # Linear time

        No input costs more a byte because it is larger: measured, for inputs that attackers and real data bring.

        Each of \(growths.count) families of inputs is made in \((growths.first?.measurements.count ?? 1) - 1) doublings of its size. What Barbule does with an input is
        counted in instructions, which are the same on every run: verdict, issues, canonical bytes and changes. The slope of
        the logarithm of the instructions over that of the bytes is the exponent: 1 is linear, 2 would be quadratic. None may be above
        \(table.slopeMax). The slope of the larger half leaves out small inputs, of which most is what any check costs.

        ![Instructions over bytes for all families, in logarithms: the lines run along the dashed line of slope 1.](growth)

        \(table.markdown)

        Slopes far below 1 are inputs that end at a limit, such as the most characters a phone number may have, or cost little beside the
        start of a check. Custom fields begin at 400: between 10 and 20 KB a byte costs half as much again, once, and is flat from there (3,676,
        3,594, 3,554 instructions a byte up to 171 KB); measured from 100 fields on, that step alone makes the slope 1.055. Over the larger half
        the form body and the schema with many properties grow a little faster than their size (1.06 and 1.07). Made by `swift run -c release barbule-growth --write`, which needs valgrind; a smaller run is a test.

        """
    }
}
