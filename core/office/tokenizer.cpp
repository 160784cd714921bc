#include "core/office/tokenizer.hpp"

#include <algorithm>
#include <cstring>

#include "core/io/bounds.hpp"
#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"
#include "core/office/bytes.hpp"

namespace maex::xml {
namespace {

constexpr std::size_t first_buffer = 256 * 1024;
// The buffer holds a whole row. The widest realistic row (16,384 cells of a hundred bytes) has 2 MiB. This limits the
// memory of one row.
constexpr std::size_t largest_buffer = std::size_t{64} << 20;
constexpr std::size_t most_attributes = 1000;
constexpr char dropped = '\x01';  // no XML file has this character

}  // namespace

Tokenizer::Tokenizer(PartStream stream)
    : stream_(std::move(stream)),
      buffer_(first_buffer),
      allowed_depth_(static_cast<unsigned>(std::min<std::uint64_t>(deepest, stream_.bounds().xml_depth))),
      longest_attribute_(stream_.bounds().xml_attribute_bytes),
      longest_tag_(std::min(longest_attribute_, std::uint64_t{largest_buffer}) * 4 + first_buffer) {
  at_ = end_ = buffer_.data();
  *end_ = '\0';
  attributes_.reserve(16);
}

void Tokenizer::fail(const std::string& why) const {
  throw InputError(stream_.part() + " is not a valid " + std::string(stream_.kind().name) + " part: " + why + "; " +
                   std::string(stream_.kind().resave));
}

void Tokenizer::refuse(const std::string& what, std::string_view bound) const {
  throw InputError(stream_.part() + " is refused: " + what + raise_advice(bound));
}

/// Reads more bytes after end_. Keeps everything from the held position on, or else from `token` on. Returns false at
/// the end.
bool Tokenizer::refill(char*& token) {
  if (at_end_) return false;
  char* keep = held_ != nullptr ? held_ : token;
  const auto size = static_cast<std::size_t>(end_ - keep);
  const auto token_offset = token - keep;
  if (size > buffer_.size() / 2) {
    if (buffer_.size() >= largest_buffer)
      refuse("an element is larger than the " + std::to_string(largest_buffer >> 20) + " MiB that are read at once",
             "cell-bytes");
    std::vector<char> larger(buffer_.size() * 2);
    std::memcpy(larger.data(), keep, size);
    if (owner_ != nullptr) owner_->moved(keep, size, larger.data());
    buffer_ = std::move(larger);
  } else {
    if (owner_ != nullptr) owner_->moved(keep, size, buffer_.data());
    std::memmove(buffer_.data(), keep, size);
  }
  if (held_ != nullptr) held_ = buffer_.data();
  token = buffer_.data() + token_offset;
  at_ = token;
  end_ = buffer_.data() + size;
  const std::size_t got = stream_.read(end_, buffer_.size() - size - 1);
  end_ += got;
  *end_ = '\0';
  at_end_ = got == 0;
  return got != 0;
}

void Tokenizer::need(char*& token) {
  if (!refill(token)) fail("it ends in the middle");
}

/// `p` is at a CDATA section. Returns the offset of its closing mark. Reads on until the mark is in the buffer, and
/// looks at each byte once, however many blocks the section fills.
std::size_t Tokenizer::cdata_end(char*& p) {
  constexpr std::string_view closing = "]]>";
  for (std::size_t from = std::strlen("<![CDATA[");;) {
    const std::string_view seen(p, static_cast<std::size_t>(end_ - p));
    const std::size_t found = seen.find(closing, from);
    if (found != std::string_view::npos) return found;
    from = std::max(from, seen.size() - std::min(closing.size() - 1, seen.size()));
    need(p);
  }
}

/// A tag is scanned again until it is in the buffer as a whole, so its length is limited.
void Tokenizer::check_tag_size(const char* p) const {
  if (static_cast<std::uint64_t>(end_ - p) > longest_tag_)
    refuse("a tag with its attributes is longer than the " + std::to_string(longest_tag_) + " bytes that are read",
           "xml-attribute-bytes");
}

/// '!' or '?' follows '<': skips a comment or processing instruction. Afterwards at_ is after it.
void Tokenizer::skip_misc(char*& p) {
  const auto skip_to = [this, &p](std::size_t opening, std::string_view closing) {
    std::size_t from = opening;
    for (;;) {
      const std::string_view seen(p, static_cast<std::size_t>(end_ - p));
      const std::size_t found = seen.find(closing, from);
      if (found != std::string_view::npos) {
        at_ = p + found + closing.size();
        return;
      }
      // A long comment is skipped in pieces, so that it does not fill the buffer.
      if (held_ == nullptr && seen.size() > opening + closing.size()) p = end_ - closing.size() - opening;
      const auto left = static_cast<std::size_t>(end_ - p);
      from = std::max(opening, left - std::min(closing.size(), left));
      need(p);
    }
  };
  while (end_ - p < 9)
    if (!refill(p)) break;
  const std::string_view seen(p, static_cast<std::size_t>(end_ - p));
  if (seen.starts_with("<?"))
    skip_to(2, "?>");
  else if (seen.starts_with("<!--"))
    skip_to(4, "-->");
  else if (seen.starts_with("<!DOCTYPE"))
    fail("it has a DOCTYPE, which no " + std::string(stream_.kind().name) + " needs");
  else
    fail("it has markup that is not known");
}

Tokenizer::Tag Tokenizer::next(bool any_text) {
  for (;;) {
    char* p = at_;
    for (;;) {  // text before the tag
      if (*p == '<') break;
      if (*p == '\0') {
        if (p != end_) fail("it holds a NUL byte");
        at_ = p;
        if (refill(p)) continue;
        if (depth_ != 0 || !seen_root_) fail("it ends in the middle");
        return Tag::finished;
      }
      if (!is_space(*p) && (!any_text || depth_ == 0)) fail("there is text where none belongs");
      ++p;
    }
    while (end_ - p < 2) need(p);
    if (p[1] == '/') {
      at_ = p;
      parse_end();
      return Tag::end;
    }
    if (p[1] == '?' || p[1] == '!') {
      if (any_text && p[1] == '!') {
        while (end_ - p < 9) need(p);
        if (std::string_view(p, 9) == "<![CDATA[") {
          pass_cdata(p);
          continue;
        }
      }
      skip_misc(p);
      continue;
    }
    while (!parse_start(p)) {
      check_tag_size(p);
      need(p);
    }
    if (!empty_) {
      if (++depth_ > allowed_depth_)
        refuse("its elements are nested deeper than " + std::to_string(allowed_depth_), "xml-depth");
      open_[depth_] = mark(name_);
    }
    if (depth_ == (empty_ ? 0u : 1u)) {
      if (seen_root_) fail("it has two roots");
      seen_root_ = true;
    }
    return Tag::start;
  }
}

/// Returns false when the tag is not completely in the buffer.
bool Tokenizer::parse_start(char* p) {
  const auto cut = [this](const char* where) {
    if (where == end_) return true;
    if (*where == '\0') fail("it holds a NUL byte");
    return false;
  };
  attributes_.clear();
  char* start = ++p;
  while (!is(*p, ends_name)) ++p;
  if (*p == ':') {
    start = ++p;
    while (!is(*p, ends_name)) ++p;
  }
  if (cut(p)) return false;
  if (p == start) fail("a tag has no name");
  name_ = {start, static_cast<std::size_t>(p - start)};
  for (;;) {
    const char* gap = p;
    while (is_space(*p)) ++p;
    if (*p == '>') {
      empty_ = false;
      break;
    }
    if (*p == '/') {
      if (cut(p + 1)) return false;
      if (p[1] != '>') fail("a tag is broken");
      ++p;
      empty_ = true;
      break;
    }
    if (cut(p)) return false;
    if (p == gap) fail("a tag is broken");
    char* whole = p;
    start = p;
    while (!is(*p, ends_name)) ++p;
    if (*p == ':') {
      start = ++p;
      while (!is(*p, ends_name)) ++p;
    }
    char* name_end = p;
    while (is_space(*p)) ++p;
    if (cut(p)) return false;
    if (*p != '=' || name_end == start) fail("a tag is broken");
    ++p;
    while (is_space(*p)) ++p;
    if (cut(p)) return false;
    const char quote = *p;
    if (quote != '"' && quote != '\'') fail("an attribute is not quoted");
    const unsigned char mask = quote == '"' ? ends_double : ends_single;
    char* value = ++p;
    bool coded = false;
    for (;;) {
      while (!is(*p, mask)) ++p;
      if (*p != '&') break;
      coded = true;
      ++p;
    }
    // Checked before the end of the value is found: a value that never ends would be scanned again with every block.
    if (static_cast<std::uint64_t>(p - value) > longest_attribute_ && drops_ && *p == '\0' && p == end_) {
      drop(value);
      return false;
    }
    if (static_cast<std::uint64_t>(p - value) > longest_attribute_ && !drops_)
      refuse("an attribute is longer than the " + std::to_string(longest_attribute_) + " bytes that are read",
             "xml-attribute-bytes");
    if (cut(p)) return false;
    if (*p != quote) fail("an attribute is broken");
    if (drops_ && (*value == dropped || static_cast<std::uint64_t>(p - value) > longest_attribute_)) {
      ++p;
      continue;
    }
    attributes_.push_back({{whole, static_cast<std::size_t>(name_end - whole)},
                           {start, static_cast<std::size_t>(name_end - start)},
                           value,
                           static_cast<std::uint32_t>(p - value),
                           coded});
    if (attributes_.size() > most_attributes) fail("a tag has too many attributes");
    ++p;
  }
  at_ = p + 1;
  return true;
}

/// Forgets what the buffer has of a long value, and leaves a sign at its beginning. The tag is then read again, with
/// more of the value behind the sign.
void Tokenizer::drop(char* value) {
  *value = dropped;
  end_ = value + 1;
  *end_ = '\0';
}

void Tokenizer::parse_end() {
  for (;;) {
    char* p = at_ + 2;
    char* start = p;
    while (!is(*p, ends_name)) ++p;
    if (*p == ':') {
      start = ++p;
      while (!is(*p, ends_name)) ++p;
    }
    char* name_end = p;
    while (is_space(*p)) ++p;
    if (p == end_) {
      check_tag_size(at_);
      char* token = at_;
      need(token);
      continue;
    }
    if (*p != '>' || name_end == start) fail("an end tag is broken");
    if (depth_ == 0) fail("it has an end tag too many");
    if (open_[depth_] != mark({start, static_cast<std::size_t>(name_end - start)}))
      fail("its tags are not nested properly");
    --depth_;
    name_ = {start, static_cast<std::size_t>(name_end - start)};
    at_ = p + 1;
    return;
  }
}

std::string_view Tokenizer::attribute(std::string_view local, bool* found) {
  for (Attribute& attribute : attributes_) {
    if (attribute.local != local) continue;
    if (attribute.coded) {
      attribute.size = static_cast<std::uint32_t>(decode(attribute.value, attribute.size));
      attribute.coded = false;
    }
    if (found != nullptr) *found = true;
    return {attribute.value, attribute.size};
  }
  if (found != nullptr) *found = false;
  return {};
}

/// Decodes references and line ends in place. Returns the new size.
std::size_t Tokenizer::decode(char* text, std::size_t size) const {
  std::size_t in = 0, out = 0;
  while (in < size) {
    const char c = text[in];
    if (c == '&') {
      const std::string_view rest(text + in + 1, std::min<std::size_t>(size - in - 1, 12));
      const std::size_t end = rest.find(';');
      const std::uint32_t code = end == std::string_view::npos ? 0 : reference(rest.substr(0, end));
      if (code == 0) fail("it uses an entity or character reference that is not allowed");
      out += put_utf8(text + out, code);
      in += end + 2;
    } else if (c == '\r') {  // XML: every line end becomes one line feed
      text[out++] = '\n';
      in += in + 1 < size && text[in + 1] == '\n' ? 2 : 1;
    } else {
      text[out++] = c;
      ++in;
    }
  }
  return out;
}

std::span<char> Tokenizer::text(std::size_t most) {
  if (empty_) return {};
  char* const unheld = held_;
  if (held_ == nullptr) held_ = at_;  // the end tag may move the buffer
  const std::span<char> text = characters(most);
  const auto start = text.data() - held_;
  if (at_[1] != '/') fail("there is an element inside a text");
  parse_end();
  const std::span<char> result(held_ + start, text.size());
  held_ = unheld == nullptr ? nullptr : held_;
  return result;
}

std::span<char> Tokenizer::characters(std::size_t most) {
  char* const unheld = held_;
  if (held_ == nullptr) held_ = at_;  // the text stays together while it is read
  std::size_t start = static_cast<std::size_t>(at_ - held_);
  std::size_t size = 0;
  bool foreign = false;
  for (;;) {
    char* p = at_;
    bool coded = false;
    for (;;) {
      while (!is(*p, ends_text)) ++p;
      if (*p == '<') break;
      if (*p == '\0') {
        if (p != end_) fail("it holds a NUL byte");
        char* token = at_;
        const auto done = p - at_;
        need(token);
        p = token + done;
        continue;
      }
      if (*p == '&' || *p == '\r')
        coded = true;
      else
        foreign = true;
      ++p;
    }
    auto length = static_cast<std::size_t>(p - at_);
    if (coded) length = decode(at_, length);
    if (size == 0)
      start = static_cast<std::size_t>(at_ - held_);
    else
      std::memmove(held_ + start + size, at_, length);
    size += length;
    if (size > most) refuse("a text is longer than the " + std::to_string(most) + " bytes that are read", "cell-bytes");
    at_ = p;
    while (end_ - p < 2) need(p);
    if (p[1] == '/') break;
    if (p[1] == '!') {
      while (end_ - p < 9) need(p);
      if (std::string_view(p, 9) == "<![CDATA[") {
        const std::size_t found = cdata_end(p);
        if (size == 0) start = static_cast<std::size_t>(p - held_);
        std::memmove(held_ + start + size, p + 9, found - 9);
        if (std::memchr(p, 0, found) != nullptr) fail("it holds a NUL byte");
        size += found - 9;
        foreign = true;
        at_ = p + found + 3;
        continue;
      }
    }
    if (p[1] != '!' && p[1] != '?') break;
    skip_misc(p);
  }
  const std::span<char> result(held_ + start, size);
  held_ = unheld == nullptr ? nullptr : held_;
  if (foreign && !is_utf8({result.data(), size})) fail("a text is not UTF-8");
  return result;
}

void Tokenizer::skip() {
  if (empty_) return;
  const unsigned outside = depth_ - 1;
  while (depth_ > outside)
    if (next(true) == Tag::finished) fail("it ends in the middle");
}

void Tokenizer::drain() {
  while (next(true) != Tag::finished) {}
}

}  // namespace maex::xml
