#pragma once
#include <string_view>
namespace maex {
/// "0.1.0"
std::string_view version();
}  // namespace maex
