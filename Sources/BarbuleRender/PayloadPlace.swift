package import BarbuleEngine

/// Where a payload begins in its file, so that places in it become places in the file.
package struct PayloadPlace: Sendable {
    package var line = 1
    package var column = 1
    package var byteOffset = 0

    package init(line: Int = 1, column: Int = 1, byteOffset: Int = 0) {
        self.line = line
        self.column = column
        self.byteOffset = byteOffset
    }

    package func line(of position: TextPosition) -> Int { line - 1 + position.line }

    package func column(of position: TextPosition) -> Int {
        position.line == 1 ? column - 1 + position.column : position.column
    }
}
