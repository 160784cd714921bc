#include "adapters/formats/xlsx/shared_strings.hpp"

#include <cstring>

#include "adapters/formats/xlsx/escapes.hpp"
#include "adapters/formats/xlsx/limits.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xlsx {

bool keeps_space(Tokenizer& xml, bool inherited) {
  bool found = false;
  const std::string_view value = xml.attribute("space", &found);
  return found ? value == "preserve" : inherited;
}

bool in_run(const Tokenizer& xml, unsigned outside) { return xml.depth() - (xml.is_empty() ? 0 : 1) > outside + 1; }

std::span<char> trimmed(std::span<char> text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text = text.subspan(1);
  while (!text.empty() && is_space(text.back())) text = text.first(text.size() - 1);
  return text;
}

SharedStrings::SharedStrings(const Package& package, const std::string& part) {
  if (part.empty()) return;
  Tokenizer xml(package.open(part));
  if (xml.next() != Tokenizer::Tag::start || xml.name() != "sst") xml.fail("its root is not a table of shared strings");
  if (xml.is_empty()) {
    xml.drain();
    return;
  }
  const bool keep_all = keeps_space(xml, false);
  while (xml.next() == Tokenizer::Tag::start) {
    if (xml.name() != "si") {
      xml.skip();
      continue;
    }
    const std::size_t begin = bytes_.size();
    if (!xml.is_empty()) {
      const bool keep_item = keeps_space(xml, keep_all);
      const unsigned outside = xml.depth() - 1;
      while (xml.depth() > outside) {
        if (xml.next() != Tokenizer::Tag::start) continue;
        const std::string_view name = xml.name();
        if (name == "t") {
          const bool keep = in_run(xml, outside) || keeps_space(xml, keep_item);
          std::span<char> text = xml.text(longest_text);
          if (!keep) text = trimmed(text);
          const std::size_t size = decode_escapes(text.data(), text.size());
          if (size != 0) std::memcpy(bytes_.append(size), text.data(), size);
        } else if (name != "r") {  // rPh: pronunciation, not part of the text; rPr: formatting
          xml.skip();
        }
      }
    }
    if (bytes_.size() - begin > longest_text)
      xml.fail("shared string " + std::to_string(ends_.size()) + " is longer than a cell may hold");
    if (bytes_.size() > largest_table || ends_.size() >= largest_table / sizeof(std::uint32_t))
      xml.fail("it holds more than the " + std::to_string(largest_table >> 20) +
               " MiB of texts that are kept in memory");
    check_held(package.archive().bounds(), bytes_.size() + ends_.size() * sizeof(std::uint32_t), xml.part(),
               "shared texts");
    *ends_.append(1) = static_cast<std::uint32_t>(bytes_.size());
  }
  xml.drain();
}

}  // namespace maex::xlsx
