// The page of `barbule serve`, embedded.
#include "cplayground.h"

static const uint8_t page[] = {
#embed "playground.html"
};
const uint8_t *const cplayground_page = page;
const size_t cplayground_page_count = sizeof page;
