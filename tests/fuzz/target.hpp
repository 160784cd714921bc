// Shared by the fuzz targets.
#pragma once
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex::fuzz {

/// Ends the run like a crash when an interface breaks its contract.
inline void require(bool promise) {
  if (!promise) std::abort();
}

/// A file in memory.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(::memfd_create("fuzz", 0)) {
    require(file_ >= 0);
    while (!bytes.empty()) {
      const ::ssize_t written = ::write(file_, bytes.data(), bytes.size());
      require(written > 0);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { ::close(file_); }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

inline Registry& adapters() {
  static auto* registry = [] {
    auto* made = new Registry;  // lives as long as the process
    register_builtin_adapters(*made);
    return made;
  }();
  return *registry;
}

/// Reads a sheet to its end and checks the contract of RowReader on rows and cells.
inline void read_sheet(TableDocument& document, std::size_t sheet) {
  const auto reader = document.open(sheet);
  std::uint32_t last_row = 0;
  for (Row row; reader->next(row);) {
    require(row.number > last_row && !row.cells.empty());
    last_row = row.number;
    std::uint32_t last_column = 0;
    for (const Cell& cell : row.cells) {
      require(cell.column > last_column && cell.kind != CellKind::empty && !cell.raw.empty());
      last_column = cell.column;
      shown(cell);
    }
  }
}

/// Reads every readable sheet and calls every other function of the document.
inline void read_document(TableDocument& document) {
  for (std::size_t i = 0; i < document.sheets().size(); ++i) {
    if (!document.sheets()[i].readable) continue;
    document.merged(i);
    read_sheet(document, i);
  }
  document.decisions();
  document.damage();
}

/// Small bounds, so that the fuzzer does not spend its time on inflating.
inline Bounds small_bounds() {
  Bounds bounds;
  bounds.member_bytes = 16 << 20;
  bounds.expanded_bytes = 32 << 20;
  bounds.rows = 100'000;
  return bounds;
}

/// Reads the bytes as a map of this partner and checks the contracts of RecordReader and of the balance.
inline void read_map(std::string_view partner, std::string_view bytes) {
  const Partner& reads = adapters().require_partner(partner);
  static constexpr std::string_view kinds[] = {"auto", "incident", "hazard_area"};
  const MemoryFile file(bytes);
  Notices notices;
  Balance balance;
  Options options;
  options.set("kind", std::string(kinds[bytes.size() % 3]));
  Account account("fuzz", notices, balance);
  ReadContext context{account, options, {2024, 1, 1}, 1, nullptr, small_bounds()};
  try {
    Source source;
    source.probe = probe_file(file.path());
    static_cast<void>(reads.identify(source));
    const auto reader = reads.read(source, context);
    Batch batch;
    while (reader->next(batch)) {
      for (std::size_t i = 0; i != batch.size(); ++i) {
        require(is_child(batch[i].kind()) == (batch[i].parent() >= 0) &&
                batch[i].parent() < static_cast<std::int32_t>(i));
        reader->locate(batch[i].origin(), 0, Field::count);
      }
      batch.reset();
    }
    require(balance.holds());
  } catch (const InputError&) {
    // A refusal is the correct result for hostile bytes.
  }
}

}  // namespace maex::fuzz
