/// Read-only memory of a numbering plan: elements without bounds checks in release builds.
///
/// One of the places with unsafe pointers. `PlanValidator` has proved every index that is used here; debug builds
/// check each once more. Unchecked, because of the pointer: nothing writes to the memory once it is filled, and the plan
/// that owns it outlives its tables.
@safe struct PlanTable<Element: BitwiseCopyable>: @unchecked Sendable {
    private let start: UnsafePointer<Element>
    let count: Int

    @unsafe init(start: UnsafeRawPointer, count: Int) {
        unsafe self.start = start.assumingMemoryBound(to: Element.self)
        self.count = count
    }

    @inline(__always) subscript(index: Int) -> Element {
        assert(index >= 0 && index < count, "numbering plan: index \(index) of \(count)")
        return unsafe start[index]
    }
}

/// The bytes of a plan: those in the program, or a copy of a loaded file. Aligned to 8 bytes.
///
/// Unchecked, because of the pointer: the bytes are filled before anybody else sees them and never written again.
@safe final class PlanMemory: @unchecked Sendable {
    private let start: UnsafeRawPointer
    private let isOwned: Bool
    let count: Int

    /// Bytes that live as long as the program.
    @unsafe init(embedded start: UnsafePointer<UInt8>, count: Int) {
        unsafe self.start = UnsafeRawPointer(start)
        self.count = count
        isOwned = false
    }

    init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 8), alignment: 8)
        unsafe bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { unsafe copy.copyMemory(from: base, byteCount: source.count) }
        }
        unsafe start = UnsafeRawPointer(copy)
        count = bytes.count
        isOwned = true
    }

    deinit { if isOwned { unsafe start.deallocate() } }

    /// - Precondition: the elements lie inside and aligned; `PlanDirectory` has checked that.
    func table<Element: BitwiseCopyable>(_ offset: Int, _ count: Int, of type: Element.Type) -> PlanTable<Element> {
        precondition(offset >= 0 && count >= 0 && offset + count * MemoryLayout<Element>.size <= self.count)
        return unsafe PlanTable(start: start + offset, count: count)
    }
}
