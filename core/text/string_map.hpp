// A hash map with text keys. A look-up by string_view does not make a string.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/model/hash.hpp"

namespace maex {

template <class T>
using StringMap = std::unordered_map<std::string, T, StringHash, std::equal_to<>>;

}  // namespace maex
