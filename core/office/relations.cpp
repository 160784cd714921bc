#include "core/office/relations.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"
#include "core/office/tokenizer.hpp"

namespace maex {
namespace {

std::string_view last_segment(std::string_view text) { return text.substr(text.rfind('/') + 1); }

/// Targets are URIs: "%20" means a space.
std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && xml::hex_digit(text[i + 1]) >= 0 && xml::hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(xml::hex_digit(text[i + 1]) * 16 + xml::hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

std::string resolve_part(std::string_view part, std::string_view target) {
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

xml::PartStream open_part(const Archive& archive, const std::string& part, xml::DocumentKind kind) {
  const std::size_t member = archive.find(part);
  if (member == Archive::npos)
    throw InputError(archive.name() + " lacks its part " + part + "; ask for the file again");
  const ArchiveMember& of = archive.members()[member];
  return {archive.open(member), archive.name() + ": " + of.name, kind, of.size};
}

std::vector<PartRelation> part_relations(const Archive& archive, std::string_view part, xml::DocumentKind kind) {
  const auto has = [&](std::string_view name) { return archive.find(name) != Archive::npos; };
  const std::size_t cut = part.rfind('/') + 1;
  std::string rels(part.substr(0, cut));
  rels.append("_rels/").append(part.substr(cut)).append(".rels");
  std::vector<PartRelation> relations;
  if (!has(rels)) return relations;
  xml::Tokenizer tags(open_part(archive, rels, kind));
  std::uint64_t held = 0;
  using Tag = xml::Tokenizer::Tag;
  for (Tag tag; (tag = tags.next(true)) != Tag::finished;) {
    if (tag != Tag::start || tags.name() != "Relationship" || tags.attribute("TargetMode") == "External") continue;
    PartRelation relation{std::string(tags.attribute("Id")), std::string(last_segment(tags.attribute("Type"))),
                          resolve_part(part, tags.attribute("Target"))};
    if (!has(relation.target) && has(percent_decoded(relation.target)))
      relation.target = percent_decoded(relation.target);
    held += 2 * sizeof relation + relation.id.size() + relation.type.size() + relation.target.size();
    check_held(archive.bounds(), held, tags.part(), "relations");
    relations.push_back(std::move(relation));
  }
  return relations;
}

}  // namespace maex
