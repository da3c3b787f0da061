#include "cicudata.h"
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

static void visit_table(UResourceBundle *bundle, const char *locale, const char *table, cicudata_visit visit,
                        void *context) {
    UErrorCode error = U_ZERO_ERROR;
    UResourceBundle *names = ures_getByKey(bundle, table, NULL, &error);
    // A table that was inherited from a parent locale is visited there.
    if (U_SUCCESS(error) && error == U_ZERO_ERROR) {
        ures_resetIterator(names);
        while (ures_hasNext(names)) {
            const char *key = NULL;
            int32_t length = 0;
            error = U_ZERO_ERROR;
            const UChar *name = ures_getNextString(names, &length, &key, &error);
            if (U_FAILURE(error) || key == NULL || name == NULL) continue;
            char text[1024];
            u_strToUTF8(text, sizeof text - 1, NULL, name, length, &error);
            if (U_FAILURE(error)) continue;
            text[sizeof text - 1] = 0;
            visit(context, locale, key, text);
        }
    }
    ures_close(names);
}

int32_t cicudata_visit_names(cicudata_kind kind, cicudata_visit visit, void *context) {
    static const char *const languages[] = {"Languages", "Languages%short", "Languages%long", "Languages%menu",
                                            "Languages%variant", "Languages%secondary", NULL};
    static const char *const countries[] = {"Countries", "Countries%short", "Countries%variant", NULL};
    const char *const *tables = kind == CICUDATA_COUNTRIES ? countries : languages;
    const char *tree = kind == CICUDATA_COUNTRIES ? U_ICUDATA_NAME "-region" : U_ICUDATA_NAME "-lang";
    int32_t count = uloc_countAvailable();
    for (int32_t i = 0; i < count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        const char *locale = uloc_getAvailable(i);
        UResourceBundle *bundle = ures_open(tree, locale, &error);
        if (U_SUCCESS(error) && error == U_ZERO_ERROR)
            for (const char *const *table = tables; *table; table++) visit_table(bundle, locale, *table, visit, context);
        if (bundle) ures_close(bundle);
    }
    return count > 0 ? 0 : -1;
}
