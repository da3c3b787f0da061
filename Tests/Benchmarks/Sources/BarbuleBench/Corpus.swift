import Barbule
import SimdjsonWalk

/// Payloads of one class: an array each for Barbule, one padded text for simdjson.
struct Lines {
    private(set) var payloads: [[UInt8]] = []
    private var text: [UInt8] = []
    private var ends: [Int] = []

    init(_ payloads: [[UInt8]]) {
        self.payloads = payloads
        for payload in payloads {
            text += payload
            ends.append(text.count)
        }
        text += [UInt8](repeating: 0x20, count: simdjson_walk_padding())
    }

    var count: Int { payloads.count }
    var byteCount: Int { ends.last ?? 0 }

    /// Has simdjson read every value of every payload.
    func walk() -> (sum: UInt64, refusedCount: Int) {
        var refused = 0
        let sum = simdjson_walk(text, byteCount, ends, count, &refused)
        return (sum, refused)
    }
}

/// The payloads, by what Barbule says of them.
struct Corpus {
    let clean: Lines
    let unnormalized: Lines
    let invalid: Lines
    let all: Lines

    /// - Parameter schema: says to which class a payload belongs.
    init(_ payloads: [[UInt8]], _ schema: Schema) {
        var clean: [[UInt8]] = []
        var unnormalized: [[UInt8]] = []
        var invalid: [[UInt8]] = []
        for payload in payloads {
            let report = schema.check(payload)
            if !report.isValid {
                invalid.append(payload)
            } else if report.issues.isEmpty, !report.isChanged {
                clean.append(payload)
            } else {
                unnormalized.append(payload)
            }
        }
        self.clean = Lines(clean)
        self.unnormalized = Lines(unnormalized)
        self.invalid = Lines(invalid)
        all = Lines(payloads)
    }
}
