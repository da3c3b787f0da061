// Barbule for C: payload bytes in; verdict, canonical bytes and the report as JSON out.
//
//     barbule_schema schema;
//     barbule_schema_bundled("contact-update", 14, &schema);
//     size_t length;
//     if (barbule_normalize(schema, 0, body, body_length, buffer, sizeof buffer, &length, NULL) == BARBULE_OK)
//         send(buffer, length);
//     barbule_schema_free(schema);
//
// What holds for every function:
//
// - Every mistake of the caller that can be seen is answered by a status, never by a trap: a null pointer, a length over
//   BARBULE_LENGTH_MAX (looked at before the bytes are), a handle that was freed, made up, or is of another kind.
//   What cannot be seen is the caller's promise: that `length` bytes can be read and `capacity` bytes written, and that
//   other threads do not change them meanwhile.
// - A handle is a number, not a pointer. 0 is never one. A number that was freed is never given out again.
// - Texts and bytes are a pointer with a length. They need not end with NUL, and may hold it. A null pointer with length
//   0 is an empty text. Nothing is kept of what was passed in, and nothing that is returned points into the library.
// - Outputs are written on success only, unless it says otherwise. Functions that fill a buffer set `*length` to what is needed; when `capacity`
//   is less, they answer BARBULE_BUFFER_TOO_SMALL and write nothing else. `buffer` may be null when `capacity` is 0.
// - All functions may be called by any thread at any time, with the same handles too. Freeing what another thread is
//   using is safe: it finishes, the next call is answered with BARBULE_FREED_HANDLE.
// - There are no callbacks, no global settings, no locale; nothing is fetched or opened.
#ifndef BARBULE_H
#define BARBULE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of this interface; functions and codes may be added within a version.
#define BARBULE_ABI_VERSION 1

/// Bytes of one payload or text, at most: 64 MiB.
#define BARBULE_LENGTH_MAX 67108864

/// Files of one schema, at most.
#define BARBULE_FILE_COUNT_MAX 1024

/// What a call came to. Numbers are permanent.
typedef enum barbule_status {
    BARBULE_OK = 0,

    // Answers that are no mistake.

    /// The payload has errors, so there is nothing to send; the result tells all of them.
    BARBULE_INVALID_PAYLOAD = 1,
    /// `*length` says how many bytes are needed.
    BARBULE_BUFFER_TOO_SMALL = 2,
    /// The payload is no JSON or no record at all: there is no canonical document.
    BARBULE_NO_CANONICAL = 3,
    /// No bundled schema has that name.
    BARBULE_UNKNOWN_NAME = 4,
    /// The schema does not compile; the error tells where and why.
    BARBULE_BAD_SCHEMA = 5,
    /// An option that the schema does not have, or a value it does not take; the error tells which.
    BARBULE_BAD_OPTIONS = 6,

    // Mistakes of the caller.

    /// A pointer that must not be null is.
    BARBULE_NULL_POINTER = 20,
    /// A length is over BARBULE_LENGTH_MAX, or a count over its limit.
    BARBULE_TOO_LONG = 21,
    /// A number that was never given out, such as 0.
    BARBULE_BAD_HANDLE = 22,
    /// What the handle stood for was freed: a use after free, or a second free.
    BARBULE_FREED_HANDLE = 23,
    /// A handle of another kind, such as a result where a schema belongs.
    BARBULE_WRONG_HANDLE = 24,
    /// The options were made for another schema handle.
    BARBULE_OTHER_SCHEMA = 25,
    /// A constant that does not exist.
    BARBULE_BAD_ARGUMENT = 26,
    /// 2^24 - 1 handles are in use: something is never freed.
    BARBULE_TOO_MANY_HANDLES = 27,

    // The world.

    /// The ICU library that was loaded answers known questions wrongly, so no verdict could be trusted.
    BARBULE_BAD_ICU = 40,
    /// The system has no thread to give. Schemas, and payloads nested deeper than 8 levels, are worked on by a thread
    /// of their own, so that the caller's need not have more than 128 KiB of stack.
    BARBULE_NO_THREAD = 41
} barbule_status;

/// How bad an issue is.
typedef enum barbule_severity { BARBULE_INFO = 0, BARBULE_WARNING = 1, BARBULE_ERROR = 2 } barbule_severity;

/// Whether a report shows personal values, or shapes of them (`Aaaa 99`).
typedef enum barbule_values { BARBULE_VALUES_MASKED = 0, BARBULE_VALUES_SHOWN = 1 } barbule_values;

