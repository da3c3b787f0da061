// Counts instructions of a part of a program that runs under `valgrind --tool=callgrind`; elsewhere it does nothing.
#pragma once
#include <stdbool.h>

/// Whether the program runs under valgrind, and was built where its header is.
bool instruction_count_works(void);

/// Forgets what was counted so far.
void instruction_count_begin(void);

/// Writes what was counted since into callgrind's next file, with the number of the measurement in its description.
void instruction_count_end(int number);
