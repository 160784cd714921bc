#include "adapters/formats/pdf/file/objects.hpp"

#include <charconv>

#include "adapters/formats/pdf/file/unpack.hpp"

namespace maex::pdf {
namespace {

constexpr std::uint64_t most_objects = 2'000'000;
constexpr std::uint64_t most_unpacked_stream = std::uint64_t{16} << 20;
constexpr std::uint64_t most_counted = std::uint64_t{512} << 20;
constexpr std::uint64_t looks = 8;  // times that a value is read again, about
constexpr std::uint64_t most_kept = std::uint64_t{48} << 20;
constexpr std::uint64_t longest_value = std::uint64_t{2} << 20;
constexpr std::size_t most_tables = 100;

/// A big-endian number of `width` bytes.
std::uint64_t big_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

std::uint64_t take_count(Lexer& lexer) {
  const Token token = lexer.next();
  if (token.kind != TokenKind::number) throw NotPlain();
  return count_of(token.text);
}

}  // namespace

Dictionary::Dictionary(std::string_view bytes) : bytes_(bytes) {
  if (Lexer(bytes).next().kind != TokenKind::dictionary) throw NotPlain();
}

std::optional<std::string_view> Dictionary::find(std::string_view key) const {
  std::optional<std::string_view> found;
  each([&](std::string_view name, std::string_view value) {
    if (name == key) found = value;
  });
  return found;
}

std::vector<std::string_view> array_of(std::string_view bytes) {
  Lexer lexer(bytes);
  if (lexer.next().kind != TokenKind::array) throw NotPlain();
  std::vector<std::string_view> values;
  for (;;) {
    Lexer ahead = lexer;
    if (ahead.next().kind == TokenKind::array_end) return values;
    values.push_back(lexer.value());
  }
}

std::vector<double> numbers_of(std::string_view bytes) {
  std::vector<double> numbers;
  for (const std::string_view value : array_of(bytes)) {
    const Token token = Lexer(value).next();
    if (token.kind != TokenKind::number || token.text.size() != value.size()) throw NotPlain();
    numbers.push_back(token.number);
  }
  return numbers;
}

std::string_view name_of(std::string_view bytes) {
  const Token token = Lexer(bytes).next();
  return token.kind == TokenKind::name ? token.text : std::string_view{};
}

std::uint64_t count_of(std::string_view bytes) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), value);
  if (error != std::errc() || end != bytes.data() + bytes.size()) throw NotPlain();
  return value;
}

std::optional<std::uint32_t> reference_of(std::string_view bytes) {
  Lexer lexer(bytes);
  const Token number = lexer.next();
  if (number.kind != TokenKind::number || lexer.next().kind != TokenKind::number) return std::nullopt;
  if (const Token word = lexer.next(); word.kind != TokenKind::word || word.text != "R") return std::nullopt;
  const std::uint64_t value = count_of(number.text);
  if (value >= most_objects) throw NotPlain();
  return static_cast<std::uint32_t>(value);
}

Objects::Objects(std::string_view bytes) : bytes_(bytes) {
  if (!bytes.starts_with("%PDF-")) throw NotPlain();  // places would count from elsewhere
  read_tables();
  if (trailer_.has("Encrypt")) throw NotPlain();
}

void Objects::count(std::uint64_t bytes) {
  if ((counted_ += bytes) > most_counted) throw NotPlain();
}

void Objects::set(std::uint64_t number, Entry entry) {
  if (number >= most_objects) throw NotPlain();
  if (number >= entries_.size()) entries_.resize(number + 1);
  if (entries_[number].kind == Entry::Kind::unknown) entries_[number] = entry;  // newer tables come first
}

void Objects::read_tables() {
  constexpr std::string_view mark = "startxref";
  const std::size_t at = bytes_.rfind(mark);
  if (at == std::string_view::npos) throw NotPlain();
  Lexer lexer(bytes_, at + mark.size());
  std::optional<std::uint64_t> place = take_count(lexer);
  for (std::size_t tables = 0; place; ++tables) {
    if (tables == most_tables) throw NotPlain();
    const Token first = Lexer(bytes_, *place).next();
    const bool plain = first.kind == TokenKind::word && first.text == "xref";
    const Dictionary dictionary = plain ? read_table(*place) : read_packed_table(*place);
    if (tables == 0) trailer_ = dictionary;
    if (const auto hybrid = dictionary.find("XRefStm"); hybrid && plain) read_packed_table(count_of(*hybrid));
    const auto before = dictionary.find("Prev");
    place = before ? std::optional(count_of(*before)) : std::nullopt;
  }
}

