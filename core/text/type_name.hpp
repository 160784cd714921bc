// The type of an exception. Only the type is safe to show if the message may quote a cell.
#pragma once
#include <exception>
#include <string>

namespace maex {

/// "std::out_of_range"
std::string type_name(const std::exception& error);

}  // namespace maex