/// A compiled schema. Compile once, share between threads.
typedef uint64_t barbule_schema;
/// Options of runs; 0 stands for none.
typedef uint64_t barbule_options;
/// Everything about one checked payload.
typedef uint64_t barbule_result;
/// Why a schema or options were refused.
typedef uint64_t barbule_error;

/// A schema file: its name, to which others refer, and its text.
typedef struct barbule_file {
    const void *name;
    size_t name_length;
    const void *text;
    size_t text_length;
} barbule_file;

/// BARBULE_ABI_VERSION of the library that is loaded.
uint32_t barbule_abi_version(void);

/// The name of a status such as `BARBULE_BAD_HANDLE`, ended by NUL; `BARBULE_UNKNOWN_STATUS` for any other number.
const char *barbule_status_name(barbule_status status);

/// Versions of the library and of the data its verdicts depend on, as a JSON object.
///
///     {"barbule":"0.1.0","unicode":"15.0","icu":"72.1","numberingPlan":"9.0.43"}
barbule_status barbule_versions(void *buffer, size_t capacity, size_t *length);

// Schemas.

/// The bundled schema of a name such as `contact-update`.
///
/// It is compiled by the first call, for all handles of the process.
barbule_status barbule_schema_bundled(const void *name, size_t name_length, barbule_schema *schema);

/// Compiles `files[0]`; the others are those that it refers to by `$id` or name. The bundled ones need not be given.
///
/// With BARBULE_BAD_SCHEMA, `*error` is a handle, unless `error` is null.
barbule_status barbule_schema_compile(
    const barbule_file *files, size_t file_count, barbule_schema *schema, barbule_error *error);

/// Results and options made with the schema stay usable.
barbule_status barbule_schema_free(barbule_schema schema);

/// Options by the names that the schema declares, from a JSON object such as `{"date_order": "DMY"}`.
///
/// Keep them: a run is made ready for its options once. With BARBULE_BAD_OPTIONS, `*error` is a handle, unless `error`
/// is null.
barbule_status barbule_options_create(
    barbule_schema schema, const void *json, size_t length, barbule_options *options, barbule_error *error);

barbule_status barbule_options_free(barbule_options options);

/// The error as a JSON object: `message`, and of a schema `code`, `file`, `pointer`, `line`, `column` and `parameters`.
barbule_status barbule_error_json(barbule_error error, void *buffer, size_t capacity, size_t *length);

barbule_status barbule_error_free(barbule_error error);

// Payloads.

/// Checks a payload: every issue, every change, the canonical document.
///
/// Any bytes at all are BARBULE_OK; whether they are valid is told by the result.
barbule_status barbule_check(
    barbule_schema schema, barbule_options options, const void *payload, size_t length, barbule_result *result);

/// Brings a payload to its canonical form in one call.
///
/// `*canonical_length` is set with BARBULE_OK and BARBULE_BUFFER_TOO_SMALL. Canonical bytes are seldom more than twice
/// the payload and 4096 bytes. Unless `result` is null, a result is made with BARBULE_BUFFER_TOO_SMALL and
/// BARBULE_INVALID_PAYLOAD, so that nothing need be checked twice; with BARBULE_OK it is set to 0. Who wants the changes
/// and warnings of valid payloads too calls barbule_check.
barbule_status barbule_normalize(
    barbule_schema schema, barbule_options options, const void *payload, size_t length, void *canonical,
    size_t capacity, size_t *canonical_length, barbule_result *result);

/// 1 when no issue is an error, else 0.
barbule_status barbule_result_is_valid(barbule_result result, int32_t *is_valid);

/// 1 when the canonical document is not the payload, else 0.
barbule_status barbule_result_is_changed(barbule_result result, int32_t *is_changed);

/// How many issues were found, also those that the report does not keep.
barbule_status barbule_result_issue_count(barbule_result result, barbule_severity severity, size_t *count);

/// The canonical document. Fields with errors stand in it as they came.
barbule_status barbule_result_canonical(barbule_result result, void *buffer, size_t capacity, size_t *length);

/// The report as one JSON object, the same as that of `barbule check --format json` without `file`.
barbule_status barbule_result_report(
    barbule_result result, barbule_values values, void *buffer, size_t capacity, size_t *length);

/// The changes as a JSON Patch (RFC 6902) from the payload to the canonical document. It holds values.
barbule_status barbule_result_patch(barbule_result result, void *buffer, size_t capacity, size_t *length);

barbule_status barbule_result_free(barbule_result result);

#ifdef __cplusplus
}
#endif

#endif
