#include "adapters/formats/xlsx/markup.hpp"

#include <algorithm>
#include <cstring>

#include "core/io/error.hpp"
#include "core/io/xml_text.hpp"
#include "core/office/bytes.hpp"

namespace maex::xlsx {
namespace {

constexpr std::size_t first_buffer = 64 * 1024;
constexpr std::size_t longest_piece = std::size_t{4} << 20;  // a tag, comment or CDATA section
constexpr std::size_t deepest = 256;

std::string_view local_of(std::string_view name) { return name.substr(name.rfind(':') + 1); }

std::string decoded(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::size_t end = value[i] == '&' ? value.find(';', i) : std::string_view::npos;
    const std::uint32_t code = end == std::string_view::npos ? 0 : xml::reference(value.substr(i + 1, end - i - 1));
    if (code == 0) {
      out += value[i];
      continue;
    }
    char bytes[4];
    out.append(bytes, xml::put_utf8(bytes, code));
    i = end;
  }
  return out;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
  return out;
}

Tag::Tag(std::string_view spelled) : spelled_(spelled) {
  std::size_t from = spelled.starts_with("</") ? 2 : spelled.empty() ? 0 : 1;
  std::size_t end = from;
  while (end < spelled.size() && !xml::is_space(spelled[end]) && spelled[end] != '/' && spelled[end] != '>') ++end;
  full_name_ = spelled.substr(from, end - from);
}

std::string_view Tag::name() const { return local_of(full_name_); }
std::string_view Tag::prefix() const { return full_name_.substr(0, full_name_.size() - name().size()); }

bool Tag::next(std::size_t& at, Attribute& attribute) const {
  const auto skip_space = [&] {
    while (at < spelled_.size() && xml::is_space(spelled_[at])) ++at;
  };
  skip_space();
  const std::size_t from = at;
  while (at < spelled_.size() && !xml::is_space(spelled_[at]) && std::strchr("=/>", spelled_[at]) == nullptr) ++at;
  attribute.name = spelled_.substr(from, at - from);
  skip_space();
  if (attribute.name.empty() || at >= spelled_.size() || spelled_[at] != '=') return false;
  ++at;
  skip_space();
  if (at >= spelled_.size() || (spelled_[at] != '"' && spelled_[at] != '\'')) return false;
  const std::size_t end = spelled_.find(spelled_[at], at + 1);
  if (end == std::string_view::npos) return false;
  attribute.value = spelled_.substr(at + 1, end - at - 1);
  at = end + 1;
  return true;
}

std::optional<std::string> Tag::attribute(std::string_view local) const {
  Attribute attribute;
  for (std::size_t at = 1 + full_name_.size(); next(at, attribute);)
    if (local_of(attribute.name) == local && !attribute.name.starts_with("xmlns")) return decoded(attribute.value);
  return std::nullopt;
}

std::string Tag::name_space() const {
  const std::string_view own = prefix();
  const std::string wanted = own.empty() ? "xmlns" : "xmlns:" + std::string(own.substr(0, own.size() - 1));
  Attribute attribute;
  for (std::size_t at = 1 + full_name_.size(); next(at, attribute);)
    if (attribute.name == wanted) return decoded(attribute.value);
  return {};
}

std::string Tag::with(std::string_view name, std::string_view value) const {
  std::string out(spelled_);
  Attribute attribute;
  for (std::size_t at = 1 + full_name_.size(); next(at, attribute);)
    if (attribute.name == name) {
      // The existing quotes may be single quotes. escaped() does not change those, and the values of maex contain none.
      out.replace(static_cast<std::size_t>(attribute.value.data() - spelled_.data()), attribute.value.size(),
                  escaped(value));
      return out;
    }
  out.insert(1 + full_name_.size(), ' ' + std::string(name) + "=\"" + escaped(value) + '"');
  return out;
}

std::string Tag::opened() const {
  if (!is_empty()) return std::string(spelled_);
  return std::string(spelled_.substr(0, spelled_.size() - 2)) + '>';
}

MarkupReader::MarkupReader(xml::PartStream stream) : stream_(std::move(stream)), buffer_(first_buffer) {}

void MarkupReader::fail(const std::string& why) const {
  throw InputError(stream_.part() + " is damaged: " + why +
                   "; open the workbook in Excel or LibreOffice and save it again");
}

/// Reads more bytes after the piece that begins at at_. Returns false at the end of the part.
bool MarkupReader::refill() {
  if (at_ != 0) {
    std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
    end_ -= at_;
    at_ = 0;
  }
  if (buffer_.size() - end_ < 64) {
    if (end_ >= longest_piece) fail("a tag or comment has no end");
    buffer_.resize(buffer_.size() * 2);
  }
  const std::size_t got = stream_.read(buffer_.data() + end_, buffer_.size() - end_);
  end_ += got;
  return got != 0;
}

MarkupReader::Piece MarkupReader::take(std::size_t size, Piece piece) {
  spelled_ = {buffer_.data() + at_, size};
  at_ += size;
  return piece;
}

/// Size of the piece that ends with `end`.
std::size_t MarkupReader::find(std::string_view end, std::size_t from) {
  for (;;) {
    const std::string_view seen(buffer_.data() + at_, end_ - at_);
    const std::size_t found = seen.find(end, from);
    if (found != std::string_view::npos) return found + end.size();
    from = std::max(from, seen.size() < end.size() ? 0 : seen.size() - end.size() + 1);
    if (!refill()) fail("a comment or instruction has no end");
  }
}

/// Size of the tag that begins at at_, up to the first '>' outside quotes.
std::size_t MarkupReader::tag_end() {
  char quote = 0;
  for (std::size_t i = 1;; ++i) {
    if (at_ + i == end_ && !refill()) fail("a tag has no end");
    const char c = buffer_[at_ + i];
    if (quote != 0) {
      if (c == quote)
        quote = 0;
      else if (c == '<')
        fail("an attribute holds a tag");
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    } else if (c == '<') {
      fail("a tag has no end");
    }
  }
}

MarkupReader::Piece MarkupReader::start_or_end() {
  const bool closes = buffer_[at_ + 1] == '/';
  take(tag_end(), Piece::start);
  tag_ = Tag(spelled_);
  const std::string_view name = tag_.full_name();
  if (name.empty()) fail("a tag has no name");
  if (closes) {
    if (open_.empty() || std::string_view(names_).substr(open_.back()) != name)
      fail("the end of \"" + std::string(name.substr(0, 40)) + "\" stands where nothing of that name began");
    names_.resize(open_.back());
    open_.pop_back();
    return Piece::end;
  }
  if (open_.empty() && seen_root_) fail("it has more than one root");
  seen_root_ = true;
  if (!tag_.is_empty()) {
    if (open_.size() == deepest) fail("its elements are nested too deep");
    open_.push_back(static_cast<std::uint32_t>(names_.size()));
    names_.append(name);
  }
  return Piece::start;
}

/// The declaration states the encoding of the part; it is passed on as UTF-8.
MarkupReader::Piece MarkupReader::instruction() {
  const bool first = !begun_;
  take(find("?>", 2), Piece::other);
  if (!first || !spelled_.starts_with("<?xml") || spelled_.size() < 6 || !xml::is_space(spelled_[5]))
    return Piece::other;
  const std::string inside = "<xml" + std::string(spelled_.substr(5, spelled_.size() - 7)) + ">";
  const std::string encoding = Tag(inside).attribute("encoding").value_or("UTF-8");
  if (encoding == "UTF-8" || encoding == "utf-8") return Piece::other;
  const std::string changed = Tag(inside).with("encoding", "UTF-8");
  declaration_ = "<?xml" + changed.substr(4, changed.size() - 5) + "?>";
  spelled_ = declaration_;
  return Piece::other;
}

MarkupReader::Piece MarkupReader::next() {
  while (end_ - at_ < 9 && refill()) {}
  if (at_ == end_) {
    if (!open_.empty() || !seen_root_) fail("it ends too early");
    return Piece::finished;
  }
  const std::string_view seen(buffer_.data() + at_, end_ - at_);
  Piece piece = Piece::other;
  if (seen[0] != '<') {
    const std::size_t size = std::min(seen.find('<'), seen.size());
    const std::string_view text = seen.substr(0, size);
    if (open_.empty() && !std::all_of(text.begin(), text.end(), xml::is_space)) fail("text stands outside its root");
    piece = take(size, Piece::other);
  } else if (seen.starts_with("<?")) {
    piece = instruction();
  } else if (seen.starts_with("<!--")) {
    piece = take(find("-->", 4), Piece::other);
  } else if (seen.starts_with("<![CDATA[")) {
    if (open_.empty()) fail("text stands outside its root");
    piece = take(find("]]>", 9), Piece::other);
  } else if (seen.starts_with("<!")) {
    fail("it has a document type declaration, which no workbook needs");
  } else {
    piece = start_or_end();
  }
  begun_ = true;
  return piece;
}

}  // namespace maex::xlsx
