// The page of `barbule serve`: see playground.c.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The file playground.html beside this folder as it stands.
extern const uint8_t *const cplayground_page;
extern const size_t cplayground_page_count;
