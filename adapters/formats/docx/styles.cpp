#include "adapters/formats/docx/styles.hpp"

#include <algorithm>

#include "adapters/formats/docx/limits.hpp"

namespace maex::docx {
namespace {

using xml::Tokenizer;
using Tag = Tokenizer::Tag;

struct Style {
  std::string name, based_on;
  std::optional<std::uint8_t> level;  ///< of its outline level
  std::optional<bool> hidden;
};

bool equal(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

/// The level of a built-in heading by its name, which is English in every language of Word: "heading 2". Ids have no
/// space.
std::optional<std::uint8_t> level_of_name(std::string_view name) {
  if (equal(name, "title")) return std::uint8_t{1};
  constexpr std::string_view heading = "heading";
  if (name.size() <= heading.size() || !equal(name.substr(0, heading.size()), heading)) return std::nullopt;
  name.remove_prefix(heading.size());
  if (name[0] == ' ') name.remove_prefix(1);
  if (name.size() != 1 || name[0] < '1' || name[0] > '9') return std::nullopt;
  return static_cast<std::uint8_t>(std::min(name[0] - '0', 6));
}

/// `tags` is after the start tag of a style.
Style read_style(Tokenizer& tags) {
  Style style;
  const unsigned depth = tags.depth();
  for (Tag tag; tags.depth() >= depth && (tag = tags.next()) != Tag::finished;) {
    if (tag == Tag::end) continue;
    const std::string_view name = tags.name();
    if (name == "name") {
      style.name = tags.attribute("val");
    } else if (name == "basedOn") {
      style.based_on = tags.attribute("val");
    } else if (name == "outlineLvl") {
      style.level = level_of_outline(tags.attribute("val"));
    } else if (name == "vanish") {
      style.hidden = is_on(tags);
    } else if (!tags.is_empty() && (name.ends_with("Change") || name == "tblStylePr")) {
      tags.skip();  // earlier properties, and those of single cells
    }
  }
  return style;
}

StyleFacts resolved(const StringMap<Style>& styles, std::string_view id) {
  StyleFacts facts;
  std::optional<std::uint8_t> level;
  std::optional<bool> hidden;
  for (std::size_t step = 0; step != longest_chain && !id.empty(); ++step) {
    const auto found = styles.find(id);
    if (found == styles.end()) break;
    const Style& style = found->second;
    if (!level) level = style.level ? style.level : level_of_name(style.name);
    if (!hidden) hidden = style.hidden;
    facts.caption = facts.caption || equal(style.name, "caption");
    id = style.based_on;
  }
  facts.level = level.value_or(std::uint8_t{0});
  facts.hidden = hidden.value_or(false);
  return facts;
}

}  // namespace

std::uint8_t level_of_outline(std::string_view value) {
  if (value.size() != 1 || value[0] < '0' || value[0] > '8') return 0;
  return static_cast<std::uint8_t>(std::min(value[0] - '0' + 1, 6));
}

bool is_on(Tokenizer& tags) {
  const std::string_view value = tags.attribute("val");
  return value != "0" && value != "false" && value != "off";
}

Styles::Styles(const Package& package, const std::string& part) {
  StringMap<Style> styles;
  std::string usual;
  if (!part.empty()) {
    Tokenizer tags(package.open(part));
    std::uint64_t held = 0;
    for (Tag tag; (tag = tags.next()) != Tag::finished;) {
      if (tag == Tag::end || tags.is_empty() || tags.level() == 1) continue;
      if (tags.name() != "style") {
        tags.skip();
        continue;
      }
      std::string id(tags.attribute("styleId"));
      const std::string_view stated = tags.attribute("default");
      if ((stated == "1" || stated == "true" || stated == "on") && tags.attribute("type") == "paragraph") usual = id;
      Style style = read_style(tags);
      held += sizeof style + id.size() + style.name.size() + style.based_on.size();
      check_held(package.archive().bounds(), held, tags.part(), "styles");
      if (styles.size() == most_styles) tags.fail("it has more than " + std::to_string(most_styles) + " styles");
      styles.insert_or_assign(std::move(id), std::move(style));
    }
    for (const auto& [id, style] : styles) by_id_.emplace(id, resolved(styles, id));
  }
  for (const std::string_view id : {"Title", "Heading1", "Heading2", "Heading3", "Heading4", "Heading5", "Heading6"})
    if (styles.empty()) by_id_.emplace(std::string(id), StyleFacts{*level_of_name(id), false, false});
  if (const auto found = by_id_.find(usual); found != by_id_.end()) usual_ = found->second;
}

const StyleFacts& Styles::of(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? usual_ : found->second;
}

bool Styles::hides(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found != by_id_.end() && found->second.hidden;
}

}  // namespace maex::docx
