#include "adapters/formats/docx/content.hpp"

#include <algorithm>
#include <set>

#include "adapters/formats/docx/limits.hpp"
#include "core/io/error.hpp"
#include "core/text/string_map.hpp"

namespace maex::docx {
namespace {

/// A caption or heading as the name of a part.
std::string short_name(std::string name) {
  std::replace(name.begin(), name.end(), '\n', ' ');
  if (name.size() <= longest_name) return name;
  name.resize(longest_name);
  while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0) == 0x80) name.pop_back();
  if (!name.empty() && static_cast<unsigned char>(name.back()) >= 0xC0) name.pop_back();
  return name + "…";
}

}  // namespace

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') continue;
    if (text.substr(i, 2) != "\xC2\xA0") return false;
    ++i;
  }
  return true;
}

void Content::hold(std::uint64_t bytes) {
  held_ += bytes;
  check_held(bounds_, held_, file_, "tables and texts");
}

void Content::begin_section(std::string_view name) {
  section_ = name;
  text_part_ = 0;
  behind_ = {};
  last_heading_.clear();
  last_caption_.clear();
}

void Content::count_table() {
  if (const std::uint64_t most = bounds_.sheets * tables_factor; ++tables_ > most)
    throw InputError(file_ + " has more than " + std::to_string(most) + " tables" + raise_advice("sheets"));
}

void Content::add(Block block) {
  if (auto* table = std::get_if<Table>(&block)) {
    if (table->part.caption.empty()) table->part.caption = std::exchange(last_caption_, {});
    table->part.heading = last_heading_;
    add_table(std::move(*table), behind_);
  } else {
    add_paragraph(std::get<Paragraph>(block));
  }
}

void Content::add_paragraph(const Paragraph& paragraph) {
  if (is_blank(paragraph.text)) return;
  if (++facts.paragraphs > bounds_.rows)
    throw InputError(file_ + " has more than the " + std::to_string(bounds_.rows) + " paragraphs that are read" +
                     raise_advice("rows"));
  if (text_part_ == 0) {
    hold(sizeof(Part));
    Part& made = parts_.emplace_back();
    made.kind = PartKind::text;
    made.name = section_;
    made.after = behind_;
    text_part_ = parts_.size();
  }
  hold(paragraph.text.size() + sizeof(StoredCell) + sizeof(StoredRow));
  Part& part = parts_[text_part_ - 1];
  const auto number = static_cast<std::uint32_t>(facts.paragraphs);
  part.rows.push_back({part.cells.size(), 1, number, paragraph.page, paragraph.level});
  part.cells.push_back({part.text.size(), static_cast<std::uint32_t>(paragraph.text.size()), 1});
  part.text += paragraph.text;
  behind_ = {static_cast<std::uint32_t>(text_part_), number};
  last_caption_ = paragraph.caption ? paragraph.text : std::string();
  if (paragraph.level != 0) last_heading_ = paragraph.text;
}

void Content::add_table(Table table, PartPlace after) {
  PartPlace inside = after;
  auto inner = std::move(table.inner);
  if (table.part.rows.empty()) {
    facts.empty_tables += inner.empty();
  } else {
    ++facts.tables;
    text_part_ = 0;
    table.part.after = after;
    const std::uint32_t last = table.part.rows.back().number;
    parts_.push_back(std::move(table.part));
    inside.part = static_cast<std::uint32_t>(parts_.size());
    behind_ = {inside.part, last};
  }
  const PartPlace behind = behind_;
  const bool outer_is_kept = inside.part != after.part;
  for (auto& [row, each] : inner) {
    if (outer_is_kept) inside.row = row;
    ++facts.nested_tables;
    each.part.heading = last_heading_;
    add_table(std::move(each), inside);
  }
  if (outer_is_kept) behind_ = behind;
}

std::vector<Part> Content::finish(bool pages) {
  std::set<std::string> taken;
  StringMap<std::uint32_t> last_number;
  const auto unique = [&](const std::string& name) {
    std::string made = name;
    for (std::uint32_t& number = last_number[name]; !taken.insert(made).second;)
      made = name + " (" + std::to_string(number = std::max(number + 1, 2U)) + ")";
    return made;
  };
  // Text parts get their names first, so that a table with the caption "text" does not take one.
  for (Part& part : parts_)
    if (part.kind == PartKind::text) part.name = unique(part.name);
  std::uint64_t number = 0;
  for (Part& part : parts_) {
    if (!pages)
      for (StoredRow& row : part.rows) row.page = 0;
    if (part.kind == PartKind::text) continue;
    ++number;
    const std::string& name = part.caption.empty() ? part.heading : part.caption;
    part.name = unique(is_blank(name) ? "table " + std::to_string(number) : short_name(name));
  }
  return std::move(parts_);
}

}  // namespace maex::docx
