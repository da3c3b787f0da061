// The real files of `Schemas/`, embedded. A new schema to ship inside the binary is one entry in each list below.
#include "ctables.h"

static const uint8_t contact_update[] = {
#embed "../../Schemas/contact-update.schema.json"
};
static const uint8_t contact_api[] = {
#embed "../../Schemas/contact-api.openapi.json"
};
static const uint8_t interface_vocabulary[] = {
#embed "../../Schemas/barbule-openapi.schema.json"
};
static const uint8_t contact_create[] = {
#embed "../../Schemas/contact-create.schema.json"
};
static const uint8_t contact_bulk[] = {
#embed "../../Schemas/contact-bulk.schema.json"
};
static const uint8_t vocabulary[] = {
#embed "../../Schemas/barbule-vocabulary.schema.json"
};
static const uint8_t issues[] = {
#embed "../../Schemas/issues.json"
};
static const uint8_t draft_04_schema[] = {
#embed "../../Schemas/json-schema/draft-04/schema.json"
};
static const uint8_t draft_06_schema[] = {
#embed "../../Schemas/json-schema/draft-06/schema.json"
};
static const uint8_t draft_07_schema[] = {
#embed "../../Schemas/json-schema/draft-07/schema.json"
};
static const uint8_t draft_2019_schema[] = {
#embed "../../Schemas/json-schema/2019-09/schema.json"
};
static const uint8_t draft_2019_applicator[] = {
#embed "../../Schemas/json-schema/2019-09/meta/applicator.json"
};
static const uint8_t draft_2019_content[] = {
#embed "../../Schemas/json-schema/2019-09/meta/content.json"
};
static const uint8_t draft_2019_core[] = {
#embed "../../Schemas/json-schema/2019-09/meta/core.json"
};
static const uint8_t draft_2019_format[] = {
#embed "../../Schemas/json-schema/2019-09/meta/format.json"
};
static const uint8_t draft_2019_meta_data[] = {
#embed "../../Schemas/json-schema/2019-09/meta/meta-data.json"
};
static const uint8_t draft_2019_validation[] = {
#embed "../../Schemas/json-schema/2019-09/meta/validation.json"
};
static const uint8_t core_schema[] = {
#embed "../../Schemas/json-schema/2020-12/schema.json"
};
static const uint8_t core_applicator[] = {
#embed "../../Schemas/json-schema/2020-12/meta/applicator.json"
};
static const uint8_t core_content[] = {
#embed "../../Schemas/json-schema/2020-12/meta/content.json"
};
static const uint8_t core_core[] = {
#embed "../../Schemas/json-schema/2020-12/meta/core.json"
};
static const uint8_t core_format_annotation[] = {
#embed "../../Schemas/json-schema/2020-12/meta/format-annotation.json"
};
static const uint8_t core_format_assertion[] = {
#embed "../../Schemas/json-schema/2020-12/meta/format-assertion.json"
};
static const uint8_t core_meta_data[] = {
#embed "../../Schemas/json-schema/2020-12/meta/meta-data.json"
};
static const uint8_t core_unevaluated[] = {
#embed "../../Schemas/json-schema/2020-12/meta/unevaluated.json"
};
static const uint8_t core_validation[] = {
#embed "../../Schemas/json-schema/2020-12/meta/validation.json"
};

#define FILE_ENTRY(name, kind, bytes) {name, kind, bytes, sizeof bytes}
static const ctables_schema_file files[] = {
    FILE_ENTRY("contact-update.schema.json", CTABLES_ENDPOINT, contact_update),
    FILE_ENTRY("contact-api.openapi.json", CTABLES_INTERFACE, contact_api),
    FILE_ENTRY("barbule-openapi.schema.json", CTABLES_META_SCHEMA, interface_vocabulary),
    FILE_ENTRY("contact-create.schema.json", CTABLES_ENDPOINT, contact_create),
    FILE_ENTRY("contact-bulk.schema.json", CTABLES_ENDPOINT, contact_bulk),
    FILE_ENTRY("barbule-vocabulary.schema.json", CTABLES_META_SCHEMA, vocabulary),
    FILE_ENTRY("issues.json", CTABLES_CATALOGUE, issues),
    FILE_ENTRY("json-schema/draft-04/schema.json", CTABLES_META_SCHEMA, draft_04_schema),
    FILE_ENTRY("json-schema/draft-06/schema.json", CTABLES_META_SCHEMA, draft_06_schema),
    FILE_ENTRY("json-schema/draft-07/schema.json", CTABLES_META_SCHEMA, draft_07_schema),
    FILE_ENTRY("json-schema/2019-09/schema.json", CTABLES_META_SCHEMA, draft_2019_schema),
    FILE_ENTRY("json-schema/2019-09/meta/applicator.json", CTABLES_META_SCHEMA, draft_2019_applicator),
    FILE_ENTRY("json-schema/2019-09/meta/content.json", CTABLES_META_SCHEMA, draft_2019_content),
    FILE_ENTRY("json-schema/2019-09/meta/core.json", CTABLES_META_SCHEMA, draft_2019_core),
    FILE_ENTRY("json-schema/2019-09/meta/format.json", CTABLES_META_SCHEMA, draft_2019_format),
    FILE_ENTRY("json-schema/2019-09/meta/meta-data.json", CTABLES_META_SCHEMA, draft_2019_meta_data),
    FILE_ENTRY("json-schema/2019-09/meta/validation.json", CTABLES_META_SCHEMA, draft_2019_validation),
    FILE_ENTRY("json-schema/2020-12/schema.json", CTABLES_META_SCHEMA, core_schema),
    FILE_ENTRY("json-schema/2020-12/meta/applicator.json", CTABLES_META_SCHEMA, core_applicator),
    FILE_ENTRY("json-schema/2020-12/meta/content.json", CTABLES_META_SCHEMA, core_content),
    FILE_ENTRY("json-schema/2020-12/meta/core.json", CTABLES_META_SCHEMA, core_core),
    FILE_ENTRY("json-schema/2020-12/meta/format-annotation.json", CTABLES_META_SCHEMA, core_format_annotation),
    FILE_ENTRY("json-schema/2020-12/meta/format-assertion.json", CTABLES_META_SCHEMA, core_format_assertion),
    FILE_ENTRY("json-schema/2020-12/meta/meta-data.json", CTABLES_META_SCHEMA, core_meta_data),
    FILE_ENTRY("json-schema/2020-12/meta/unevaluated.json", CTABLES_META_SCHEMA, core_unevaluated),
    FILE_ENTRY("json-schema/2020-12/meta/validation.json", CTABLES_META_SCHEMA, core_validation),
};
const size_t ctables_schema_file_count = sizeof files / sizeof files[0];

const ctables_schema_file *ctables_schema_file_at(size_t index) { return &files[index]; }
