#include "tests/fuzz/counters.hpp"

#include <libxml/xmlreader.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "core/io/sax.hpp"

namespace maex::fuzz {
namespace {

constexpr std::string_view white = " \t\r\n";

/// Strict: nullopt for a byte that the encoding does not define.
std::optional<std::string> to_utf8(std::string_view bytes, const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const from = ucnv_open(encoding.c_str(), &status);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(from, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string out(bytes.size() * 4 + 16, '\0');
  UConverter* const to = ucnv_open("UTF-8", &status);
  char* target = out.data();
  const char* source = bytes.data();
  ucnv_convertEx(to, from, &target, out.data() + out.size(), &source, bytes.data() + bytes.size(), nullptr, nullptr,
                 nullptr, nullptr, 1, 1, &status);
  ucnv_close(from);
  ucnv_close(to);
  if (U_FAILURE(status)) return std::nullopt;
  out.resize(static_cast<std::size_t>(target - out.data()));
  return out;
}

/// The encoding that the declaration names, in lower case; empty: none.
std::string declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) return {};
  head = head.substr(0, head.find("?>"));
  const std::size_t at = head.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t from = head.find_first_of("\"'", at);
  if (from == std::string_view::npos) return {};
  const std::size_t to = head.find(head[from], from + 1);
  if (to == std::string_view::npos) return {};
  std::string name(head.substr(from + 1, to - from - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return name;
}

struct CloseReader {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string text_of(const xmlChar* text) { return text == nullptr ? "" : reinterpret_cast<const char*>(text); }

void read_attributes(xmlTextReader* reader, XmlElement& element) {
  while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
    if (xmlTextReaderIsNamespaceDecl(reader) == 1) continue;
    const std::string value = text_of(xmlTextReaderConstValue(reader));
    element.values[text_of(xmlTextReaderConstName(reader))] = value;
    if (!value.empty()) ++element.attributes;
  }
  xmlTextReaderMoveToElement(reader);
}

}  // namespace

bool is_blank(std::string_view text) { return text.find_first_not_of(white) == std::string_view::npos; }

Counted count_csv(std::string_view text, char separator, char quote) {
  enum class In : std::uint8_t { start, plain, quoted, after } in = In::start;
  Counted counted;
  bool row = false, cell = false;
  const auto end_cell = [&] {
    counted.cells += cell ? 1 : 0;
    row = row || cell;
    cell = false;
    in = In::start;
  };
  for (const char c : text) {
    if (in == In::quoted) {
      if (quote != 0 && c == quote)
        in = In::after;
      else
        cell = true;
    } else if (in == In::after && c == quote) {
      cell = true;
      in = In::quoted;
    } else if (in == In::start && quote != 0 && c == quote) {
      in = In::quoted;
    } else if (c == separator) {
      end_cell();
    } else if (c == '\n' || c == '\r') {
      end_cell();
      counted.rows += row ? 1 : 0;
      row = false;
    } else {
      cell = true;
      in = In::plain;
    }
  }
  end_cell();
  counted.rows += row ? 1 : 0;
  return counted;
}

std::optional<std::string> narrow(std::string_view bytes, std::string_view encoding) {
  if (encoding == "UTF-8" || encoding.starts_with("windows-125")) {
    if (encoding == "UTF-8" && bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return std::string(bytes);
  }
  if (encoding != "UTF-16LE" && encoding != "UTF-16BE") return std::nullopt;
  const bool big = encoding == "UTF-16BE";
  std::string text;
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const auto high = static_cast<unsigned char>(bytes[big ? i : i + 1]);
    const auto low = static_cast<unsigned char>(bytes[big ? i + 1 : i]);
    if (i == 0 && high == 0xFE && low == 0xFF) continue;
    text += high == 0 && low < 0x80 ? static_cast<char>(low) : 'x';
  }
  if (bytes.size() % 2 != 0) text += 'x';
  return text;
}

Xml walk_xml(std::string_view bytes, const std::function<void(const XmlElement&)>& each) {
  std::string encoding = declared_encoding(bytes.substr(0, 256));
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return Xml::unknown;
  if (bytes.starts_with("\xEF\xBB\xBF")) return Xml::unknown;
  if (encoding.empty()) encoding = "utf-8";
  if (encoding != "utf-8" && !encoding.starts_with("windows-125")) return Xml::unknown;
  const auto text = to_utf8(bytes, encoding);
  if (!text) return Xml::undefined;
  xml::silence_libxml2();
  const std::unique_ptr<xmlTextReader, CloseReader> reader(
      xmlReaderForMemory(text->data(), static_cast<int>(text->size()), nullptr, "UTF-8",
                         XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE));
  if (!reader) return Xml::unknown;
  std::vector<XmlElement> open;
  std::vector<XmlElement> closed;  // passed on only when the whole document was read
  int state;
  while ((state = xmlTextReaderRead(reader.get())) == 1) {
    switch (xmlTextReaderNodeType(reader.get())) {
      case XML_READER_TYPE_ELEMENT: {
        if (!open.empty()) {
          open.back().leaf = false;
          open.back().pieces.emplace_back();
        }
        open.emplace_back();
        open.back().name = text_of(xmlTextReaderConstName(reader.get()));
        open.back().depth = open.size();
        open.back().pieces.emplace_back();
        const bool empty = xmlTextReaderIsEmptyElement(reader.get()) == 1;
        read_attributes(reader.get(), open.back());
        if (!empty) break;
        closed.push_back(std::move(open.back()));
        open.pop_back();
        break;
      }
      case XML_READER_TYPE_END_ELEMENT:
        closed.push_back(std::move(open.back()));
        open.pop_back();
        break;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        if (open.empty()) break;
        open.back().text += text_of(xmlTextReaderConstValue(reader.get()));
        open.back().pieces.back() += text_of(xmlTextReaderConstValue(reader.get()));
        break;
      case XML_READER_TYPE_DOCUMENT_TYPE:
      case XML_READER_TYPE_ENTITY_REFERENCE: return Xml::unknown;
      default: break;
    }
  }
  if (state != 0 || !open.empty() || closed.empty()) return Xml::unknown;
  for (const XmlElement& element : closed) each(element);
  return Xml::whole;
}

std::optional<std::uint64_t> count_features(std::string_view json) {
  const nlohmann::json document = nlohmann::json::parse(json, nullptr, false);
  if (!document.is_object() || !document.contains("type")) return std::nullopt;
  if (document["type"] == "Feature") return 1;
  if (document["type"] != "FeatureCollection" || !document.contains("features") || !document["features"].is_array())
    return std::nullopt;
  return document["features"].size();
}

std::optional<std::uint64_t> count_tables(std::string_view toml, std::string_view name) {
  if (toml.find("\"\"\"") != std::string_view::npos || toml.find("'''") != std::string_view::npos) return std::nullopt;
  std::uint64_t count = 0;
  while (!toml.empty()) {
    std::string_view line = toml.substr(0, toml.find('\n'));
    toml.remove_prefix(std::min(line.size() + 1, toml.size()));
    const std::size_t from = line.find_first_not_of(" \t");
    if (from == std::string_view::npos) continue;
    line.remove_prefix(from);
    if (line.starts_with("[[" + std::string(name) + "]]"))
      ++count;
    else if (line.substr(0, line.find('=')).find(name) != std::string_view::npos && !line.starts_with('#') &&
             !line.starts_with("[[" + std::string(name) + "."))
      return std::nullopt;
    else if (line.substr(0, 8).find_first_of("\"'\\") != std::string_view::npos)
      return std::nullopt;  // the name may be quoted
  }
  return count;
}

std::optional<std::uint64_t> count_page_rows(std::string_view html) {
  // Each tag, and those that may be directly around it; "" is the document.
  static const std::map<std::string_view, std::set<std::string_view>> around = {
      {"html", {""}},      {"head", {"html"}},   {"title", {"head"}},  {"body", {"html"}},
      {"table", {"body"}}, {"thead", {"table"}}, {"tbody", {"table"}}, {"tr", {"thead", "tbody", "table"}},
      {"td", {"tr"}},      {"th", {"tr"}},       {"p", {"body"}},      {"b", {"td", "th", "p"}}};
  std::vector<std::string_view> open = {""};
  std::uint64_t rows = 0;
  bool filled = false, seen_html = false;
  if (html.starts_with("<!DOCTYPE html>")) html.remove_prefix(15);
  while (!html.empty()) {
    const std::size_t text_end = std::min(html.find('<'), html.size());
    const std::string_view text = html.substr(0, text_end);
    for (const char c : text)  // other signs may be white space, entities, or bytes of another encoding
      if (!(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
          white.find(c) == std::string_view::npos)
        return std::nullopt;
    if (!is_blank(text)) {
      const std::string_view in = open.back();
      if (in != "td" && in != "th" && in != "b" && in != "p" && in != "title") return std::nullopt;
      const bool cell =
          std::find_if(open.begin(), open.end(), [](auto tag) { return tag == "td" || tag == "th"; }) != open.end();
      filled = filled || cell;
    }
    html.remove_prefix(text_end);
    if (html.empty()) break;
    const std::size_t end = html.find('>');
    if (end == std::string_view::npos) return std::nullopt;
    std::string_view tag = html.substr(1, end - 1);
    html.remove_prefix(end + 1);
    if (tag.starts_with('/')) {
      tag.remove_prefix(1);
      if (tag != open.back() || tag.empty()) return std::nullopt;
      open.pop_back();
      if (tag == "tr") {
        rows += filled ? 1 : 0;
        filled = false;
      }
      continue;
    }
    const auto known = around.find(tag);
    if (known == around.end() || known->second.count(open.back()) == 0) return std::nullopt;
    if (tag == "html" && std::exchange(seen_html, true)) return std::nullopt;
    open.push_back(known->first);
  }
  if (open.size() != 1 || !seen_html) return std::nullopt;
  return rows;
}

}  // namespace maex::fuzz
