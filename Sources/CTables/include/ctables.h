// Generated tables and embedded schema files. Facts, not code.
#pragma once
#include <stdint.h>
#include <stddef.h>
#include "ctables_phone.h"

/// What a file of `Schemas/` is for.
typedef enum { CTABLES_ENDPOINT, CTABLES_META_SCHEMA, CTABLES_CATALOGUE, CTABLES_INTERFACE } ctables_schema_kind;

/// One file of `Schemas/`, embedded byte for byte.
typedef struct {
    const char *name;
    ctables_schema_kind kind;
    const uint8_t *bytes;
    size_t count;
} ctables_schema_file;

/// The embedded files in the order of schemas.c; `index` is below `ctables_schema_file_count`.
extern const size_t ctables_schema_file_count;
const ctables_schema_file *ctables_schema_file_at(size_t index);

/// The messages of one language, embedded byte for byte.
typedef struct {
    const char *language;
    const uint8_t *bytes;
    size_t count;
} ctables_message_file;

/// The embedded files in the order of messages.c; `index` is below `ctables_message_file_count`.
extern const size_t ctables_message_file_count;
const ctables_message_file *ctables_message_file_at(size_t index);
