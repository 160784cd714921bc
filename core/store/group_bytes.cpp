#include "core/store/group_bytes.hpp"

#include <bit>
#include <cstring>

#include "core/io/error.hpp"

namespace maex {
namespace {

void put(std::string& bytes, std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes.push_back(static_cast<char>(number | 0x80));
  bytes.push_back(static_cast<char>(number));
}

void put(std::string& bytes, std::string_view text) {
  put(bytes, text.size());
  bytes.append(text);
}

void put(std::string& bytes, const Day& day) {
  put(bytes, static_cast<std::uint16_t>(day.year));
  bytes.push_back(static_cast<char>(day.month));
  bytes.push_back(static_cast<char>(day.day));
}

/// Small numbers stay short, also negative ones.
std::uint64_t folded(std::int64_t number) {
  return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}

void put(std::string& bytes, const Value& value) {
  bytes.push_back(static_cast<char>(value.kind()));
  switch (value.kind()) {
    case Value::Kind::none: return;
    case Value::Kind::text: return put(bytes, value.as_text());
    case Value::Kind::integer: return put(bytes, folded(value.as_integer()));
    case Value::Kind::boolean: return put(bytes, value.as_boolean() ? 1u : 0u);
    case Value::Kind::code: return put(bytes, static_cast<std::uint64_t>(value.as_code()));
    case Value::Kind::decimal: {
      const double number = value.as_decimal();
      bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
      return;
    }
    case Value::Kind::date: {
      const PartialDate date = value.as_date();
      bytes.push_back(static_cast<char>(static_cast<unsigned>(date.form) | static_cast<unsigned>(date.doubt) << 2));
      put(bytes, date.first);
      put(bytes, date.last);
      return;
    }
  }
}

class Taker {
 public:
  explicit Taker(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool empty() const { return bytes_.empty(); }

  std::uint64_t number() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(raw(1)[0]);
      number |= std::uint64_t{byte & 0x7Fu} << shift;
      if (byte < 0x80) return number;
    }
    damaged();
  }
  /// Reads a number below `end`.
  std::size_t below(std::size_t end) {
    const std::uint64_t found = number();
    if (found >= end) damaged();
    return static_cast<std::size_t>(found);
  }
  std::string_view text() { return raw(number()); }
  std::string_view raw(std::uint64_t size) {
    if (size > bytes_.size()) damaged();
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }
  Day day() {
    const auto year = static_cast<std::int16_t>(below(1u << 16));
    const std::string_view rest = raw(2);
    return {year, static_cast<std::uint8_t>(rest[0]), static_cast<std::uint8_t>(rest[1])};
  }
  Value value(Batch& into) {
    switch (static_cast<Value::Kind>(raw(1)[0])) {
      case Value::Kind::none: return {};
      case Value::Kind::text: return Value::text(into.keep(text()));
      case Value::Kind::integer: {
        const std::uint64_t found = number();
        return Value::integer(static_cast<std::int64_t>(found >> 1 ^ (0 - (found & 1))));
      }
      case Value::Kind::boolean: return Value::boolean(number() != 0);
      case Value::Kind::code: return Value::code(static_cast<Code>(below(all_codes().size())));
      case Value::Kind::decimal: {
        double found = 0;
        std::memcpy(&found, raw(sizeof found).data(), sizeof found);
        return Value::decimal(found);
      }
      case Value::Kind::date: {
        const std::size_t form_and_doubt = below(16);
        const Day first = day(), last = day();
        return Value::date({static_cast<PartialDate::Form>(form_and_doubt & 3), first, last,
                            static_cast<PartialDate::Doubt>(form_and_doubt >> 2)});
      }
    }
    damaged();
  }
  [[noreturn]] static void damaged() { throw InputError("the stored records are damaged"); }

 private:
  std::string_view bytes_;
};

}  // namespace

void append_group(std::string& bytes, const Group& group) {
  const Batch& batch = *group.batch;
  const std::size_t first = group.first, last = group.last;
  put(bytes, last - first);
  for (std::size_t i = first; i != last; ++i) {
    const Record& record = batch[i];
    put(bytes, static_cast<std::uint64_t>(record.kind()));
    put(bytes, record.origin().document);
    put(bytes, record.origin().part);
    put(bytes, record.origin().row);
    put(bytes, record.parent() < 0 ? 0 : static_cast<std::size_t>(record.parent()) - first + 1);
    put(bytes, record.slots().size());
    for (const Slot& slot : record.slots()) {
      put(bytes, static_cast<std::uint64_t>(slot.field));
      put(bytes, slot.column);
      put(bytes, slot.value);
    }
    put(bytes, record.extras().size());
    for (const Extra& extra : record.extras()) {
      put(bytes, extra.heading);
      put(bytes, extra.text);
      put(bytes, extra.column);
    }
    const Kept* kept = batch.kept(i);
    const bool here = kept != nullptr && i + 1 == kept->first + kept->records && kept->first >= first;
    put(bytes, here ? i + 1 - kept->first : 0);
    if (!here) continue;
    for (const std::string_view text : {kept->before, kept->bytes, kept->scope, kept->id}) put(bytes, text);
    put(bytes, kept->beside ? 1u : 0u);
  }
}

void read_group(std::string_view bytes, Batch& into) {
  Taker take(bytes);
  const std::size_t first = into.size();
  for (std::size_t left = take.number(); left != 0; --left) {
    const auto kind = static_cast<Kind>(take.below(kind_count));
    Origin origin;
    origin.document = static_cast<std::uint32_t>(take.number());
    origin.part = static_cast<std::uint32_t>(take.number());
    origin.row = static_cast<std::uint32_t>(take.number());
    const std::size_t parent = take.below(into.size() - first + 1);
    if ((parent == 0) == is_child(kind)) Taker::damaged();
    Record& record = into.add(kind, origin, parent == 0 ? -1 : static_cast<std::int32_t>(first + parent - 1));
    const std::size_t slots = take.number();
    if (slots > bytes.size()) Taker::damaged();
    record.reserve(slots);
    for (std::size_t i = 0; i != slots; ++i) {
      const auto field = static_cast<Field>(take.below(field_count));
      const auto column = static_cast<std::uint16_t>(take.below(1u << 16));
      record.set(field, take.value(into), column);
    }
    for (std::size_t extras = take.number(); extras != 0; --extras) {
      const std::string_view heading = into.keep(take.text());
      const std::string_view text = into.keep(take.text());
      record.add_extra(heading, text, static_cast<std::uint16_t>(take.below(1u << 16)));
    }
    const std::size_t kept = take.below(into.size() - first + 1);
    if (kept == 0) continue;
    Kept source;
    source.first = into.size() - kept;
    source.before = into.keep(take.text());
    source.bytes = into.keep(take.text());
    source.scope = into.keep(take.text());
    source.id = into.keep(take.text());
    source.beside = take.number() != 0;
    into.keep_source(source);
  }
  if (!take.empty()) Taker::damaged();
}

}  // namespace maex
