// The type of an exception: all that is safe to show of one whose words may quote a cell.
#pragma once
#include <exception>
#include <string>

namespace maex {

/// "std::out_of_range"
std::string type_name(const std::exception& error);

}  // namespace maex
