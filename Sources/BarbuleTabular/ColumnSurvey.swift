package import BarbuleEngine
package import BarbuleValues

/// What all cells of one column tell together about how they were written.
///
/// One `13/04/1990` says that `03/04/1990` beside it is the third of April, unless there is a `04/13/1990` too.
package struct ColumnSurvey: Sendable {
    /// How often something was seen, and the line where it was first.
    package struct Count: Sendable, Equatable {
        package var cells = 0
        package var line = 0

        fileprivate mutating func add(_ line: Int) {
            if cells == 0 { self.line = line }
            cells += 1
        }
    }

    /// Cells that are not empty.
    package private(set) var cellCount = 0
    /// Cells that can only be read by one habit.
    package private(set) var proofs: [WritingHabit: Count] = [:]
    /// Cells with two readings.
    package private(set) var open = Count()

    package init() {}

    package mutating func add(_ cell: [UInt8], line: Int, of column: Column?) {
        guard !cell.isEmpty else { return }
        cellCount += 1
        guard let column, column.hasHabits else { return }
        switch column.habit(in: cell) {
        case .none: break
        case .only(let habit): proofs[habit, default: Count()].add(line)
        case .either: open.add(line)
        }
    }

    /// The one habit that all proofs agree on; `nil` without proofs, or when they contradict each other.
    package var habit: WritingHabit? { proofs.count == 1 ? proofs.first?.key : nil }
}
