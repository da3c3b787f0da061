// The numbering plans of the world, a generated file: see phone.c and `NumberingPlan`.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// The file as it stands, 8-byte aligned.
extern const uint8_t *const ctables_phone_plan;
extern const size_t ctables_phone_plan_count;
