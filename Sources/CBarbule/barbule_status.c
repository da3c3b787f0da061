#include "barbule.h"

const char *barbule_status_name(barbule_status status) {
    switch (status) {
#define NAME(status) case status: return #status
        NAME(BARBULE_OK);
        NAME(BARBULE_INVALID_PAYLOAD);
        NAME(BARBULE_BUFFER_TOO_SMALL);
        NAME(BARBULE_NO_CANONICAL);
        NAME(BARBULE_UNKNOWN_NAME);
        NAME(BARBULE_BAD_SCHEMA);
        NAME(BARBULE_BAD_OPTIONS);
        NAME(BARBULE_NULL_POINTER);
        NAME(BARBULE_TOO_LONG);
        NAME(BARBULE_BAD_HANDLE);
        NAME(BARBULE_FREED_HANDLE);
        NAME(BARBULE_WRONG_HANDLE);
        NAME(BARBULE_OTHER_SCHEMA);
        NAME(BARBULE_BAD_ARGUMENT);
        NAME(BARBULE_TOO_MANY_HANDLES);
        NAME(BARBULE_BAD_ICU);
        NAME(BARBULE_NO_THREAD);
#undef NAME
    }
    return "BARBULE_UNKNOWN_STATUS";
}
