import Testing

@testable import BarbuleCLI

@Suite struct ColorModeTests {
    @Test(
        "colours follow the option, NO_COLOR, FORCE_COLOR and the terminal, in this order",
        arguments: [
            (ColorMode.auto, true, [:], true), (.auto, false, [:], false), (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true), (.auto, false, ["FORCE_COLOR": "1"], true),
            (.auto, true, ["FORCE_COLOR": "0"], false), (.auto, true, ["NO_COLOR": "1", "FORCE_COLOR": "1"], false),
            (.auto, true, ["TERM": "dumb"], false), (.always, false, ["NO_COLOR": "1"], true),
            (.never, true, ["FORCE_COLOR": "1"], false),
        ] as [(ColorMode, Bool, [String: String], Bool)])
    func decides(_ mode: ColorMode, _ isTerminal: Bool, _ environment: [String: String], _ isOn: Bool) {
        #expect(mode.palette(isTerminal: isTerminal) { environment[$0] }.isOn == isOn)
    }
}
