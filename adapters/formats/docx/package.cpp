#include "adapters/formats/docx/package.hpp"

#include "core/io/error.hpp"

namespace maex::docx {
namespace {

constexpr std::string_view usual_main = "word/document.xml";

}  // namespace

Package::Package(Archive archive) : archive_(std::move(archive)) {
  std::string missing;
  for (const PartRelation& relation : part_relations(archive_, "", word_document)) {
    if (relation.type != "officeDocument" || !main_.empty()) continue;
    (has(relation.target) ? main_ : missing) = relation.target;
  }
  if (main_.empty() && has(usual_main)) main_ = usual_main;
  if (main_.empty() && !missing.empty())
    throw InputError(name() + " lacks its main part " + missing + "; ask for the file again");
  if (main_.empty())
    throw InputError(name() + " is a ZIP archive without its main part " + std::string(usual_main) +
                     "; name a .docx file, or ask for the file again");
  relations_ = part_relations(archive_, main_, word_document);
}

std::string Package::part_of_type(std::string_view type) const {
  for (const PartRelation& relation : relations_)
    if (relation.type == type && has(relation.target)) return relation.target;
  return {};
}

std::string Package::target(std::string_view part, std::string_view id) const {
  const auto in = [id](const std::vector<PartRelation>& relations) {
    for (const PartRelation& relation : relations)
      if (relation.id == id) return relation.target;
    return std::string();
  };
  return part == main_ ? in(relations_) : in(part_relations(archive_, part, word_document));
}

}  // namespace maex::docx
