internal import BarbuleEngine

/// Where a payload begins in its file, so that places in it become places in the file.
struct PayloadPlace: Sendable {
    var line = 1
    var column = 1
    var byteOffset = 0

    func line(of position: TextPosition) -> Int { line - 1 + position.line }

    func column(of position: TextPosition) -> Int {
        position.line == 1 ? column - 1 + position.column : position.column
    }
}
