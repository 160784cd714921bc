// The parts of a written document around its text.
#pragma once
#include <string>
#include <vector>

#include "adapters/formats/docx/letterhead.hpp"
#include "adapters/formats/docx/packer.hpp"
#include "core/document/document_writer.hpp"

namespace maex::docx {

/// All parts of the package. `body` is the content of w:body before the page setup. `media` are parts that the
/// relations name.
std::vector<PackagePart> package_parts(const DocumentStart& start, const Letterhead& paper, const std::string& body,
                                       const std::vector<PackagePart>& media,
                                       const std::vector<MainRelation>& own_relations);

}  // namespace maex::docx
