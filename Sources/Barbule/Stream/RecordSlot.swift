/// Where one record of a stream stands.
package struct RecordSlot: Sendable, Equatable {
    package enum Kind: UInt8, Sendable {
        /// The bytes of `range` are one payload.
        case record
        /// A line of white space; only where every line has an answer.
        case blank
        /// Longer than the limit; its bytes are gone.
        case tooLong
        /// The array of records never ends.
        case unclosed
        /// Something stands behind the array of records.
        case trailing
    }

    package var kind: Kind
    /// Bytes of the chunk, without the line end.
    package var range: Range<Int>
    /// Of the first byte in its file, from 1; the column counts code points.
    package var line: Int
    package var column = 1
    /// Of the first byte in its file, from 0.
    package var byteOffset: Int
    /// How long it is; of one that is too long, `range` is only the end.
    package var byteCount: Int
}

/// A piece of a stream, cut behind a record, and the records in it.
package struct RecordChunk: Sendable {
    /// What was read: `bytes[..<filled]`.
    package var bytes: [UInt8] = []
    package var filled = 0
    /// Up to here the bytes are this chunk's; the rest is the beginning of the next one.
    package var end = 0
    package var slots: [RecordSlot] = []
    /// Lines of white space that have no slot.
    package var blankCount = 0

    package init() {}

    /// Makes it begin with what the chunk before has left over.
    package mutating func begin(with rest: ArraySlice<UInt8>, capacity: Int) {
        let needed = max(capacity, rest.count)
        // One huge record must not stay in memory.
        if bytes.count < needed || bytes.count > 4 * needed { bytes = [UInt8](repeating: 0, count: needed) }
        bytes.replaceSubrange(0..<rest.count, with: rest)
        filled = rest.count
        end = 0
        slots.removeAll(keepingCapacity: true)
        blankCount = 0
    }

    /// Makes room for a record that is longer than the buffer.
    package mutating func grow(countMax: Int) {
        let wanted = min(max(bytes.count, 1) * 2, max(countMax, bytes.count))
        bytes += [UInt8](repeating: 0, count: wanted - bytes.count)
    }
}
