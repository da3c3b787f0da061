#include "libphonenumber_driver.h"

#include <phonenumbers/phonenumberutil.h>

#include <string>
#include <utility>
#include <vector>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

static std::vector<std::pair<std::string, std::string>> numbers;
static int64_t sink;

void libphonenumber_add(const uint8_t *text, int32_t byte_count, const char *region) {
    numbers.emplace_back(std::string(reinterpret_cast<const char *>(text), byte_count), region);
}

int64_t libphonenumber_pass(void) {
    const PhoneNumberUtil &util = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    std::string region;
    int64_t valid = 0;
    for (const auto &[text, written_in] : numbers) {
        if (util.Parse(text, written_in.empty() ? "ZZ" : written_in, &number) != PhoneNumberUtil::NO_PARSING_ERROR) continue;
        valid += util.IsValidNumber(number);
        util.GetRegionCodeForNumber(number, &region);
        sink += region.size() + util.GetNumberType(number);
    }
    return valid;
}