Dictionary Objects::read_table(std::uint64_t place) {
  Lexer lexer(bytes_, place);
  lexer.next();
  for (;;) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::word && token.text == "trailer") return Dictionary(lexer.value());
    if (token.kind != TokenKind::number) throw NotPlain();
    const std::uint64_t first = count_of(token.text), size = take_count(lexer);
    for (std::uint64_t i = 0; i != size; ++i) {
      const std::uint64_t at = take_count(lexer);
      take_count(lexer);
      const Token kind = lexer.next();
      if (kind.kind != TokenKind::word || (kind.text != "n" && kind.text != "f")) throw NotPlain();
      set(first + i, {kind.text == "n" ? Entry::Kind::direct : Entry::Kind::free, 0, at});
    }
  }
}

Dictionary Objects::read_packed_table(std::uint64_t place) {
  const Object object = read_at(place, UINT32_MAX, true);
  const Unpacked table = unpack(object);
  if (name_of(table.dictionary.find("Type").value_or("")) != "XRef") throw NotPlain();
  std::vector<std::size_t> widths;
  for (const std::string_view width : array_of(table.dictionary.find("W").value_or(""))) {
    widths.push_back(count_of(width));
    if (widths.back() > 8) throw NotPlain();
  }
  if (widths.size() != 3) throw NotPlain();
  const std::size_t row = widths[0] + widths[1] + widths[2];
  std::vector<std::uint64_t> index = {0, count_of(table.dictionary.find("Size").value_or(""))};
  if (const auto given = table.dictionary.find("Index")) {
    index.clear();
    for (const std::string_view each : array_of(*given)) index.push_back(count_of(each));
  }
  if (row == 0 || index.size() % 2 != 0) throw NotPlain();
  std::string_view rest = table.bytes;
  for (std::size_t part = 0; part != index.size(); part += 2)
    for (std::uint64_t i = 0; i != index[part + 1]; ++i) {
      if (rest.size() < row) throw NotPlain();
      const std::uint64_t kind = widths[0] == 0 ? 1 : big_endian(rest.substr(0, widths[0]));
      const std::uint64_t second = big_endian(rest.substr(widths[0], widths[1]));
      const std::uint64_t third = big_endian(rest.substr(widths[0] + widths[1], widths[2]));
      rest.remove_prefix(row);
      if (kind > 2 || third > UINT32_MAX) throw NotPlain();
      set(index[part] + i, {kind == 0   ? Entry::Kind::free
                            : kind == 1 ? Entry::Kind::direct
                                        : Entry::Kind::packed,
                            static_cast<std::uint32_t>(third), second});
    }
  return table.dictionary;
}

Object Objects::read_at(std::uint64_t place, std::uint32_t number, bool with_stream) {
  if (place >= bytes_.size()) throw NotPlain();
  Lexer lexer(bytes_.substr(place, longest_value));
  const std::uint64_t stored = take_count(lexer);
  if (number != UINT32_MAX && stored != number) throw NotPlain();
  take_count(lexer);
  if (const Token word = lexer.next(); word.kind != TokenKind::word || word.text != "obj") throw NotPlain();
  Object object{lexer.value(), std::nullopt};
  count(looks * object.value.size());
  const Token after = lexer.next();
  if (after.kind != TokenKind::word) throw NotPlain();
  if (after.text == "endobj") return object;
  if (after.text != "stream" || !object.value.starts_with("<<") || !with_stream) throw NotPlain();
  object.stream = stream_after(Dictionary(object.value), place + lexer.at());
  return object;
}

