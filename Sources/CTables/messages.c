// The real files of `Schemas/messages/`, embedded. A new language is one entry in each list below.
#include "ctables.h"

static const uint8_t ar[] = {
#embed "../../Schemas/messages/ar.json"
};
static const uint8_t de[] = {
#embed "../../Schemas/messages/de.json"
};
static const uint8_t en[] = {
#embed "../../Schemas/messages/en.json"
};
static const uint8_t es[] = {
#embed "../../Schemas/messages/es.json"
};
static const uint8_t fr[] = {
#embed "../../Schemas/messages/fr.json"
};
static const uint8_t it[] = {
#embed "../../Schemas/messages/it.json"
};
static const uint8_t ja[] = {
#embed "../../Schemas/messages/ja.json"
};
static const uint8_t nl[] = {
#embed "../../Schemas/messages/nl.json"
};
static const uint8_t pl[] = {
#embed "../../Schemas/messages/pl.json"
};
static const uint8_t pt[] = {
#embed "../../Schemas/messages/pt.json"
};

#define FILE_ENTRY(language) {#language, language, sizeof language}
static const ctables_message_file files[] = {
    FILE_ENTRY(ar), FILE_ENTRY(de), FILE_ENTRY(en), FILE_ENTRY(es), FILE_ENTRY(fr),
    FILE_ENTRY(it), FILE_ENTRY(ja), FILE_ENTRY(nl), FILE_ENTRY(pl), FILE_ENTRY(pt),
};
const size_t ctables_message_file_count = sizeof files / sizeof files[0];

const ctables_message_file *ctables_message_file_at(size_t index) { return &files[index]; }
