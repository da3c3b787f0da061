#include "cicu.h"
#include <unicode/uversion.h>
#include <string.h>

void cicu_version(char *text, int32_t capacity) {
    UVersionInfo version;
    char full[U_MAX_VERSION_STRING_LENGTH];
    u_getVersion(version);
    u_versionToString(version, full);
    strncpy(text, full, (size_t)capacity - 1);
    text[capacity - 1] = 0;
}
