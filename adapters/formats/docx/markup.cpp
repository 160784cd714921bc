#include "adapters/formats/docx/markup.hpp"

#include "core/text/printable.hpp"

namespace maex::docx {

void escape(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Point point = decode_point(text, at);
    if (point.length == 0) {
      out += "\xEF\xBF\xBD";
      ++at;
      continue;
    }
    const bool control = point.value < 0x20 && point.value != '\t' && point.value != '\n';
    if (!control && point.value != 0x7F && point.value != 0xFFFE && point.value != 0xFFFF) {
      switch (point.value) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out.append(text, at, point.length);
      }
    }
    at += point.length;
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  escape(out, text);
  return out;
}

void text_runs(std::string& out, std::string_view text, std::string_view properties) {
  if (text.empty()) return;
  out += "<w:r>";
  if (!properties.empty()) out.append("<w:rPr>").append(properties).append("</w:rPr>");
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\t\n"), text.size());
    if (end != 0) {
      out += "<w:t xml:space=\"preserve\">";
      escape(out, text.substr(0, end));
      out += "</w:t>";
    }
    if (end != text.size()) out += text[end] == '\t' ? "<w:tab/>" : "<w:br/>";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  out += "</w:r>";
}

std::string language_tag(std::string_view language) {
  if (language == "az") return "az-Latn-AZ";
  if (language == "ru") return "ru-RU";
  if (language.empty() || language == "en") return "en-GB";
  return std::string(language);
}

}  // namespace maex::docx
