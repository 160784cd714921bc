// OpenDocument describes a number format as elements. This file converts them to the equivalent format code.
#include <algorithm>
#include <charconv>

#include "core/document/odf_styles.hpp"
#include "core/io/xml_text.hpp"

namespace maex::odf {
namespace {

using Tag = Tokenizer::Tag;
constexpr unsigned most_digits = 30;  // LibreOffice shows no more

unsigned count(Tokenizer& tags, std::string_view attribute, unsigned absent) {
  bool found = false;
  const std::string_view value = tags.attribute(attribute, &found);
  unsigned number = 0;
  if (!found || std::from_chars(value.data(), value.data() + value.size(), number).ec != std::errc()) return absent;
  return std::min(number, most_digits);
}
bool is_long(Tokenizer& tags) { return tags.attribute("style") == "long"; }
bool is_true(Tokenizer& tags, std::string_view attribute) { return tags.attribute(attribute) == "true"; }

/// Appends text that is shown literally. `bare` characters need no escape in this kind of code.
void literal(std::string& code, std::string_view text, std::string_view bare) {
  bool quoted = false;
  const auto quote = [&](bool wanted) {
    if (quoted != wanted) code += '"';
    quoted = wanted;
  };
  for (const char c : text) {
    if (c == '"') {
      quote(false);
      code += "\\\"";
      continue;
    }
    quote(bare.find(c) == std::string_view::npos);
    code += c;
  }
  quote(false);
}

void digits(std::string& code, Tokenizer& tags) {
  const unsigned whole = count(tags, "min-integer-digits", 0);
  bool has_places = false;
  tags.attribute("decimal-places", &has_places);
  const unsigned places = count(tags, "decimal-places", 0);
  const unsigned least = std::min(count(tags, "min-decimal-places", places), places);
  const bool replaced = tags.attribute("decimal-replacement").empty() && least == places;
  if (is_true(tags, "grouping")) {
    std::string grouped(std::max(whole, 4u), '#');
    std::fill(grouped.end() - static_cast<std::ptrdiff_t>(whole), grouped.end(), '0');
    for (std::size_t at = grouped.size(); at > 3;) grouped.insert(at -= 3, ",");
    code += grouped;
  } else {
    code += whole == 0 ? "#" : std::string(whole, '0');
  }
  if (has_places && places != 0) {
    code += '.';
    code.append(replaced ? places : least, '0');
    code.append(replaced ? 0 : places - least, '#');
  }
  double factor = 1;
  const std::string_view shown_in = tags.attribute("display-factor");
  std::from_chars(shown_in.data(), shown_in.data() + shown_in.size(), factor);
  constexpr double largest_factor = 1e15;  // "inf" is a number, too, and any division leaves it unchanged
  for (factor = std::min(factor, largest_factor); factor >= 1000; factor /= 1000) code += ',';
}

/// Reads the element just started as part of a number. Returns false when it is not.
bool number_part(std::string& code, Tokenizer& tags) {
  const std::string_view name = tags.name();
  if (name == "number") {
    bool places = false;
    tags.attribute("decimal-places", &places);
    if (!places && !is_true(tags, "grouping") && count(tags, "min-integer-digits", 0) <= 1)
      code += "General";
    else
      digits(code, tags);
  } else if (name == "scientific-number") {
    digits(code, tags);
    code += "E+" + std::string(std::max(count(tags, "min-exponent-digits", 2), 1u), '0');
  } else if (name == "fraction") {
    bool whole = false;
    tags.attribute("min-integer-digits", &whole);
    if (whole) code += "# ";
    code += std::string(std::max(count(tags, "min-numerator-digits", 1), 1u), '?') + "/";
    const std::string_view denominator = tags.attribute("denominator-value");
    const bool fixed = !denominator.empty() &&
                       std::all_of(denominator.begin(), denominator.end(), [](char c) { return c >= '0' && c <= '9'; });
    code += fixed ? std::string(denominator) : std::string(std::max(count(tags, "min-denominator-digits", 1), 1u), '?');
  } else {
    return false;
  }
  return true;
}

/// Reads the element just started as part of a date or time. Returns false when it is not.
bool date_part(std::string& code, Tokenizer& tags, bool elapsed) {
  const std::string_view name = tags.name();
  const bool wide = is_long(tags);
  const auto clock = [&](char letter) {
    const std::string letters(wide ? 2 : 1, letter);
    const bool first = code.find_first_of("hms") == std::string::npos;
    code += elapsed && first ? '[' + letters + ']' : letters;
  };
  if (name == "year")
    code += wide ? "yyyy" : "yy";
  else if (name == "month")
    code += is_true(tags, "textual") ? (wide ? "mmmm" : "mmm") : (wide ? "mm" : "m");
  else if (name == "day")
    code += wide ? "dd" : "d";
  else if (name == "day-of-week")
    code += wide ? "dddd" : "ddd";
  else if (name == "hours")
    clock('h');
  else if (name == "minutes")
    clock('m');
  else if (name == "seconds") {
    const unsigned places = count(tags, "decimal-places", 0);
    clock('s');
    if (places != 0) code += '.' + std::string(places, '0');
  } else if (name == "am-pm")
    code += "AM/PM";
  else
    return false;
  return true;
}

/// Languages whose names of months can be shown, in the form used in format codes.
std::string language_mark(std::string_view language) {
  if (language == "az") return "[$-42C]";
  if (language == "ru") return "[$-419]";
  if (language == "es") return "[$-40A]";
  return {};
}

/// Converts "value()>=0" to "[>=0]"; empty for any other condition.
std::string condition_mark(std::string_view condition) {
  constexpr std::string_view value = "value()";
  if (!condition.starts_with(value)) return {};
  condition.remove_prefix(value.size());
  const std::string_view sign = condition.substr(0, std::min(condition.find_first_not_of("<>=!"), condition.size()));
  const std::string_view bound = condition.substr(sign.size());
  double number = 0;
  const auto read = std::from_chars(bound.data(), bound.data() + bound.size(), number);
  if (read.ec != std::errc() || read.ptr != bound.data() + bound.size()) return {};
  constexpr std::string_view known[] = {"<", "<=", "=", ">", ">="};
  if (sign == "!=") return "[<>" + std::string(bound) + ']';
  if (std::find(std::begin(known), std::end(known), sign) == std::end(known)) return {};
  return '[' + std::string(sign) + std::string(bound) + ']';
}

}  // namespace

std::string CodeMaker::make(Tokenizer& tags) {
  const std::string kind(tags.name());
  const bool dated = kind == "date-style" || kind == "time-style";
  const bool elapsed = tags.attribute("truncate-on-overflow") == "false";
  const std::string_view bare = dated ? " .-/:," : kind == "percentage-style" ? " -()%" : " -()";
  std::string code = dated ? language_mark(tags.attribute("language")) : std::string();
  if (tags.is_empty()) return {};
  const unsigned outside = tags.depth() - 1;
  while (tags.depth() > outside) {
    if (tags.next(true) != Tag::start) continue;
    if (code.size() > longest_code) tags.fail("a number format is too long");
    const std::string_view name = tags.name();
    if (name == "text" || name == "currency-symbol") {
      const std::span<char> text = tags.text(longest_code);
      literal(code, {text.data(), text.size()}, bare);
      continue;
    }
    if (name == "map") {
      const std::string condition = condition_mark(tags.attribute("condition"));
      if (!condition.empty()) map(condition, tags.attribute("apply-style-name"));
    } else if (name == "text-content") {
      code += '@';
    } else if (!number_part(code, tags)) {
      date_part(code, tags, elapsed);
    }
    tags.skip();
  }
  if (!xml::is_utf8(code)) tags.fail("a number format is not UTF-8");
  return code == "General" ? std::string() : code;
}

}  // namespace maex::odf