std::string_view Objects::stream_after(const Dictionary& dictionary, std::size_t at) {
  if (bytes_.substr(at, 2) == "\r\n")
    at += 2;
  else if (bytes_.substr(at, 1) == "\n")
    at += 1;
  else
    throw NotPlain();
  std::string_view length = dictionary.find("Length").value_or("");
  if (const auto reference = reference_of(length)) {
    if (*reference >= entries_.size() || entries_[*reference].kind != Entry::Kind::direct) throw NotPlain();
    length = read_at(entries_[*reference].place, *reference, false).value;
  }
  const std::uint64_t size = count_of(length);
  if (size > bytes_.size() - at) throw NotPlain();
  const Token end = Lexer(bytes_.substr(at + size, 16)).next();
  if (end.kind != TokenKind::word || end.text != "endstream") throw NotPlain();
  return bytes_.substr(at, size);
}

Object Objects::object(std::uint32_t number) {
  if (number >= entries_.size()) throw NotPlain();
  const Entry entry = entries_[number];
  if (entry.kind == Entry::Kind::direct) return read_at(entry.place, number, true);
  if (entry.kind != Entry::Kind::packed || entry.place >= entries_.size()) throw NotPlain();
  const Packed& stream = packed(static_cast<std::uint32_t>(entry.place));
  if (entry.index >= stream.places.size() || stream.places[entry.index].first != number) throw NotPlain();
  const Object result{Lexer(stream.bytes, stream.places[entry.index].second).value(), std::nullopt};
  count(looks * result.value.size());
  return result;
}

const Objects::Packed& Objects::packed(std::uint32_t number) {
  if (const auto known = packed_.find(number); known != packed_.end()) return known->second;
  if (entries_[number].kind != Entry::Kind::direct) throw NotPlain();
  Unpacked stream = unpack(read_at(entries_[number].place, number, true));
  if ((kept_ += stream.bytes.size()) > most_kept) throw NotPlain();
  if (name_of(stream.dictionary.find("Type").value_or("")) != "ObjStm") throw NotPlain();
  const std::uint64_t size = count_of(stream.dictionary.find("N").value_or(""));
  const std::uint64_t first = count_of(stream.dictionary.find("First").value_or(""));
  if (size > stream.bytes.size() || first > stream.bytes.size()) throw NotPlain();
  Packed result{std::move(stream.bytes), {}};
  Lexer lexer(result.bytes);
  for (std::uint64_t i = 0; i != size; ++i) {
    const std::uint64_t object = take_count(lexer), place = take_count(lexer);
    if (object >= most_objects || place > result.bytes.size()) throw NotPlain();
    result.places.emplace_back(static_cast<std::uint32_t>(object), first + place);
  }
  return packed_.emplace(number, std::move(result)).first->second;
}

std::string_view Objects::resolve(std::string_view value) {
  const auto reference = reference_of(value);
  return reference ? object(*reference).value : value;
}

Objects::Unpacked Objects::unpack(const Object& object) {
  if (!object.stream) throw NotPlain();
  const Dictionary dictionary(object.value);
  std::string_view filter = resolve(dictionary.find("Filter").value_or("[]"));
  std::string_view parameters = resolve(dictionary.find("DecodeParms").value_or("null"));
  if (filter.starts_with("[")) {
    const std::vector<std::string_view> filters = array_of(filter);
    if (filters.size() > 1) throw NotPlain();
    filter = filters.empty() ? std::string_view{} : filters[0];
    if (parameters.starts_with("[")) {
      const std::vector<std::string_view> each = array_of(parameters);
      parameters = each.empty() ? "null" : each[0];
    }
  }
  if (filter.empty()) {
    count(object.stream->size());
    return {dictionary, std::string(*object.stream)};
  }
  if (name_of(filter) != "FlateDecode" || dictionary.has("F")) throw NotPlain();
  std::string bytes = inflate(*object.stream, most_unpacked_stream);
  count(bytes.size());
  if (parameters == "null") return {dictionary, std::move(bytes)};
  const Dictionary settings(parameters);
  const std::uint64_t predictor = count_of(settings.find("Predictor").value_or("1"));
  if (predictor == 1) return {dictionary, std::move(bytes)};
  const bool single = count_of(settings.find("Colors").value_or("1")) == 1 &&
                      count_of(settings.find("BitsPerComponent").value_or("8")) == 8;
  if (predictor < 10 || !single) throw NotPlain();
  return {dictionary, undo_png(bytes, count_of(settings.find("Columns").value_or("1")))};
}

}  // namespace maex::pdf
