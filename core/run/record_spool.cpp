#include "core/run/record_spool.hpp"

#include <cerrno>
#include <cstring>
#include <type_traits>

#include "core/io/error.hpp"

namespace maex {
namespace {

[[noreturn]] void spool_failed(const char* what) {
  throw OutputError(std::string("records that wait for their victims cannot be ") + what +
                    " a temporary file: " + std::strerror(errno));
}

template <class T>
void put_raw(std::string& out, const T& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void put_text(std::string& out, std::string_view text) {
  put_raw(out, text.size());
  out += text;
}

/// Reads what put_raw and put_text wrote.
class Cursor {
 public:
  Cursor(const std::string& bytes, Batch& batch) : at_(bytes.data()), batch_(batch) {}
  template <class T>
  T raw() {
    T value;
    std::memcpy(&value, at_, sizeof value);
    at_ += sizeof value;
    return value;
  }
  std::string_view text() {
    const auto size = raw<std::size_t>();
    const std::string_view kept = batch_.keep({at_, size});
    at_ += size;
    return kept;
  }

 private:
  const char* at_;
  Batch& batch_;
};

struct Header {
  Kind kind;
  Origin origin;
  std::int32_t parent;  ///< counted from the first record; -1: none
  std::size_t slots, extras;
  bool ends_source;  ///< what the sender wrote follows
};

}  // namespace

std::uint64_t RecordSpool::write(const Batch& batch, std::size_t first, std::size_t last) {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) spool_failed("written to");
  bytes_.clear();
  for (std::size_t i = first; i != last; ++i) {
    const Record& record = batch[i];
    const Kept* kept = batch.kept(i);
    if (kept != nullptr && (i + 1 != kept->first + kept->records || kept->first < first)) kept = nullptr;
    const std::int32_t parent = record.parent() < 0 ? -1 : record.parent() - static_cast<std::int32_t>(first);
    put_raw(bytes_, Header{record.kind(), record.origin(), parent, record.slots().size(), record.extras().size(),
                           kept != nullptr});
    for (const Slot& slot : record.slots()) {
      put_raw(bytes_, slot);
      if (slot.value.kind() == Value::Kind::text) put_text(bytes_, slot.value.as_text());
    }
    for (const Extra& extra : record.extras()) {
      put_text(bytes_, extra.heading);
      put_text(bytes_, extra.text);
      put_raw(bytes_, extra.column);
    }
    if (kept == nullptr) continue;
    put_raw(bytes_, kept->first - first);
    for (const std::string_view text : {kept->before, kept->bytes, kept->scope, kept->id}) put_text(bytes_, text);
    put_raw(bytes_, kept->beside);
  }
  const std::uint64_t place = size_;
  const std::size_t size = bytes_.size(), count = last - first;
  if (std::fseek(file_.get(), static_cast<long>(place), SEEK_SET) != 0 ||
      std::fwrite(&size, sizeof size, 1, file_.get()) != 1 || std::fwrite(&count, sizeof count, 1, file_.get()) != 1 ||
      std::fwrite(bytes_.data(), 1, size, file_.get()) != size)
    spool_failed("written to");
  size_ += sizeof size + sizeof count + size;
  return place;
}

void RecordSpool::read(std::uint64_t place, Batch& into) {
  std::size_t size = 0, count = 0;
  if (std::fseek(file_.get(), static_cast<long>(place), SEEK_SET) != 0 ||
      std::fread(&size, sizeof size, 1, file_.get()) != 1 || std::fread(&count, sizeof count, 1, file_.get()) != 1)
    spool_failed("read from");
  bytes_.resize(size);
  if (std::fread(bytes_.data(), 1, size, file_.get()) != size) spool_failed("read from");
  Cursor from(bytes_, into);
  const std::size_t first = into.size();
  for (std::size_t i = 0; i != count; ++i) {
    const auto header = from.raw<Header>();
    Record& record =
        into.add(header.kind, header.origin, header.parent < 0 ? -1 : header.parent + static_cast<std::int32_t>(first));
    record.reserve(header.slots);
    for (std::size_t k = 0; k != header.slots; ++k) {
      const auto slot = from.raw<Slot>();
      record.set(slot.field, slot.value.kind() == Value::Kind::text ? Value::text(from.text()) : slot.value,
                 slot.column);
    }
    for (std::size_t k = 0; k != header.extras; ++k) {
      const std::string_view heading = from.text(), text = from.text();
      record.add_extra(heading, text, from.raw<std::uint16_t>());
    }
    if (!header.ends_source) continue;
    Kept kept;
    kept.first = first + from.raw<std::size_t>();
    for (std::string_view* text : {&kept.before, &kept.bytes, &kept.scope, &kept.id}) *text = from.text();
    kept.beside = from.raw<bool>();
    into.keep_source(kept);
  }
}

}  // namespace maex
