// swift-format-ignore-file: AlwaysUseLowerCamelCase

internal import Barbule
internal import BarbuleEngine
public import CBarbule

// The functions of barbule.h about options, payloads and results. What each means stands there; the names are C's.

/// See `barbule_options_create` in barbule.h.
@c @implementation
public func barbule_options_create(
    _ schema: barbule_schema, _ json: UnsafeRawPointer?, _ length: Int,
    _ options: UnsafeMutablePointer<barbule_options>?,
    _ error: UnsafeMutablePointer<barbule_error>?
) -> barbule_status {
    answer { () throws(Misuse) in
        let json = try unsafe Borrowed.bytes(json, length)
        let compiled = try HandleTable.shared.schema(schema)
        guard let options = unsafe options else { throw Misuse(BARBULE_NULL_POINTER) }
        let made = try RoomyStack.run {
            Result { () throws(CheckOptions.OptionError) in try CheckOptions(json: json, for: compiled) }
        }
        switch made {
        case .success(let made): unsafe options.pointee = try HandleTable.shared.insert(.options(made, schema: schema))
        case .failure(let mistake):
            try unsafe tell(ErrorText.json(mistake.message), in: error)
            throw Misuse(BARBULE_BAD_OPTIONS)
        }
    }
}

/// See `barbule_options_free` in barbule.h.
@c @implementation
public func barbule_options_free(_ options: barbule_options) -> barbule_status {
    answer { () throws(Misuse) in try HandleTable.shared.remove(options, .options) }
}

/// See `barbule_check` in barbule.h.
@c @implementation
public func barbule_check(
    _ schema: barbule_schema, _ options: barbule_options, _ payload: UnsafeRawPointer?, _ length: Int,
    _ result: UnsafeMutablePointer<barbule_result>?
) -> barbule_status {
    answer { () throws(Misuse) in
        let payload = try unsafe Borrowed.bytes(payload, length)
        let (schema, options) = try run(schema, options)
        guard let result = unsafe result else { throw Misuse(BARBULE_NULL_POINTER) }
        let report = try RoomyStack.run(for: payload) { schema.check(payload, options: options) }
        let checked = CheckResult(report, of: payload, by: schema)
        unsafe result.pointee = try HandleTable.shared.insert(.result(checked))
    }
}

/// See `barbule_normalize` in barbule.h.
@c @implementation
public func barbule_normalize(
    _ schema: barbule_schema, _ options: barbule_options, _ payload: UnsafeRawPointer?, _ length: Int,
    _ canonical: UnsafeMutableRawPointer?, _ capacity: Int, _ canonicalLength: UnsafeMutablePointer<Int>?,
    _ result: UnsafeMutablePointer<barbule_result>?
) -> barbule_status {
    answer { () throws(Misuse) in
        let payload = try unsafe Borrowed.bytes(payload, length)
        let (schema, options) = try run(schema, options)
        guard unsafe canonicalLength != nil else { throw Misuse(BARBULE_NULL_POINTER) }
        try unsafe Borrowed.checkBuffer(canonical, capacity)
        let (report, canonicalBytes) = try RoomyStack.run(for: payload) {
            let report = schema.check(payload, options: options)
            return (report, report.isValid ? report.canonical : nil)
        }
        do throws(Misuse) {
            guard let bytes = canonicalBytes else { throw Misuse(BARBULE_INVALID_PAYLOAD) }
            try unsafe Borrowed.fill(canonical, capacity, canonicalLength, with: bytes)
            unsafe result?.pointee = 0
        } catch {
            if let result = unsafe result {
                let checked = CheckResult(report, of: payload, by: schema)
                unsafe result.pointee = try HandleTable.shared.insert(.result(checked))
            }
            throw error
        }
    }
}

/// See `barbule_result_is_valid` in barbule.h.
@c @implementation
public func barbule_result_is_valid(_ result: barbule_result, _ isValid: UnsafeMutablePointer<Int32>?) -> barbule_status
{
    answer { () throws(Misuse) in
        let checked = try HandleTable.shared.result(result)
        guard let isValid = unsafe isValid else { throw Misuse(BARBULE_NULL_POINTER) }
        unsafe isValid.pointee = checked.report.isValid ? 1 : 0
    }
}

