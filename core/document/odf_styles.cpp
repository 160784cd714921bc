#include "core/document/odf_styles.hpp"

#include <array>

#include "core/document/number_format.hpp"

namespace maex::odf {
namespace {

using Tag = Tokenizer::Tag;
constexpr int deepest_ancestor = 32;  // ancestors of a style; a longer chain is a cycle

bool is_data_style(std::string_view name) {
  constexpr std::array<std::string_view, 7> kinds = {"number-style", "currency-style", "percentage-style", "date-style",
                                                     "time-style",   "text-style",     "boolean-style"};
  for (const std::string_view kind : kinds)
    if (name == kind) return true;
  return false;
}

}  // namespace

void Styles::read(Tokenizer& tags) {
  if (tags.is_empty()) return;
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != Tag::start) continue;
    if (cells_.size() + data_.size() + texts_.size() + hidden_tables_.size() > most_styles)
      tags.fail("it has more styles than are read");
    if (tags.name() == "style")
      read_style(tags);
    else if (is_data_style(tags.name()))
      read_data_style(tags);
    else
      tags.skip();
  }
}

void Styles::read_style(Tokenizer& tags) {
  const std::string_view family = tags.attribute("family");
  if (family == "table-cell") {
    std::string name(tags.attribute("name"));
    CellStyle style{std::string(tags.attribute("parent-style-name")), std::string(tags.attribute("data-style-name"))};
    cells_.insert_or_assign(std::move(name), std::move(style));
  } else if (family == "paragraph" || family == "text") {
    read_text_style(tags);
    return;
  } else if (family == "table") {
    std::string name(tags.attribute("name"));
    if (tags.is_empty()) return;
    const unsigned outside = tags.depth() - 1;
    while (tags.depth() > outside)
      if (tags.next(true) == Tag::start && tags.name() == "table-properties" && tags.attribute("display") == "false")
        hidden_tables_.insert(name);
    return;
  }
  tags.skip();
}

void Styles::read_text_style(Tokenizer& tags) {
  std::string name(tags.attribute("name"));
  TextStyle style;
  style.parent = tags.attribute("parent-style-name");
  // A paragraph style that names a page style begins a page of that style.
  style.breaks_page = !tags.attribute("master-page-name").empty();
  if (!tags.is_empty()) {
    const unsigned outside = tags.depth() - 1;
    while (tags.depth() > outside) {
      if (tags.next(true) != Tag::start) continue;
      if (tags.name() == "text-properties") {
        const std::string_view display = tags.attribute("display");
        style.hidden = display == "none";
        style.shown = display == "true";
      } else if (tags.name() == "paragraph-properties") {
        style.breaks_page = style.breaks_page || tags.attribute("break-before") == "page";
      }
    }
  }
  texts_.insert_or_assign(std::move(name), std::move(style));
}

Styles::TextLook Styles::text_look(std::string_view name) const {
  TextLook look;
  bool decided = false;
  std::string_view at = name;
  for (int i = 0; i < deepest_ancestor; ++i) {
    look.title = look.title || at == "Title";
    look.caption = look.caption || at == "Caption";
    const auto style = texts_.find(at);
    if (style == texts_.end()) break;
    if (!decided) look.hidden = style->second.hidden;
    decided = decided || style->second.hidden || style->second.shown;
    look.breaks_page = look.breaks_page || style->second.breaks_page;
    at = style->second.parent;
  }
  return look;
}

void Styles::read_data_style(Tokenizer& tags) {
  struct Maker final : CodeMaker {
    DataStyle style;
    void map(std::string_view condition, std::string_view name) override {
      constexpr std::size_t most_maps = 3;  // a format code has four sections
      if (style.maps.size() < most_maps) style.maps.emplace_back(condition, name);
    }
  } maker;
  std::string name(tags.attribute("name"));
  maker.style.code = maker.make(tags);
  data_.insert_or_assign(std::move(name), std::move(maker.style));
}

std::string Styles::code_of(const std::string& cell_style) const {
  auto cell = cells_.find(cell_style);
  for (int i = 0; i < deepest_ancestor && cell != cells_.end() && cell->second.data.empty(); ++i)
    cell = cells_.find(cell->second.parent);
  if (cell == cells_.end()) return {};
  const auto data = data_.find(cell->second.data);
  if (data == data_.end()) return {};
  const auto or_general = [](const std::string& code) { return code.empty() ? std::string("General") : code; };
  std::string code;
  for (const auto& [condition, name] : data->second.maps)
    if (const auto other = data_.find(name); other != data_.end())
      code += condition + or_general(other->second.code) + ';';
  return code.empty() ? data->second.code : code + or_general(data->second.code);
}

bool Styles::finish(bool epoch_1904) {
  if (epoch_1904) {  // a general number may still be meant as a date: the epoch must be kept
    made_.push_back(make_cell_format("General", true));
    general_ = &made_.back();
  }
  std::map<std::string, const CellFormat*> by_code{{"", general_}};
  std::size_t bytes = 0;
  for (const auto& [name, style] : cells_) {
    const std::string code = code_of(name);
    auto [known, is_new] = by_code.emplace(code, nullptr);
    if (is_new) {
      bytes += code.size();
      if (bytes > most_codes) return false;
      made_.push_back(make_cell_format(code, epoch_1904));
      known->second = &made_.back();
    }
    formats_.emplace(name, known->second);
  }
  cells_.clear();
  data_.clear();
  return true;
}

const CellFormat* Styles::format(std::string_view style) const {
  const auto found = formats_.find(style);
  return found == formats_.end() ? general_ : found->second;
}

}  // namespace maex::odf
