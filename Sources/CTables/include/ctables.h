// Generated tables and embedded schema files. Facts, not code.
#pragma once
#include <stdint.h>
#include <stddef.h>

/// One file of `Schemas/`, embedded byte for byte.
typedef struct {
    const char *name;
    const uint8_t *bytes;
    size_t count;
} ctables_schema_file;

extern const ctables_schema_file ctables_schema_files[];
extern const size_t ctables_schema_file_count;
