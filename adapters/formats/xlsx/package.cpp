#include "adapters/formats/xlsx/package.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xlsx {
namespace {

constexpr std::string_view usual_workbook = "xl/workbook.xml";

std::string_view last_segment(std::string_view text) { return text.substr(text.rfind('/') + 1); }

int hex(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : -1;
}

/// Targets are URIs: "%20" means a space.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string resolve(std::string_view part, std::string_view target) {
  std::string path;
  const auto is_slash = [](char c) { return c == '/' || c == '\\'; };
  if (target.empty() || !is_slash(target[0])) path.append(part.substr(0, part.rfind('/') + 1));
  path.append(target);
  std::vector<std::string_view> segments;
  std::size_t from = 0;
  while (from <= path.size()) {
    const std::size_t end = std::min(path.find_first_of("/\\", from), path.size());
    const std::string_view segment = std::string_view(path).substr(from, end - from);
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
    from = end + 1;
  }
  std::string out;
  for (const std::string_view segment : segments) {
    if (!out.empty()) out += '/';
    out += segment;
  }
  return out;
}

std::vector<Relation> Package::relations_of(std::string_view part) const {
  const std::size_t cut = part.rfind('/') + 1;
  std::string rels(part.substr(0, cut));
  rels.append("_rels/").append(part.substr(cut)).append(".rels");
  std::vector<Relation> relations;
  if (!has(rels)) return relations;
  Tokenizer xml(open(rels));
  std::uint64_t held = 0;
  for (Tokenizer::Tag tag; (tag = xml.next(true)) != Tokenizer::Tag::finished;) {
    if (tag != Tokenizer::Tag::start || xml.name() != "Relationship" || xml.attribute("TargetMode") == "External")
      continue;
    Relation relation{std::string(xml.attribute("Id")), std::string(last_segment(xml.attribute("Type"))),
                      resolve(part, xml.attribute("Target"))};
    if (!has(relation.target) && has(percent_decoded(relation.target)))
      relation.target = percent_decoded(relation.target);
    held += 2 * sizeof relation + relation.id.size() + relation.type.size() + relation.target.size();
    check_held(archive_.bounds(), held, xml.part(), "relations");
    relations.push_back(std::move(relation));
  }
  return relations;
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
  std::string part = resolve(workbook_, usual);
  return has(part) ? part : std::string();
}

PartStream Package::open(const std::string& part) const {
  const std::size_t member = archive_.find(part);
  if (member == Archive::npos) throw InputError(name() + " lacks its part " + part + "; ask for the file again");
  const ArchiveMember& of = archive_.members()[member];
  return PartStream(archive_.open(member), name() + ": " + of.name, xml::workbook, of.size);
}

}  // namespace maex::xlsx
