import BarbuleValues

/// A number as somebody wrote it down.
struct WrittenNumber {
    let text: [UInt8]
    let region: String
}

/// Makes numbers as they stand in customer data: valid ones of seven countries in six ways of writing.
struct NumberMaker {
    private var random: Randomness
    private static let regions = [
        ("ES", "34", 9...9), ("GB", "44", 10...10), ("US", "1", 10...10), ("DE", "49", 9...11), ("FR", "33", 9...9),
        ("IT", "39", 9...11), ("BR", "55", 10...11),
    ]

    init(seed: UInt64) { random = Randomness(seed: seed) }

    mutating func number() -> WrittenNumber {
        while true {
            let (region, code, counts) = random.pick(Self.regions)
            guard let number = try? PhoneNumber("+" + code + random.digits(random.number(counts))), number.isValid,
                number.region == region
            else { continue }
            return WrittenNumber(text: Array(written(number).utf8), region: region)
        }
    }

    private mutating func written(_ number: PhoneNumber) -> String {
        switch random.number(1...6) {
        case 1: number.formatted(.e164)
        case 2: number.formatted(.international)
        case 3: number.formatted(.national)
        case 4: number.nationalNumber
        case 5: "00" + number.formatted(.e164).dropFirst()
        default: number.formatted(.national).split(separator: "-").joined(separator: ".")
        }
    }
}
