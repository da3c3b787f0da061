internal import Barbule
internal import BarbuleRender
internal import Glibc

/// Where a checkpoint is kept: beside the output, gone when the run is done.
struct CheckpointFile {
    let path: PathName

    init(beside output: PathName) { path = PathName(bytes: output.bytes + Array(".checkpoint".utf8)) }

    private static let bytesMax = 64 << 20

    var exists: Bool { FileFacts(path) != nil }

    func read() throws(CommandFailure) -> Checkpoint {
        guard let checkpoint = Checkpoint(json: try FileReader.read(path, bytesMax: Self.bytesMax)) else {
            throw CommandFailure("cannot resume: \(path.shown) is no checkpoint of this program")
        }
        return checkpoint
    }

    func write(_ checkpoint: Checkpoint) throws(CommandFailure) {
        try FileWriter.replace(path, with: checkpoint.json)
    }

    func remove() { _ = unsafe unlink(path.cString) }
}

extension Checkpoint {
    /// Why a run with these inputs and settings cannot go on from here; `nil` when it can.
    func mismatch(with new: Checkpoint) -> String? {
        if settings != new.settings { return "schema, options, command or version are not those of the run that was cut off" }
        guard inputs.count == new.inputs.count else { return "the inputs are not those of the run that was cut off" }
        for (old, new) in zip(inputs, new.inputs) {
            if old.path != new.path { return "\(new.path) is not the input of the run that was cut off" }
            if old.byteCount != new.byteCount || old.modified != new.modified {
                return "\(new.path) has been changed since"
            }
        }
        return inputs.indices.contains(inputIndex) && tallies.count == inputIndex + 1 ? nil : "the checkpoint is damaged"
    }
}
