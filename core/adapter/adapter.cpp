#include "core/adapter/adapter.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/notice/enclosed_sign.hpp"
#include "core/office/compound_file.hpp"
#include "core/office/zip_directory.hpp"

namespace maex {
namespace {

constexpr std::size_t head_size = 64 * 1024;
constexpr std::size_t tail_size = 1024;
constexpr std::size_t entries_listed = 1000;

std::vector<std::string> zip_entries(const std::filesystem::path& path) {
  try {
    return list_zip_names(RandomBytes(path), entries_listed);
  } catch (const InputError&) { return {}; }
}

/// Empty for a damaged file, like the above: the reader reports the damage when it opens the file.
std::vector<std::string> compound_entries(const std::filesystem::path& path) {
  std::vector<std::string> names;
  try {
    const CompoundFile file(path);
    for (const CompoundEntry& entry : file.entries()) {
      if (names.size() == static_cast<std::size_t>(entries_listed)) break;
      names.push_back(entry.name);
    }
  } catch (const InputError&) {}
  return names;
}

}  // namespace

std::string enclosed_name(const std::string& outer, const std::string& inner) {
  return outer + std::string(enclosed_sign) + inner;
}

std::string_view to_string(Certainty certainty) {
  switch (certainty) {
    case Certainty::no: return "no";
    case Certainty::possible: return "possible";
    case Certainty::likely: return "likely";
    case Certainty::certain: return "certain";
  }
  return "no";
}

Locator RecordReader::locate(const Origin& origin, std::uint16_t column, Field) const {
  Locator place;
  place.row = origin.row;
  place.column = column;
  return place;
}

std::vector<EnclosedFile> Format::unpack(const std::filesystem::path& path, const OpenContext&) const {
  throw UsageError(name_in_messages(path) + " holds no other files: it is " + descriptor().title + " (" +
                   descriptor().id + ")");
}

std::unique_ptr<TableWriter> Format::create(const std::filesystem::path&, const Options&) const {
  throw UsageError(descriptor().title + " (" + descriptor().id + ") is read here, not written; write xlsx, ods or csv");
}

std::unique_ptr<DocumentWriter> Format::create_document(const std::filesystem::path&, const DocumentStart&,
                                                        const Options&) const {
  throw UsageError(descriptor().title + " (" + descriptor().id + ") cannot hold a report");
}

void Format::mark(const std::filesystem::path& from, const std::filesystem::path&, std::span<const CellMark>,
                  const OpenContext&) const {
  throw UsageError(from.string() + " cannot be marked: " + descriptor().title + " (" + descriptor().id +
                   ") has no cells that hold comments; save it as .xlsx first");
}

Probe probe_file(const std::filesystem::path& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed))
    throw InputError(path.string() + " is a folder; name the file in it");
  if (path == "-") throw InputError("standard input is not read here; name a file");
  refuse_device(path);
  std::ifstream stream(path, std::ios::binary);
  Probe probe;
  probe.path = path;
  probe.name = name_in_messages(path);
  if (!stream) throw InputError("cannot open " + probe.name + ": " + std::strerror(errno));
  probe.size = std::filesystem::file_size(path, failed);
  if (failed) throw InputError("cannot read " + probe.name + ": " + failed.message());
  probe.head.resize(std::min<std::uintmax_t>(head_size, probe.size));
  stream.read(probe.head.data(), static_cast<std::streamsize>(probe.head.size()));
  const std::uintmax_t tail = std::min<std::uintmax_t>(tail_size, probe.size);
  probe.tail.resize(tail);
  stream.seekg(static_cast<std::streamoff>(probe.size - tail));
  stream.read(probe.tail.data(), static_cast<std::streamsize>(tail));
  if (!stream) throw InputError("cannot read " + probe.name + ": " + std::strerror(errno));
  if (probe.head.starts_with("PK")) probe.entries = zip_entries(path);
  if (CompoundFile::begins(probe.head)) probe.entries = compound_entries(path);
  return probe;
}

}  // namespace maex
