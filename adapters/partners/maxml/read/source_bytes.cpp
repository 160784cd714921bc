#include "adapters/partners/maxml/read/source_bytes.hpp"

#include <libxml/parser.h>

#include <algorithm>

namespace maex::maxml {
namespace {

constexpr std::string_view blanks = " \t\r\n";

const char* text_of(const xmlChar* at) { return reinterpret_cast<const char*>(at); }

}  // namespace

void SourceBytes::start() {
  const xmlParserInput& input = *parser_->input;
  copied_ = input.consumed + static_cast<std::size_t>(input.cur - input.base);
  on_ = whole_ = true;
  // The current tag is still in the buffer; it cannot contain any '<' except its own.
  const char* from = text_of(input.cur);
  while (from != text_of(input.base) && *from != '<') --from;
  bytes_.assign(from, text_of(input.cur));
}

void SourceBytes::copy(std::string_view ahead) {
  const xmlParserInput& input = *parser_->input;
  const std::size_t base = input.consumed;
  std::size_t now = base + static_cast<std::size_t>(input.cur - input.base);
  if (copied_ < base) whole_ = false;
  if (copied_ >= base && copied_ < now) bytes_.append(text_of(input.base) + (copied_ - base), now - copied_);
  copied_ = std::max(copied_, now);
  if (!ahead.empty() && ahead.data() == text_of(input.cur) && copied_ == now) {
    bytes_.append(ahead);
    copied_ += ahead.size();
  }
}

std::string_view tag_name(std::string_view tag, std::size_t& at) {
  at = std::min(tag.find_first_of(" \t\r\n/>", 1), tag.size());
  return tag.substr(1, at - 1);
}

RawAttribute next_attribute(std::string_view tag, std::size_t& at) {
  const std::size_t first = tag.find_first_not_of(blanks, at);
  const std::size_t equals = first == std::string_view::npos ? first : tag.find('=', first);
  if (equals == std::string_view::npos || tag[first] == '>' || tag[first] == '/') return {};
  const std::size_t quote = tag.find_first_of("\"'", equals);
  const std::size_t end = quote == std::string_view::npos ? quote : tag.find(tag[quote], quote + 1);
  if (end == std::string_view::npos) return {};
  const std::string_view name = tag.substr(first, std::min(tag.find_first_of(" \t\r\n=", first), equals) - first);
  const std::string_view all = tag.substr(at, end + 1 - at);
  at = end + 1;
  return {name, all};
}

std::string declarations(std::string_view tag) {
  std::string found;
  std::size_t at = 0;
  tag_name(tag, at);
  for (RawAttribute one = next_attribute(tag, at); !one.name.empty(); one = next_attribute(tag, at))
    if (one.name == "xmlns" || one.name.substr(0, 6) == "xmlns:" || one.name.substr(0, 4) == "xml:") found += one.all;
  return found;
}

}  // namespace maex::maxml
