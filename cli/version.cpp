#include "cli/version.hpp"
namespace maex {
std::string_view version() { return MAEX_VERSION; }
}  // namespace maex
