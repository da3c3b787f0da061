internal import CTables

/// The files of `Schemas/messages/` as they were when the package was built. Nothing is copied before it is asked for.
enum EmbeddedMessages {
    /// The languages, sorted.
    static let languages: [String] = (0..<ctables_message_file_count).compactMap { index in
        unsafe ctables_message_file_at(index).map { unsafe String(cString: $0.pointee.language) }
    }.sorted()

    static func text(of language: String) -> [UInt8]? {
        for index in 0..<ctables_message_file_count {
            guard let file = unsafe ctables_message_file_at(index),
                unsafe String(cString: file.pointee.language) == language
            else { continue }
            return unsafe Array(UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count))
        }
        return nil
    }
}
