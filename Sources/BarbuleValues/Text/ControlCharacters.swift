/// Removes what no writer types: control characters, and the signs that steer the direction of text.
enum ControlCharacters {
    /// C0, DEL and C1, without TAB, LF, VT, FF, CR and NEL, which are white space and left to the space stage.
    static func isControl(_ point: UInt32) -> Bool {
        switch point {
        case 0x09...0x0D, 0x85: false
        case 0..<0x20, 0x7F...0x9F: true
        default: false
        }
    }

    /// Bidi_Control (UAX #9): marks, embeddings, overrides, isolates.
    static func isBidiControl(_ point: UInt32) -> Bool {
        switch point {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    static func removeControls(_ points: inout [UInt32], _ trace: inout StageTrace) {
        remove(&points, &trace, where: isControl)
    }

    static func removeBidiControls(_ points: inout [UInt32], _ trace: inout StageTrace) {
        remove(&points, &trace, where: isBidiControl)
    }

    private static func remove(_ points: inout [UInt32], _ trace: inout StageTrace, where isUnwanted: (UInt32) -> Bool)
    {
        points.removeAll { point in
            guard isUnwanted(point) else { return false }
            trace.touch(point)
            return true
        }
    }
}
