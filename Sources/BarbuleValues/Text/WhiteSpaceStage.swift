/// Trims white space, or also turns every inner run of it into one space.
enum WhiteSpaceStage {
    private static let space: UInt32 = 0x20

    /// Removes white space at both ends.
    static func trim(_ points: inout [UInt32], _ trace: inout StageTrace) {
        let end = points.lastIndex { !CodePoints.isWhiteSpace($0) }.map { $0 &+ 1 } ?? 0
        let start = points.firstIndex { !CodePoints.isWhiteSpace($0) } ?? end
        guard start > 0 || end < points.count else { return }
        if start > 0 { trace.touch(points[0]) }
        if end < points.count { trace.touch(points[end]) }
        points = Array(points[start..<end])
    }

    /// Every run of white space becomes one U+0020; runs at the ends vanish. Counts the runs that changed.
    static func collapse(_ points: inout [UInt32], _ trace: inout StageTrace) {
        var output: [UInt32] = []
        output.reserveCapacity(points.count)
        var index = 0
        while index < points.count {
            guard CodePoints.isWhiteSpace(points[index]) else {
                output.append(points[index])
                index &+= 1
                continue
            }
            let start = index
            while index < points.count, CodePoints.isWhiteSpace(points[index]) { index &+= 1 }
            let isOuter = start == 0 || index == points.count
            if isOuter || index &- start > 1 || points[start] != space {
                trace.touch(points[start..<index].first { $0 != space } ?? space)
            }
            if !isOuter { output.append(space) }
        }
        points = output
    }
}
