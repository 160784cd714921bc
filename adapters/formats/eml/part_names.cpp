#include "adapters/formats/eml/part_names.hpp"

#include <algorithm>

#include "core/text/personal_signs.hpp"
#include "core/text/printable.hpp"

namespace maex::eml {
namespace {

constexpr std::size_t most_bytes = 120;

/// The characters of the name that are safe. Bytes that are not UTF-8 become "_".
std::string without_unsafe(std::string_view sent) {
  std::string out;
  for (std::size_t at = 0; at < sent.size();) {
    const Point point = decode_point(sent, at);
    if (point.length == 0)
      out += '_';
    else if (!is_unsafe(point.value))
      out.append(sent.substr(at, point.length));
    at += point.length == 0 ? 1 : point.length;
  }
  return out;
}

/// Shortened in the middle, so that the extension stays.
std::string shortened(const std::string& name) {
  if (name.size() <= most_bytes) return name;
  const std::string extension = extension_of(name);
  std::size_t end = most_bytes - extension.size() - 3;
  while (end != 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;  // not inside a character
  return name.substr(0, end) + "…" + extension;
}

}  // namespace

std::string safe_name(std::string_view sent) {
  if (const std::size_t slash = sent.find_last_of("/\\"); slash != std::string_view::npos)
    sent.remove_prefix(slash + 1);
  std::string name = without_unsafe(sent);
  const std::size_t first = name.find_first_not_of(" .");
  if (first == std::string::npos) return {};
  return shortened(name.substr(first, name.find_last_not_of(' ') - first + 1));
}

std::string extension_of(std::string_view name) {
  constexpr std::size_t longest = 10;
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 || name.size() - dot > longest ? "" : std::string(name.substr(dot));
}

bool names_person(std::string_view name) {
  const std::string_view stem = name.substr(0, name.size() - extension_of(name).size());
  std::string words(stem);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c == '_' || c == '-' || c == '.'; }, ' ');
  return holds_person_name(words) || holds_telephone(stem) || holds_document_number(stem);
}

std::string made_name(std::size_t number, std::string_view media_type) {
  const std::string_view extension = media_type == "text/plain"        ? ".txt"
                                     : media_type == "text/csv"        ? ".csv"
                                     : media_type == "text/html"       ? ".html"
                                     : media_type == "message/rfc822"  ? ".eml"
                                     : media_type == "text/xml"        ? ".xml"
                                     : media_type == "application/xml" ? ".xml"
                                                                       : "";
  return "attachment " + std::to_string(number) + std::string(extension);
}

std::string Names::unique(const std::string& name) {
  std::string made = name;
  for (std::size_t number = 2; !taken_.insert(made).second; ++number) {
    const std::string extension = extension_of(name);
    made = name.substr(0, name.size() - extension.size()) + " (" + std::to_string(number) + ")" + extension;
  }
  return made;
}

}  // namespace maex::eml
