#include "core/office/zip_directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <unordered_set>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/office/zip_records.hpp"

namespace maex {
namespace {

constexpr std::uint64_t largest_directory = std::uint64_t{32} << 20;  // normal ones take about 100 bytes per member
constexpr std::size_t longest_name = 1024;
constexpr std::uint16_t streamed = 1 << 3;  // sizes follow the data; the local header may contain zeros

using zip::Refusal;

std::string member(const ZipEntry& entry) { return "its member " + shown_name(entry.name); }

/// Names are only compared, never used as paths. A name that tries to be a path out of the archive is a sign of a
/// hostile file.
void check_name(const ZipEntry& entry, const std::string& name, Backslash backslash) {
  if (name.empty()) throw Refusal("a member of it has no name");
  if (name.size() > longest_name)
    throw Refusal(member(entry) + " has a name of more than " + std::to_string(longest_name) + " bytes");
  if (backslash == Backslash::is_refused && entry.name.find('\\') != std::string::npos)
    throw Refusal(member(entry) + " has a backslash in its name");
  for (const char c : name)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
      throw Refusal(member(entry) + " has a control character in its name");
  const auto letter = static_cast<unsigned char>(name[0] | 0x20);
  if (name[0] == '/' || (name.size() > 1 && name[1] == ':' && letter >= 'a' && letter <= 'z'))
    throw Refusal(member(entry) + " has an absolute path");
  for (std::size_t from = 0; from <= name.size();) {
    const std::size_t end = std::min(name.find('/', from), name.size());
    if (std::string_view(name).substr(from, end - from) == "..")
      throw Refusal(member(entry) + " points outside the archive");
    from = end + 1;
  }
}

struct Span {
  std::uint64_t begin, end;
  std::size_t entry;
};

/// The local header must repeat the directory entry. The data after it must end before `directory`.
Span check_local(const RandomBytes& bytes, const ZipEntry& entry, std::size_t index, std::uint64_t directory) {
  if (entry.offset > directory || directory - entry.offset < zip::local_size)
    throw Refusal(member(entry) + " lies outside the file's data");
  const std::string header = bytes.read(entry.offset, zip::local_size);
  if (header.size() < zip::local_size || zip::number(header, 0, 4) != zip::local_magic)
    throw Refusal(member(entry) + " does not begin where the directory says");
  // The name itself is not compared: programs that rename members rewrite the directory alone, and its names count.
  const std::uint64_t name_size = zip::number(header, 26, 2);
  const std::uint64_t begins = entry.offset + zip::local_size + name_size + zip::number(header, 28, 2);
  if (begins > directory || entry.stored > directory - begins)
    throw Refusal(member(entry) + " is longer than the file");
  if (name_size != entry.stored_name_size)
    throw Refusal(member(entry) + " has another name at its data than in the directory");
  const auto flags = static_cast<std::uint16_t>(zip::number(header, 6, 2));
  if (zip::number(header, 8, 2) != entry.method || ((flags ^ entry.flags) & 1) != 0)
    throw Refusal(member(entry) + " is stored otherwise than the directory says");
  const auto differs = [&](std::size_t at, std::uint64_t stated) {
    const std::uint64_t here = zip::number(header, at, 4);
    return here != stated && here != 0xFFFFFFFF && !(here == 0 && (flags & streamed) != 0);
  };
  if (differs(18, entry.stored) || differs(22, entry.size))
    throw Refusal(member(entry) + " has another size at its data than in the directory");
  return {entry.offset, begins + entry.stored, index};
}

void check_overlap(std::vector<Span>& spans, const std::vector<ZipEntry>& entries) {
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  for (std::size_t i = 1; i < spans.size(); ++i)
    if (spans[i].begin < spans[i - 1].end)
      throw Refusal("its members " + shown_name(entries[spans[i - 1].entry].name) + " and " +
                    shown_name(entries[spans[i].entry].name) + " overlap, as in archives made to exhaust memory");
}

std::vector<ZipEntry> read_checked(const RandomBytes& bytes, const Bounds& bounds, Backslash backslash) {
  const zip::Extent extent = zip::find_directory(bytes);
  if (extent.entries > bounds.archive_entries)
    throw Refusal("it has " + std::to_string(extent.entries) + " members, more than the " +
                  std::to_string(bounds.archive_entries) + " that are read" + raise_advice("archive-entries"));
  if (extent.size > largest_directory) throw Refusal("its archive directory is larger than the 32 MiB that are read");
  std::vector<ZipEntry> entries;
  std::vector<Span> spans;
  std::unordered_set<std::string> names;
  zip::walk_directory(bytes, extent, [&](ZipEntry&& entry) {
    std::string name = entry.name;
    std::replace(name.begin(), name.end(), '\\', '/');
    check_name(entry, name, backslash);
    if (!names.insert(std::move(name)).second) throw Refusal(member(entry) + " appears twice");
    if (entry.method == 0 && !entry.encrypted() && entry.size != entry.stored)
      throw Refusal(member(entry) + " is stored as it is, yet with two different sizes");
    spans.push_back(check_local(bytes, entry, entries.size(), extent.offset));
    entries.push_back(std::move(entry));
    return true;
  });
  check_overlap(spans, entries);
  return entries;
}

}  // namespace

RandomBytes::RandomBytes(const std::filesystem::path& path) : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
  struct ::stat about {};
  if (file_ < 0 || ::fstat(file_, &about) != 0) {
    const int error = errno;
    if (file_ >= 0) ::close(file_);
    throw InputError("cannot open " + name_in_messages(path) + ": " + std::strerror(error));
  }
  size_ = static_cast<std::uint64_t>(about.st_size);
}

