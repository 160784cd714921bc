// Chooses the section of a format code that applies, and lists the built-in codes of every workbook.
#include "core/document/number_format.hpp"

#include <array>
#include <cmath>

#include "core/document/format_code.hpp"

namespace maex {
namespace {

using format_code::Section;

bool holds(const Section& section, double value) {
  const std::string& c = section.condition;
  if (c == "<") return value < section.bound;
  if (c == "<=") return value <= section.bound;
  if (c == ">") return value > section.bound;
  if (c == ">=") return value >= section.bound;
  if (c == "=") return value == section.bound;
  return value != section.bound;
}

/// Sections for numbers: all but a fourth one, or a last one that only shows text.
std::size_t number_sections(const std::vector<Section>& sections) {
  std::size_t count = std::min<std::size_t>(sections.size(), 3);
  if (count > 1 && count == sections.size() && sections.back().has_text) --count;
  return count;
}

struct Choice {
  const Section* section = nullptr;
  bool minus = false;  ///< the section does not show the sign itself
};

Choice choose(const std::vector<Section>& sections, double value) {
  const std::size_t count = number_sections(sections);
  bool conditions = false;
  for (std::size_t i = 0; i < count; ++i) conditions |= !sections[i].condition.empty();
  if (!conditions) {
    if (count == 1) return {&sections[0], value < 0};
    if (value < 0) return {&sections[1], false};
    return {&sections[value == 0 && count == 3 ? 2 : 0], false};
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Section& section = sections[i];
    if (section.condition.empty()) {
      const bool last = i + 1 == count;
      if (!last && !(i == 0 ? value > 0 : value < 0)) continue;
      return {&section, value < 0 && i != 1};
    }
    if (!holds(section, value)) continue;
    const bool only_negative = section.condition[0] == '<' && section.condition != "<>" && section.bound <= 0;
    return {&section, value < 0 && !only_negative};
  }
  return {};
}

}  // namespace

CellFormat make_cell_format(std::string_view code, bool epoch_1904) {
  CellFormat format{std::string(code), false, false, epoch_1904};
  for (const Section& section : format_code::parsed(code)) {
    format.is_date |= section.date;
    format.is_time |= section.time;
  }
  return format;
}

std::string general_number(double value) {
  std::string out;
  format_code::append_general(out, value);
  return out;
}

std::string format_number(double value, std::string_view code, bool epoch_1904) {
  if (code.empty() || !std::isfinite(value)) return general_number(value);
  const Choice choice = choose(format_code::parsed(code), value);
  if (choice.section == nullptr) return general_number(value);
  std::string out;
  if (choice.section->date || choice.section->time) {
    if (!format_code::append_date(out, value, *choice.section, epoch_1904)) return general_number(value);
    return out;
  }
  if (choice.minus) out += '-';
  format_code::append_number(out, std::fabs(value), *choice.section);
  return out;
}

std::string format_text(std::string_view text, std::string_view code) {
  const auto& sections = format_code::parsed(code);
  const Section& last = sections.back();
  if (!last.has_text && sections.size() < 4) return std::string(text);
  std::string out;
  for (const auto& token : last.tokens) {
    if (token.part == format_code::Part::text)
      out += text;
    else
      out += token.text;
  }
  return out;
}

std::string_view builtin_format_code(unsigned id) {
  switch (id) {
    case 0: return "General";
    case 1: return "0";
    case 2: return "0.00";
    case 3: return "#,##0";
    case 4: return "#,##0.00";
    case 5: return "\"$\"#,##0_);(\"$\"#,##0)";
    case 6: return "\"$\"#,##0_);[Red](\"$\"#,##0)";
    case 7: return "\"$\"#,##0.00_);(\"$\"#,##0.00)";
    case 8: return "\"$\"#,##0.00_);[Red](\"$\"#,##0.00)";
    case 9: return "0%";
    case 10: return "0.00%";
    case 11: return "0.00E+00";
    case 12: return "# ?/?";
    case 13: return "# ?\?/?\?";
    case 14: return "m/d/yy";  // the standard says mm-dd-yy, but Excel shows the short date of the system
    case 15: return "d-mmm-yy";
    case 16: return "d-mmm";
    case 17: return "mmm-yy";
    case 18: return "h:mm AM/PM";
    case 19: return "h:mm:ss AM/PM";
    case 20: return "h:mm";
    case 21: return "h:mm:ss";
    case 22: return "m/d/yy h:mm";
    case 37: return "#,##0_);(#,##0)";
    case 38: return "#,##0_);[Red](#,##0)";
    case 39: return "#,##0.00_);(#,##0.00)";
    case 40: return "#,##0.00_);[Red](#,##0.00)";
    case 41: return "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)";
    case 42: return "_(\"$\"* #,##0_);_(\"$\"* (#,##0);_(\"$\"* \"-\"_);_(@_)";
    case 43: return "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"?\?_);_(@_)";
    case 44: return "_(\"$\"* #,##0.00_);_(\"$\"* (#,##0.00);_(\"$\"* \"-\"?\?_);_(@_)";
    case 45: return "mm:ss";
    case 46: return "[h]:mm:ss";
    case 47: return "mm:ss.0";
    case 48: return "##0.0E+0";
    case 49: return "@";
    default: break;
  }
  // East Asian versions of Excel take the code of these ids from the system. They are dates, and some are times of day.
  if ((id >= 32 && id <= 35) || id == 55 || id == 56) return "h:mm:ss";
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return "yyyy-mm-dd";
  return {};
}

}  // namespace maex
