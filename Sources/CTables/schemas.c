// The real files of `Schemas/`, embedded. A new schema to ship inside the binary is one line in each list below.
#include "ctables.h"

static const uint8_t contact_update[] = {
#embed "../../Schemas/contact-update.schema.json"
};

const ctables_schema_file ctables_schema_files[] = {
    {"contact-update.schema.json", contact_update, sizeof contact_update},
};
const size_t ctables_schema_file_count = sizeof ctables_schema_files / sizeof ctables_schema_files[0];
