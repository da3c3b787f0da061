/// `barbule-tables phone`: the numbering plan file.
enum PhoneTables {
    static let path = "/Sources/CTables/phone-numbering-plan.bin"

    /// The file made from an installed `phonenumbers` package; without a folder, from the pinned one on PyPI.
    static func planFile(package folder: String?) throws -> [UInt8] {
        guard let folder else { return try PhoneMetadataPackage.withFetched { try planFile(package: $0) } }
        var builder = PlanBuilder(try PhoneMetadata(package: folder))
        return try builder.file()
    }
}
