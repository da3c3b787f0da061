/// `barbule-tables phone`: the numbering plan file.
enum PhoneTables {
    static let path = "/Sources/CTables/phone-numbering-plan.bin"

    /// The file made from an installed `phonenumbers` package; without a folder, from the pinned one on PyPI.
    static func planFile(package folder: String?) throws -> [UInt8] {
        let metadata = try PhoneMetadata(package: folder ?? PhoneMetadataPackage.fetched())
        var builder = PlanBuilder(metadata)
        return try builder.file()
    }
}
