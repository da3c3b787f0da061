#include "instruction_count.h"

#include <stdio.h>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>

bool instruction_count_works(void) { return RUNNING_ON_VALGRIND != 0; }

void instruction_count_begin(void) { CALLGRIND_ZERO_STATS; }

void instruction_count_end(int number) {
    char text[16];
    snprintf(text, sizeof text, "%d", number);
    CALLGRIND_DUMP_STATS_AT(text);
}
#else
bool instruction_count_works(void) { return false; }
void instruction_count_begin(void) {}
void instruction_count_end(int number) { (void)number; }
#endif
