internal import Barbule
internal import BarbuleEngine
internal import CBarbule
internal import Synchronization

/// What a handle of the C interface stands for.
enum HandleContent: Sendable {
    case schema(Schema)
    /// With the handle of the schema they were read for.
    case options(CheckOptions, schema: UInt64)
    case result(CheckResult)
    /// JSON text.
    case error([UInt8])

    /// A part of the handle's number.
    enum Kind: UInt64 {
        case schema = 1
        case options, result, error
    }

    var kind: Kind {
        switch self {
        case .schema: .schema
        case .options: .options
        case .result: .result
        case .error: .error
        }
    }
}

/// Numbers instead of pointers, so that a wrong one is seen before anything is touched.
///
/// ```
/// 63…56  kind          55…24  generation of the slot          23…0  index of the slot + 1
/// ```
///
/// Freeing raises the generation, so an old number never fits again; a slot that has used up its generations is not
/// given out any more.
final class HandleTable: Sendable {
    /// That of the process.
    static let shared = HandleTable()

    private struct Slot {
        var generation: UInt64 = 1
        var content: HandleContent?
    }

    private struct Slots {
        var all: [Slot] = []
        var free: [Int] = []
    }

    static let slotCountMax = 1 << 24 - 1
    private static let generationMax: UInt64 = 1 << 32 - 1
    private let slots = Mutex(Slots())

    /// Gives out a number.
    func insert(_ content: HandleContent) throws(Misuse) -> UInt64 {
        let handle: UInt64? = slots.withLock { slots in
            let index: Int
            if let free = slots.free.popLast() {
                index = free
            } else {
                guard slots.all.count < Self.slotCountMax else { return nil }
                index = slots.all.count
                slots.all.append(Slot())
            }
            slots.all[index].content = content
            return content.kind.rawValue << 56 | slots.all[index].generation << 24 | UInt64(index + 1)
        }
        guard let handle else { throw Misuse(BARBULE_TOO_MANY_HANDLES) }
        return handle
    }

    /// What a number stands for; whoever has it keeps it alive, also when the number is freed meanwhile.
    func content(of handle: UInt64) throws(Misuse) -> HandleContent {
        let found: Result<HandleContent, Misuse> = slots.withLock { slots in
            Self.find(handle, in: slots).map { $0.content }
        }
        return try found.get()
    }

    func schema(_ handle: UInt64) throws(Misuse) -> Schema {
        guard case .schema(let schema) = try content(of: handle) else { throw Misuse(BARBULE_WRONG_HANDLE) }
        return schema
    }

    func result(_ handle: UInt64) throws(Misuse) -> CheckResult {
        guard case .result(let result) = try content(of: handle) else { throw Misuse(BARBULE_WRONG_HANDLE) }
        return result
    }

    /// Frees a number of one kind. What it stood for is destroyed outside the lock.
    func remove(_ handle: UInt64, _ kind: HandleContent.Kind) throws(Misuse) {
        let removed: Result<HandleContent, Misuse> = slots.withLock { slots in
            Self.find(handle, in: slots).flatMap { index, content in
                guard content.kind == kind else { return .failure(Misuse(BARBULE_WRONG_HANDLE)) }
                slots.all[index].content = nil
                slots.all[index].generation += 1
                if slots.all[index].generation <= Self.generationMax { slots.free.append(index) }
                return .success(content)
            }
        }
        _ = try removed.get()
    }

    private static func find(_ handle: UInt64, in slots: Slots) -> Result<(index: Int, content: HandleContent), Misuse>
    {
        let index = Int(handle & 0xFF_FFFF) - 1
        let generation = handle >> 24 & generationMax
        guard slots.all.indices.contains(index), generation > 0, let kind = HandleContent.Kind(rawValue: handle >> 56)
        else {
            return .failure(Misuse(BARBULE_BAD_HANDLE))
        }
        let slot = slots.all[index]
        guard generation >= slot.generation else { return .failure(Misuse(BARBULE_FREED_HANDLE)) }
        guard generation == slot.generation, let content = slot.content, content.kind == kind else {
            return .failure(Misuse(BARBULE_BAD_HANDLE))
        }
        return .success((index, content))
    }
}

/// A mistake of the caller, or an answer that is not `BARBULE_OK`.
struct Misuse: Error, Equatable {
    let status: barbule_status

    init(_ status: barbule_status) { self.status = status }
}
