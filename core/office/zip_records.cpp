#include "core/office/zip_records.hpp"

#include <zlib.h>

#include <algorithm>

namespace maex::zip {
namespace {

constexpr std::size_t end_size = 22, locator_size = 20, end64_size = 56, central_size = 46;
constexpr std::uint32_t end_magic = 0x06054b50, locator_magic = 0x07064b50, end64_magic = 0x06064b50,
                        central_magic = 0x02014b50;
constexpr std::uint64_t escape16 = 0xFFFF, escape32 = 0xFFFFFFFF;  // "look in the zip64 record"
constexpr std::uint16_t zip64_field = 0x0001, unicode_path_field = 0x7075;

std::uint32_t checksum(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

/// The part of the file that contains the records, read in pieces.
class Window {
 public:
  Window(const RandomBytes& bytes, const Extent& extent) : bytes_(bytes), next_(extent.offset), left_(extent.size) {}
  std::string_view take(std::size_t count) {
    if (count > buffer_.size() - at_) {
      constexpr std::size_t piece = 256 * 1024;
      buffer_.erase(0, at_);
      at_ = 0;
      const auto want =
          static_cast<std::size_t>(std::min<std::uint64_t>(std::max(piece, count) - buffer_.size(), left_));
      const std::string more = bytes_.read(next_, want);
      buffer_ += more;
      next_ += more.size();
      left_ = more.size() < want ? 0 : left_ - want;
      if (count > buffer_.size()) throw Refusal("its archive directory is cut off");
    }
    const std::string_view taken(buffer_.data() + at_, count);
    at_ += count;
    return taken;
  }
  [[nodiscard]] bool empty() const { return at_ == buffer_.size() && left_ == 0; }

 private:
  const RandomBytes& bytes_;
  std::uint64_t next_, left_;
  std::string buffer_;
  std::size_t at_ = 0;
};

/// Reads values that do not fit into the fixed fields of an entry from its extra fields.
void apply_extra(ZipEntry& entry, std::string_view extra, std::uint64_t disk) {
  const std::uint32_t sum = checksum(entry.name);
  const std::string claimed = entry.name;
  bool wide = entry.size == escape32 || entry.stored == escape32 || entry.offset == escape32 || disk == escape16;
  bool renamed = false;
  while (extra.size() >= 4) {
    const auto id = number(extra, 0, 2);
    const auto length = static_cast<std::size_t>(number(extra, 2, 2));
    if (length > extra.size() - 4)
      throw Refusal("its member " + shown_name(claimed) + " has an extra field longer than there is room for");
    std::string_view field = extra.substr(4, length);
    extra.remove_prefix(4 + length);
    if (id == zip64_field && wide) {
      wide = false;
      const auto widen = [&](std::uint64_t& value, const char* what) {
        if (value != escape32) return;
        if (field.size() < 8)
          throw Refusal("its member " + shown_name(claimed) + " does not state its " + what + " (zip64)");
        value = number(field, 0, 8);
        field.remove_prefix(8);
      };
      widen(entry.size, "expanded size");
      widen(entry.stored, "stored size");
      widen(entry.offset, "place");
      if (disk == escape16) disk = field.size() < 4 ? escape16 : number(field, 0, 4);
    } else if (id == unicode_path_field && !renamed && field.size() > 5 && field[0] == 1 &&
               number(field, 1, 4) == sum) {
      entry.name = field.substr(5);
      renamed = true;
    }
  }
  // Android's tools pad with up to three zeros.
  if (extra.find_first_not_of('\0') != std::string_view::npos)
    throw Refusal("its member " + shown_name(claimed) + " has a broken extra field");
  if (wide) throw Refusal("its member " + shown_name(claimed) + " lacks its zip64 field with sizes and place");
  if (disk != 0) throw Refusal("it is one part of an archive split over several files");
}

}  // namespace

std::uint64_t number(std::string_view from, std::size_t at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) value = value << 8 | static_cast<unsigned char>(from[at + i]);
  return value;
}

Extent find_directory(const RandomBytes& bytes) {
  const std::uint64_t size = bytes.size();
  const std::uint64_t tail_at = size - std::min<std::uint64_t>(size, end_size + locator_size + escape16);
  const std::string tail = bytes.read(tail_at, static_cast<std::size_t>(size - tail_at));
  const std::string_view magic("PK\x05\x06", 4);
  bool trailing = false;
  std::size_t at = tail.rfind(magic);
  for (; at != std::string::npos; at = at == 0 ? std::string::npos : tail.rfind(magic, at - 1)) {
    if (tail.size() - at < end_size) continue;
    if (at + end_size + number(tail, at + 20, 2) == tail.size()) break;  // its comment ends at the end of the file
    trailing = true;
  }
  if (at == std::string::npos)
    throw Refusal(trailing ? "the end record of its archive is not at the end of the file"
                           : "it has no end record of an archive: it is cut off or no ZIP archive");
  const std::uint64_t end_at = tail_at + at;
  std::uint64_t disk = number(tail, at + 4, 2), directory_disk = number(tail, at + 6, 2),
                here = number(tail, at + 8, 2);
  Extent extent{number(tail, at + 10, 2), number(tail, at + 16, 4), number(tail, at + 12, 4)};
  std::uint64_t behind = end_at;  // where the directory must end
  if (end_at >= locator_size) {
    const std::string locator = bytes.read(end_at - locator_size, locator_size);
    if (locator.size() == locator_size && number(locator, 0, 4) == locator_magic) {
      behind = number(locator, 8, 8);
      if (behind > end_at - locator_size || end_at - locator_size - behind < end64_size)
        throw Refusal("its zip64 end record is not where it is said to be");
      const std::string end = bytes.read(behind, end64_size);
      if (end.size() != end64_size || number(end, 0, 4) != end64_magic)
        throw Refusal("its zip64 end record is not where it is said to be");
      if (number(end, 4, 8) != end_at - locator_size - behind - 12)
        throw Refusal("its zip64 end record states a wrong size");
      const auto agree = [](std::uint64_t& narrow, std::uint64_t wide, std::uint64_t escape) {
        if (narrow != escape && narrow != wide) throw Refusal("its two end records contradict each other");
        narrow = wide;
      };
      agree(disk, number(end, 16, 4), escape16);
      agree(directory_disk, number(end, 20, 4), escape16);
      agree(here, number(end, 24, 8), escape16);
      agree(extent.entries, number(end, 32, 8), escape16);
      agree(extent.size, number(end, 40, 8), escape32);
      agree(extent.offset, number(end, 48, 8), escape32);
    }
  }
  if (disk != 0 || directory_disk != 0 || here != extent.entries)
    throw Refusal("it is one part of an archive split over several files");
  if (extent.offset > behind || extent.size != behind - extent.offset)
    throw Refusal("its archive directory is not where its end record says");
  if (extent.entries > extent.size / central_size)
    throw Refusal("it claims " + std::to_string(extent.entries) + " members, which its directory has no room for");
  return extent;
}

void walk_directory(const RandomBytes& bytes, const Extent& extent, const std::function<bool(ZipEntry&&)>& take) {
  Window window(bytes, extent);
  for (std::uint64_t i = 0; i < extent.entries; ++i) {
    const std::string record(window.take(central_size));
    if (number(record, 0, 4) != central_magic)
      throw Refusal("entry " + std::to_string(i + 1) + " of its archive directory is damaged");
    ZipEntry entry;
    entry.flags = static_cast<std::uint16_t>(number(record, 8, 2));
    entry.method = static_cast<std::uint16_t>(number(record, 10, 2));
    entry.stored = number(record, 20, 4);
    entry.size = number(record, 24, 4);
    entry.offset = number(record, 42, 4);
    const auto name_size = static_cast<std::size_t>(number(record, 28, 2));
    const auto extra_size = static_cast<std::size_t>(number(record, 30, 2));
    entry.name = window.take(name_size);
    entry.stored_name_size = static_cast<std::uint16_t>(name_size);
    apply_extra(entry, window.take(extra_size), number(record, 34, 2));
    window.take(static_cast<std::size_t>(number(record, 32, 2)));
    if (!take(std::move(entry))) return;
  }
  if (!window.empty()) throw Refusal("its archive directory is longer than its entries");
}

}  // namespace maex::zip
