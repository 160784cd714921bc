#include "core/io/resources.hpp"

namespace maex {

std::optional<std::string_view> find_resource(std::string_view name) {
  for (const Resource& resource : all_resources())
    if (resource.name == name) return resource.bytes;
  return std::nullopt;
}

}  // namespace maex
