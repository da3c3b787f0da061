internal import BarbuleValues
internal import Glibc

/// `barbule phone -`: a line of answer for every line of input, in order.
///
/// Whatever one `read` brings is answered before the next one waits, so that a program on the other end of two pipes is
/// not kept waiting; from a file, reads and writes are large. Memory is two buffers, whatever the number of lines.
struct PhoneLineWorker {
    private let plan: NumberingPlan
    private let region: NumberingPlan.Entry?
    private let writesJSON: Bool
    private var input = [UInt8](repeating: 0, count: inputBytesMin)
    private var output: [UInt8] = []
    /// A line without its escapes.
    private var number: [UInt8] = []
    private var lineNumber = 0

    private static let inputBytesMin = 256 << 10
    private static let outputBytesMax = 256 << 10
    /// A longer line is no list of phone numbers.
    private static let lineBytesMax = 64 << 20

    /// - Parameter region: of lines that name none.
    init(plan: NumberingPlan, region: NumberingPlan.Entry?, writesJSON: Bool) {
        self.plan = plan
        self.region = region
        self.writesJSON = writesJSON
        output.reserveCapacity(Self.outputBytesMax + (4 << 10))
    }

    mutating func run() throws(CommandFailure) {
        // `input[..<filled]` is what has been read and not been answered: the beginning of a line.
        var filled = 0
        while true {
            if filled == input.count {
                guard filled < Self.lineBytesMax else {
                    throw CommandFailure("line \(lineNumber + 1) has more than \(Self.lineBytesMax >> 20) MiB")
                }
                input += [UInt8](repeating: 0, count: filled)
            }
            let readCount = try read(at: filled)
            if readCount == 0 { break }
            let lineStart = try answerLines(filled + readCount, searchFrom: filled)
            filled += readCount - lineStart
            if lineStart > 0 { moveToFront(lineStart, filled) }
            try flush()
        }
        if filled > 0 { answer(0..<filled) }
        try flush()
    }

    private mutating func read(at offset: Int) throws(CommandFailure) -> Int {
        while true {
            let count = unsafe input.withUnsafeMutableBytes { bytes in
                unsafe Glibc.read(STDIN_FILENO, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            if count >= 0 { return count }
            guard errno == EINTR else {
                throw CommandFailure("cannot read <stdin>: \(SystemError.text(errno))")
            }
        }
    }

    /// - Returns: where the line begins that has no end yet.
    private mutating func answerLines(_ end: Int, searchFrom start: Int) throws(CommandFailure) -> Int {
        var lineStart = 0
        var index = start
        while index < end {
            if input[index] == UInt8(ascii: "\n") {
                answer(lineStart..<index)
                lineStart = index + 1
                if output.count >= Self.outputBytesMax { try flush() }
            }
            index += 1
        }
        return lineStart
    }

    private mutating func moveToFront(_ start: Int, _ count: Int) {
        for offset in 0..<count { input[offset] = input[start + offset] }
    }

    private mutating func answer(_ line: Range<Int>) {
        lineNumber += 1
        var end = line.upperBound
        if end > line.lowerBound, input[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        var numberEnd = line.lowerBound
        var hasEscapes = false
        while numberEnd < end, input[numberEnd] != UInt8(ascii: "\t") {
            hasEscapes = hasEscapes || input[numberEnd] == UInt8(ascii: "\\")
            numberEnd += 1
        }
        let entry = numberEnd < end ? entry(numberEnd + 1, end) : region
        if hasEscapes {
            unescape(line.lowerBound..<numberEnd)
            write(PhoneAnswer(number.span, entry, plan), of: \.number)
        } else {
            let text = line.lowerBound..<numberEnd
            write(PhoneAnswer(input.span.extracting(text), entry, plan), of: { Array($0.input[text]) })
        }
    }

    private mutating func write(_ answer: PhoneAnswer, of text: (PhoneLineWorker) -> [UInt8]) {
        if writesJSON {
            let text = text(self)
            PhoneJSON.append(answer, of: text.span, plan, to: &output)
        } else {
            PhoneRow.append(answer, to: &output)
        }
    }

    /// The region of the second column; an empty one, or none that has a plan, is no region.
    private func entry(_ start: Int, _ lineEnd: Int) -> NumberingPlan.Entry? {
        var end = start
        while end < lineEnd, input[end] != UInt8(ascii: "\t") { end += 1 }
        return TwoLetters(input.span.extracting(start..<end)).flatMap(plan.entry(region:))
    }

    /// `\t \n \r \0 \\`; another backslash stands for itself.
    private mutating func unescape(_ range: Range<Int>) {
        number.removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = input[index]
            index += 1
            if byte == UInt8(ascii: "\\"), index < range.upperBound, let meant = Self.meaning(input[index]) {
                number.append(meant)
                index += 1
            } else {
                number.append(byte)
            }
        }
    }

    private static func meaning(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "t"): UInt8(ascii: "\t")
        case UInt8(ascii: "n"): UInt8(ascii: "\n")
        case UInt8(ascii: "r"): UInt8(ascii: "\r")
        case UInt8(ascii: "0"): 0
        case UInt8(ascii: "\\"): UInt8(ascii: "\\")
        default: nil
        }
    }

    private mutating func flush() throws(CommandFailure) {
        defer { output.removeAll(keepingCapacity: true) }
        guard let error = FileWriter.write(output, to: STDOUT_FILENO) else { return }
        if error == EPIPE { exit(128 + SIGPIPE) }
        throw CommandFailure("cannot write to standard output: \(SystemError.text(error))")
    }
}
