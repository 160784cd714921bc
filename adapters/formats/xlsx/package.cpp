#include "adapters/formats/xlsx/package.hpp"

#include "core/io/error.hpp"

namespace maex::xlsx {
namespace {

constexpr std::string_view usual_workbook = "xl/workbook.xml";

}  // namespace

std::vector<Relation> Package::relations_of(std::string_view part) const {
  return part_relations(archive_, part, xml::workbook);
}

Package::Package(Archive archive) : archive_(std::move(archive)) {
  for (const Relation& relation : relations_of(""))
    if (relation.type == "officeDocument" && has(relation.target)) workbook_ = relation.target;
  if (workbook_.empty() && has(usual_workbook)) workbook_ = usual_workbook;
  if (workbook_.empty())
    throw InputError(name() + " is a ZIP archive without a workbook in it; name an .xlsx or .xlsm file");
  if (workbook_.size() >= 4 && workbook_.ends_with(".bin"))
    throw InputError(name() + " is a binary Excel workbook (.xlsb); open it in Excel and save it as .xlsx");
  relations_ = relations_of(workbook_);
  for (std::size_t i = 0; i != relations_.size(); ++i) by_id_.insert_or_assign(relations_[i].id, i);
}

const Relation* Package::relation(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &relations_[found->second];
}

std::string Package::part_of_type(std::string_view type, std::string_view usual) const {
  for (const Relation& relation : relations_)
    if (relation.type == type && has(relation.target)) return relation.target;
  std::string part = resolve_part(workbook_, usual);
  return has(part) ? part : std::string();
}

PartStream Package::open(const std::string& part) const { return open_part(archive_, part, xml::workbook); }

}  // namespace maex::xlsx
