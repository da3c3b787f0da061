#pragma once
#include <stdint.h>

/// Whether allocations are counted here: with glibc only.
int allocation_count_works(void);

/// How often the process has called `malloc`, `calloc`, `realloc`, `aligned_alloc` or `posix_memalign` so far.
uint64_t allocation_count(void);

/// The CPU time of the process, in nanoseconds.
uint64_t cpu_time_nanoseconds(void);