RandomBytes::~RandomBytes() {
  if (file_ >= 0) ::close(file_);
}

std::string RandomBytes::read(std::uint64_t offset, std::size_t count) const {
  if (offset >= size_) return {};
  count = static_cast<std::size_t>(std::min<std::uint64_t>(count, size_ - offset));
  if (file_ < 0) return std::string(view_.substr(static_cast<std::size_t>(offset), count));
  std::string bytes(count, '\0');
  std::size_t filled = 0;
  while (filled < count) {
    const ::ssize_t got = ::pread(file_, bytes.data() + filled, count - filled, static_cast<::off_t>(offset + filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw std::system_error(errno, std::generic_category(), "reading an archive");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

std::vector<ZipEntry> read_zip_directory(const RandomBytes& bytes, const std::string& name, const Bounds& bounds,
                                         Backslash backslash) {
  try {
    return read_checked(bytes, bounds, backslash);
  } catch (const Refusal& refusal) {
    const std::string reason = refusal.what();
    throw InputError(name + " is refused: " + reason +
                     (reason.find("; ") == std::string::npos ? "; ask for the file again" : ""));
  } catch (const std::system_error& error) { throw InputError("cannot read " + name + ": " + error.code().message()); }
}

std::vector<std::string> list_zip_names(const RandomBytes& bytes, std::size_t most) {
  std::vector<std::string> names;
  try {
    zip::walk_directory(bytes, zip::find_directory(bytes), [&](ZipEntry&& entry) {
      names.push_back(std::move(entry.name));
      return names.size() < most;
    });
  } catch (const Refusal&) {
    // Opening the archive reports the damage. The names so far show what kind of file it is.
  } catch (const std::system_error&) { names.clear(); }
  return names;
}

std::string shown_name(std::string_view name) {
  constexpr std::size_t most = 80;
  std::size_t size = std::min(name.size(), most);
  while (size < name.size() && size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0) == 0x80)
    --size;  // whole characters
  std::string shown;
  for (const char c : name.substr(0, size)) shown += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  return name.size() > most ? shown + "…" : shown;
}

}  // namespace maex
