#include "core/text/date_marks.hpp"

#include "core/text/date_digits.hpp"
#include "core/text/fold.hpp"

namespace maex::date_reading {
namespace {

bool erase_all(std::string& text, std::string_view what) {
  bool found = false;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
    found = true;
  }
  return found;
}

// Removes "±2" and the like. False when a text with this sign has no number after it.
bool take_tolerance(std::string& text, Marks& marks) {
  const std::size_t at = text.find("±");
  if (at == std::string::npos) return true;
  std::size_t end = at + std::string_view("±").size();
  while (end < text.size() && text[end] == ' ') ++end;
  const std::size_t digits = end;
  while (end < text.size() && is_digit(text[end])) ++end;
  if (end == digits || end - digits > 2) return false;
  text.erase(at, end - at);
  marks.doubt = marks.doubt | PartialDate::Doubt::approximate;
  return true;
}

}  // namespace

bool take_marks(std::string& text, Marks& marks) {
  using Doubt = PartialDate::Doubt;
  for (const std::string_view mark : {"(?)", "[?]", "?", "*"})
    if (erase_all(text, mark)) marks.doubt = marks.doubt | Doubt::uncertain;
  for (const std::string_view mark : {"~", "≈", "∼", "≃"})
    if (erase_all(text, mark)) marks.doubt = marks.doubt | Doubt::approximate;
  if (!take_tolerance(text, marks)) return false;
  std::string_view rest = trim(text);
  if (rest.ends_with('!')) {
    rest.remove_suffix(1);
    marks.doubt = marks.doubt | Doubt::uncertain;
  }
  // Some senders put what they are not sure of into brackets.
  const bool brackets = (rest.starts_with('(') && rest.find(')') == rest.size() - 1) ||
                        (rest.starts_with('[') && rest.find(']') == rest.size() - 1);
  if (rest.size() > 2 && brackets) {
    rest = rest.substr(1, rest.size() - 2);
    marks.doubt = marks.doubt | Doubt::uncertain;
  }
  rest = trim(rest);
  const auto bound = [&](std::string_view sign, PartialDate::Form form) {
    if (!rest.starts_with(sign)) return;
    rest.remove_prefix(sign.size());
    marks.form = form;
  };
  for (const std::string_view sign : {"<=", "≤", "<"}) bound(sign, PartialDate::Form::before);
  for (const std::string_view sign : {">=", "≥", ">"}) bound(sign, PartialDate::Form::after);
  text = std::string(trim(rest));
  return true;
}

}  // namespace maex::date_reading
