// Relations of the parts of an Office Open XML package. Programs write slashes, letter case and absolute targets
// differently, and the content types are often wrong, so readers follow relations and ignore content types.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/office/archive.hpp"
#include "core/office/part_stream.hpp"

namespace maex {

struct PartRelation {
  std::string id;
  std::string type;    ///< last segment of the type, which transitional and strict files share: "worksheet", "header"
  std::string target;  ///< name of the part from the root, without a leading slash
};

/// Resolves `target` against the folder of `part`. Returns a part name.
std::string resolve_part(std::string_view part, std::string_view target);

/// Opens a part. Throws InputError when the package lacks it.
xml::PartStream open_part(const Archive& archive, const std::string& part, xml::DocumentKind kind);

/// Relations to parts of the same package, from the .rels file of a part ("": of the package); empty when it has no
/// such file. Throws InputError.
std::vector<PartRelation> part_relations(const Archive& archive, std::string_view part, xml::DocumentKind kind);

}  // namespace maex
