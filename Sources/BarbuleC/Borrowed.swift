internal import CBarbule

/// Bytes of the caller: the one place that reads and writes foreign memory.
enum Borrowed {
    /// A copy of the bytes, once it is certain that there are as many as may be.
    static func bytes(_ start: UnsafeRawPointer?, _ length: Int) throws(Misuse) -> [UInt8] {
        // A `size_t` beyond `Int.max` comes as a negative number.
        guard length >= 0, length <= lengthMax else { throw Misuse(BARBULE_TOO_LONG) }
        guard length > 0 else { return [] }
        guard let start = unsafe start else { throw Misuse(BARBULE_NULL_POINTER) }
        return unsafe Array(UnsafeRawBufferPointer(start: start, count: length))
    }

    static func text(_ start: UnsafeRawPointer?, _ length: Int) throws(Misuse) -> String {
        String(decoding: try unsafe bytes(start, length), as: UTF8.self)
    }

    /// The files of one schema.
    static func files(
        _ start: UnsafePointer<barbule_file>?, _ count: Int
    ) throws(Misuse) -> [(name: String, text: [UInt8])] {
        guard count >= 0, count <= Int(BARBULE_FILE_COUNT_MAX) else { throw Misuse(BARBULE_TOO_LONG) }
        guard let start = unsafe start else { throw Misuse(BARBULE_NULL_POINTER) }
        var files: [(name: String, text: [UInt8])] = []
        for index in 0..<count {
            let file = unsafe start[index]
            files.append(
                (
                    name: try unsafe text(file.name, file.name_length),
                    text: try unsafe bytes(file.text, file.text_length)
                ))
        }
        return files
    }

    /// Sets `*length`, and copies the bytes when they fit.
    static func fill(
        _ buffer: UnsafeMutableRawPointer?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?, with bytes: [UInt8]
    ) throws(Misuse) {
        guard let length = unsafe length else { throw Misuse(BARBULE_NULL_POINTER) }
        try unsafe checkBuffer(buffer, capacity)
        unsafe length.pointee = bytes.count
        // A capacity beyond `Int.max` is one all the same.
        guard capacity < 0 || capacity >= bytes.count else { throw Misuse(BARBULE_BUFFER_TOO_SMALL) }
        unsafe bytes.withUnsafeBytes { source in
            guard let start = source.baseAddress, source.count > 0 else { return }
            unsafe buffer?.copyMemory(from: start, byteCount: source.count)
        }
    }

    static func checkBuffer(_ buffer: UnsafeMutableRawPointer?, _ capacity: Int) throws(Misuse) {
        guard unsafe capacity == 0 || buffer != nil else { throw Misuse(BARBULE_NULL_POINTER) }
    }

    static let lengthMax = Int(BARBULE_LENGTH_MAX)
}

/// Runs the body of a C function; what it throws is its status.
func answer(_ body: () throws(Misuse) -> Void) -> barbule_status {
    do throws(Misuse) {
        try body()
        return BARBULE_OK
    } catch {
        return error.status
    }
}
