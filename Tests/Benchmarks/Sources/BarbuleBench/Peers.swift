import Foundation
import PeerProcess

/// Other validators, each in a process of its own: from the bytes of a line to the verdict.
final class Peers {
    private let processes: [PeerProcess]
    let benchmarks: [Benchmark]

    /// - Parameter python: the interpreter; a peer that it has not is left out.
    init(python: String, schema: [UInt8], _ lines: Lines) throws {
        let schema = try PeerProcess.file("schema.json", schema)
        let text = try PeerProcess.file("lines.jsonl", Array(lines.payloads.joined(separator: [0x0A])))
        let script = try PeerProcess.file("peer.py", PackageResources.peer_py)
        var commands = ["corvus", "sourcemeta", "jsonschema-rs", "fastjsonschema"].map { [python, script, $0, schema, text] }
        let node = try PeerProcess.file("peer.js", PackageResources.peer_js)
        commands.append(["NODE_PATH=/usr/share/nodejs", "node", node, schema, text])
        processes = try commands.compactMap { try PeerProcess($0) }
        benchmarks = processes.map { Benchmark($0, lines) }
    }

    func stop() { for process in processes { process.stop() } }
}
