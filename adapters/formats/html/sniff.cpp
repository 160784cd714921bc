#include "adapters/formats/html/sniff.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/text_source.hpp"

namespace maex::html {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_'; }

/// The first markup after white space, comments and processing instructions. `xml` receives whether there was an XML
/// declaration.
std::string_view first_markup(std::string_view text, bool& xml) {
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    const bool comment = text.starts_with("<!--");
    if (!comment && !text.starts_with("<?")) return text;
    xml = xml || text.starts_with("<?xml ");
    const std::size_t end = text.find(comment ? "-->" : ">");
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + (comment ? 3 : 1));
  }
}

bool begins_with_tag(std::string_view markup, std::string_view name) {
  return markup.size() > name.size() && markup[0] == '<' && markup.substr(1).starts_with(name) &&
         (markup.size() == name.size() + 1 || !is_name(markup[name.size() + 1]));
}

/// The value after `name=` at `at`, with or without quotes.
std::string value_at(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  if (at == text.size() || text[at] != '=') return {};
  at = std::min(text.find_first_not_of(" \t\r\n\"'", at + 1), text.size());
  const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'/>;?", at), text.size());
  return std::string(text.substr(at, end - at));
}

}  // namespace

std::string declared_encoding(std::string_view head) {
  const std::string text = lower(head);
  if (const std::size_t xml = text.find("<?xml "); xml != std::string::npos && xml < 100) {
    const std::string_view declaration = std::string_view(text).substr(xml, text.find('>', xml) - xml);
    if (const std::size_t at = declaration.find("encoding"); at != std::string_view::npos)
      return value_at(declaration, at + 8);
  }
  for (std::size_t at = 0; (at = text.find("<meta", at)) != std::string::npos; ++at) {
    const std::string_view tag = std::string_view(text).substr(at, text.find('>', at) - at);
    if (const std::size_t charset = tag.find("charset"); charset != std::string_view::npos)
      if (std::string value = value_at(tag, charset + 7); !value.empty()) return value;
  }
  return {};
}

text::Encoding choose_encoding(std::string_view declared, text::Encoding detected) {
  const auto chosen = [&](std::string name, Pattern pattern) {
    const std::vector<Argument> arguments = {{"seen", detected.reason}, {"declared", std::string(declared)}};
    return text::Encoding{std::move(name), {pattern, arguments}};
  };
  if (declared.empty()) return chosen(detected.name, "{seen}; the page names none"_text);
  if (detected.marked || detected.name.starts_with("UTF-16") || detected.name.starts_with("UTF-32"))
    return chosen(detected.name, "{seen}; the page says {declared}"_text);
  // Pages that declare Latin-1 mean the Windows code page that contains it. The same is true for Turkish.
  std::string name(declared);
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") name = "windows-1252";
  if (name == "iso-8859-9" || name == "latin5") name = "windows-1254";
  text::Encoding named;
  try {
    named = text::named_encoding(name);
  } catch (const UsageError&) {
    return chosen(detected.name, "{seen}; the page says {declared}, which is not a known encoding"_text);
  }
  const bool wide = lower(named.name).starts_with("utf-16") || lower(named.name).starts_with("utf-32");
  if (wide) return chosen(detected.name, "{seen}; the page says {declared}, which its bytes are not"_text);
  if (named.is_utf8() == detected.is_utf8() || detected.ascii)
    return chosen(named.name, "the page says {declared}"_text);
  return chosen(detected.name, detected.is_utf8()
                                   ? "decided: the page says {declared}, but its bytes are valid UTF-8"_text
                                   : "decided: the page says {declared}, but its bytes are not UTF-8 ({seen})"_text);
}

Identification identify_page(const Probe& probe) {
  if (probe.head.empty()) return {Certainty::no, "empty file"};
  const bool whole = probe.head.size() >= probe.size;
  const text::Encoding encoding = text::detect_encoding(probe.head, whole);
  if (encoding.is_utf8() && probe.head.find('\0') != std::string::npos)
    return {Certainty::no, "binary: holds NUL characters"};
  std::string head;
  try {
    head = lower(text::decode(probe.head, encoding, probe.name, whole));
  } catch (const InputError& error) { return {Certainty::no, error.what()}; }
  const std::string extension = lower(std::filesystem::path(probe.name).extension().string());
  const bool named_so = extension == ".html" || extension == ".htm" || extension == ".xhtml";
  const std::string though = named_so ? "" : ", though named " + (extension.empty() ? "without extension" : extension);
  bool xml = false;
  const std::string_view markup = first_markup(head, xml);
  const bool is_page = markup.starts_with("<!doctype html") || begins_with_tag(markup, "html");
  if (is_page && xml && extension == ".xml")  // its name and declaration say data; and data with a DTD are rejected
    return {Certainty::no, "an XHTML page, though named .xml; if it is to be read as a page, say --format html", true};
  if (is_page) return {Certainty::certain, "HTML page" + though};
  if (xml) return {Certainty::no, "XML whose root is not html"};
  for (const std::string_view tag :
       {"table", "head", "body", "meta", "title", "style", "script", "div", "center", "font",
        "p",     "h1",   "h2",   "h3",   "span",  "form",  "link",   "br",  "b",      "tr"})
    if (begins_with_tag(markup, tag) && markup.substr(0, markup.find('>')).find("xmlns=") == std::string_view::npos)
      return {Certainty::likely, "part of an HTML page: begins with <" + std::string(tag) + ">" + though};
  const bool has_table = head.find("<table") != std::string::npos || head.find("<html") != std::string::npos;
  if ((named_so || extension == ".xls") && has_table)
    return {Certainty::likely, "text with an HTML table in it" + though};
  if (named_so && !markup.empty() && markup[0] == '<') return {Certainty::possible, "markup named " + extension};
  return {Certainty::no, "no HTML page"};
}

}  // namespace maex::html
