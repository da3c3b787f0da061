// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import Barbule
internal import BarbuleEngine
internal import BarbuleRender
internal import BarbuleValues
public import CBarbule

// The functions of barbule.h about versions, schemas and errors. What each means stands there; the names are C's.

/// See `barbule_abi_version` in barbule.h.
@c @implementation
public func barbule_abi_version() -> UInt32 { UInt32(BARBULE_ABI_VERSION) }

/// See `barbule_versions` in barbule.h.
@c @implementation
public func barbule_versions(
    _ buffer: UnsafeMutableRawPointer?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?
) -> barbule_status {
    answer { () throws(Misuse) in
        var json = JSONRenderer()
        json.object {
            $0.member("barbule", BarbuleVersion.number)
            $0.member("unicode", UnicodeVersions.unicode)
            $0.member("icu", UnicodeVersions.icu)
            $0.member("numberingPlan", NumberingPlan.bundled.version)
        }
        try unsafe Borrowed.fill(buffer, capacity, length, with: json.output)
    }
}

/// See `barbule_schema_bundled` in barbule.h.
@c @implementation
public func barbule_schema_bundled(
    _ name: UnsafeRawPointer?, _ nameLength: Int, _ schema: UnsafeMutablePointer<barbule_schema>?
) -> barbule_status {
    answer { () throws(Misuse) in
        let name = try unsafe Borrowed.text(name, nameLength)
        guard let schema = unsafe schema else { throw Misuse(BARBULE_NULL_POINTER) }
        guard isICUSound else { throw Misuse(BARBULE_BAD_ICU) }
        let found = try RoomyStack.run { Schema.bundled(named: name) }
        guard let found else { throw Misuse(BARBULE_UNKNOWN_NAME) }
        unsafe schema.pointee = try HandleTable.shared.insert(.schema(found))
    }
}

/// See `barbule_schema_compile` in barbule.h.
@c @implementation
public func barbule_schema_compile(
    _ files: UnsafePointer<barbule_file>?, _ fileCount: Int, _ schema: UnsafeMutablePointer<barbule_schema>?,
    _ error: UnsafeMutablePointer<barbule_error>?
) -> barbule_status {
    answer { () throws(Misuse) in
        let files = try unsafe Borrowed.files(files, fileCount)
        guard let schema = unsafe schema, let first = files.first else { throw Misuse(BARBULE_NULL_POINTER) }
        guard isICUSound else { throw Misuse(BARBULE_BAD_ICU) }
        let compiled = try RoomyStack.run {
            Result { () throws(SchemaError) in
                try Schema(compiling: first.text, name: first.name, with: Array(files.dropFirst()))
            }
        }
        switch compiled {
        case .success(let compiled): unsafe schema.pointee = try HandleTable.shared.insert(.schema(compiled))
        case .failure(let mistake):
            try unsafe tell(ErrorText.json(mistake), in: error)
            throw Misuse(BARBULE_BAD_SCHEMA)
        }
    }
}

/// See `barbule_schema_free` in barbule.h.
@c @implementation
public func barbule_schema_free(_ schema: barbule_schema) -> barbule_status {
    answer { () throws(Misuse) in try HandleTable.shared.remove(schema, .schema) }
}

/// See `barbule_error_json` in barbule.h.
@c @implementation
public func barbule_error_json(
    _ error: barbule_error, _ buffer: UnsafeMutableRawPointer?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?
) -> barbule_status {
    answer { () throws(Misuse) in
        guard case .error(let json) = try HandleTable.shared.content(of: error) else {
            throw Misuse(BARBULE_WRONG_HANDLE)
        }
        try unsafe Borrowed.fill(buffer, capacity, length, with: json)
    }
}

/// See `barbule_error_free` in barbule.h.
@c @implementation
public func barbule_error_free(_ error: barbule_error) -> barbule_status {
    answer { () throws(Misuse) in try HandleTable.shared.remove(error, .error) }
}

/// Asked once for the process.
private let isICUSound = UnicodeVersions.failedSelfCheck() == nil

/// Makes an error handle where the caller wants one.
func tell(_ json: [UInt8], in error: UnsafeMutablePointer<barbule_error>?) throws(Misuse) {
    guard let error = unsafe error else { return }
    unsafe error.pointee = try HandleTable.shared.insert(.error(json))
}

/// Errors of the caller's schema and options as JSON objects.
enum ErrorText {
    static func json(_ error: SchemaError) -> [UInt8] {
        var json = JSONRenderer()
        json.object {
            $0.member("message", error.description)
            $0.member("code", error.code)
            $0.member("file", error.file)
            $0.member("pointer", error.pointer)
            $0.member("line", error.line)
            $0.member("column", error.column)
            $0.member("parameters") {
                for (name, fact) in error.parameters.sorted(by: { $0.key < $1.key }) { $0.member(name, fact) }
            }
        }
        return json.output
    }

    static func json(_ message: String) -> [UInt8] {
        var json = JSONRenderer()
        json.object { $0.member("message", message) }
        return json.output
    }
}