/// See `barbule_result_is_changed` in barbule.h.
@c @implementation
public func barbule_result_is_changed(_ result: barbule_result, _ isChanged: UnsafeMutablePointer<Int32>?)
    -> barbule_status
{
    answer { () throws(Misuse) in
        let checked = try HandleTable.shared.result(result)
        guard let isChanged = unsafe isChanged else { throw Misuse(BARBULE_NULL_POINTER) }
        unsafe isChanged.pointee = try checked.isChanged() ? 1 : 0
    }
}

/// See `barbule_result_issue_count` in barbule.h.
@c @implementation
public func barbule_result_issue_count(
    _ result: barbule_result, _ severity: barbule_severity, _ count: UnsafeMutablePointer<Int>?
) -> barbule_status {
    answer { () throws(Misuse) in
        let report = try HandleTable.shared.result(result).report
        guard let count = unsafe count else { throw Misuse(BARBULE_NULL_POINTER) }
        unsafe count.pointee =
            switch severity {
            case BARBULE_INFO: report.infoCount
            case BARBULE_WARNING: report.warningCount
            case BARBULE_ERROR: report.errorCount
            default: throw Misuse(BARBULE_BAD_ARGUMENT)
            }
    }
}

/// See `barbule_result_canonical` in barbule.h.
@c @implementation
public func barbule_result_canonical(
    _ result: barbule_result, _ buffer: UnsafeMutableRawPointer?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?
) -> barbule_status {
    unsafe fill(buffer, capacity, length, from: result, with: .canonical)
}

/// See `barbule_result_report` in barbule.h.
@c @implementation
public func barbule_result_report(
    _ result: barbule_result, _ values: barbule_values, _ buffer: UnsafeMutableRawPointer?, _ capacity: Int,
    _ length: UnsafeMutablePointer<Int>?
) -> barbule_status {
    guard values == BARBULE_VALUES_MASKED || values == BARBULE_VALUES_SHOWN else { return BARBULE_BAD_ARGUMENT }
    return unsafe fill(
        buffer, capacity, length, from: result, with: .report(showsValues: values == BARBULE_VALUES_SHOWN))
}

/// See `barbule_result_patch` in barbule.h.
@c @implementation
public func barbule_result_patch(
    _ result: barbule_result, _ buffer: UnsafeMutableRawPointer?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?
) -> barbule_status {
    unsafe fill(buffer, capacity, length, from: result, with: .patch)
}

/// See `barbule_result_free` in barbule.h.
@c @implementation
public func barbule_result_free(_ result: barbule_result) -> barbule_status {
    answer { () throws(Misuse) in try HandleTable.shared.remove(result, .result) }
}

// MARK: What these share

/// What a schema handle and an options handle, or 0, stand for.
private func run(_ schema: barbule_schema, _ options: barbule_options) throws(Misuse) -> (Schema, CheckOptions) {
    let compiled = try HandleTable.shared.schema(schema)
    guard options != 0 else { return (compiled, CheckOptions()) }
    guard case .options(let read, let origin) = try HandleTable.shared.content(of: options) else {
        throw Misuse(BARBULE_WRONG_HANDLE)
    }
    guard origin == schema else { throw Misuse(BARBULE_OTHER_SCHEMA) }
    return (compiled, read)
}

private func fill(
    _ buffer: UnsafeMutableRawPointer?, _ capacity: Int, _ length: UnsafeMutablePointer<Int>?,
    from result: barbule_result,
    with text: CheckResult.Text
) -> barbule_status {
    answer { () throws(Misuse) in
        let checked = try HandleTable.shared.result(result)
        try unsafe Borrowed.checkBuffer(buffer, capacity)
        guard let bytes = try checked.bytes(of: text) else { throw Misuse(BARBULE_NO_CANONICAL) }
        try unsafe Borrowed.fill(buffer, capacity, length, with: bytes)
    }
}
