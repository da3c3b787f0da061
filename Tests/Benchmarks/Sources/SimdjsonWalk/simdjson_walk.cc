#include "simdjson_walk.h"

#include <simdjson.h>
#include <string>

using namespace simdjson;

namespace {

template <class Value> uint64_t walk(Value value) {
    uint64_t sum = 0;
    switch (ondemand::json_type(value.type())) {
    case ondemand::json_type::object:
        for (auto member : ondemand::object(value.get_object())) {
            ondemand::field field;
            if (auto error = std::move(member).get(field)) throw simdjson_error(error);
            sum += std::string_view(field.unescaped_key()).size();
            ondemand::value child = std::move(field.value());
            sum += walk<ondemand::value &>(child);
        }
        return sum;
    case ondemand::json_type::array:
        for (auto element : ondemand::array(value.get_array())) {
            ondemand::value child;
            if (auto error = std::move(element).get(child)) throw simdjson_error(error);
            sum += walk<ondemand::value &>(child);
        }
        return sum;
    case ondemand::json_type::string: return std::string_view(value.get_string()).size();
    case ondemand::json_type::number: {
        ondemand::number number = value.get_number();
        if (number.is_double()) return uint64_t(int64_t(number.get_double()));
        return number.is_int64() ? uint64_t(number.get_int64()) : number.get_uint64();
    }
    case ondemand::json_type::boolean: return bool(value.get_bool());
    default: return value.is_null();
    }
}

} // namespace

size_t simdjson_walk_padding(void) { return SIMDJSON_PADDING; }

// The macro is a bare token in 3.x and a literal in 4.x.
#define SPELLED_(x) #x
#define SPELLED(x) SPELLED_(x)

const char *simdjson_walk_version(void) {
    static const std::string version = [] {
        std::string text = "simdjson ";
        for (char c : std::string(SPELLED(SIMDJSON_VERSION)))
            if (c != '"') text += c;
        return text + " (" + get_active_implementation()->name() + ")";
    }();
    return version.c_str();
}

uint64_t simdjson_walk(const uint8_t *text, size_t size, const size_t *ends, size_t count, size_t *refused) {
    static ondemand::parser parser;
    uint64_t sum = 0;
    size_t start = 0;
    for (size_t i = 0; i < count; i++) {
        ondemand::document document;
        size_t capacity = size - start + SIMDJSON_PADDING;
        if (parser.iterate(reinterpret_cast<const char *>(text) + start, ends[i] - start, capacity).get(document)) {
            ++*refused;
        } else {
            try {
                sum += walk<ondemand::document &>(document);
            } catch (simdjson_error &) {
                ++*refused;
            }
        }
        start = ends[i];
    }
    return sum;
}
