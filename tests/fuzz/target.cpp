#include "tests/fuzz/target.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "adapters/builtin.hpp"
#include "core/io/error.hpp"

namespace maex::fuzz {
namespace {

std::map<std::string_view, const Target*>& targets() {
  static std::map<std::string_view, const Target*> all;
  return all;
}

}  // namespace

Target::Target(std::string_view called, void (*runs)(std::string_view), Mutate mutates,
               std::vector<std::string> (*seeds_of)())
    : name(called), run(runs), mutate(mutates), seeds(seeds_of) {
  targets().emplace(name, this);
}

const Target* find_target(std::string_view name) {
  const auto found = targets().find(name);
  return found == targets().end() ? nullptr : found->second;
}

std::vector<std::string_view> target_names() {
  std::vector<std::string_view> names;
  for (const auto& [name, target] : targets()) names.push_back(name);
  return names;
}

void require(bool promise, const char* what) {
  if (promise) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

MemoryFile::MemoryFile(std::string_view bytes) : file_(::memfd_create("fuzz", 0)) {
  require(file_ >= 0, "a file in memory can be made");
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(file_, bytes.data(), bytes.size());
    require(written > 0, "a file in memory can be written");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

MemoryFile::~MemoryFile() { ::close(file_); }

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(file_); }

std::string MemoryFile::bytes() const {
  std::string all;
  char block[16384];
  for (::off_t at = 0;;) {
    const ::ssize_t got = ::pread(file_, block, sizeof block, at);
    if (got <= 0) return all;
    all.append(block, static_cast<std::size_t>(got));
    at += got;
  }
}

Registry& adapters() {
  static auto* registry = [] {
    auto* made = new Registry;  // lives as long as the process
    register_builtin_adapters(*made);
    return made;
  }();
  return *registry;
}

Counted read_sheet(TableDocument& document, std::size_t sheet) {
  const auto reader = document.open(sheet);
  Counted counted;
  std::uint32_t last_row = 0;
  for (Row row; reader->next(row);) {
    require(row.number > last_row, "rows ascend");
    require(!row.cells.empty(), "a row has a cell");
    last_row = row.number;
    std::uint32_t last_column = 0;
    for (const Cell& cell : row.cells) {
      require(cell.column > last_column, "columns ascend");
      require(cell.kind != CellKind::empty && !cell.raw.empty(), "a cell is not empty");
      last_column = cell.column;
      shown(cell);
    }
    ++counted.rows;
    counted.cells += row.cells.size();
  }
  return counted;
}

Counted read_document(TableDocument& document) {
  Counted counted;
  for (std::size_t i = 0; i < document.sheets().size(); ++i) {
    if (!document.sheets()[i].readable) continue;
    document.merged(i);
    const Counted sheet = read_sheet(document, i);
    if (!is_table(document.sheets()[i])) continue;
    counted.rows += sheet.rows;
    counted.cells += sheet.cells;
  }
  static_cast<void>(document.decisions());
  require(!document.is_incomplete() || !document.damage().empty(), "an incomplete file has a sentence about it");
  return counted;
}

Bounds small_bounds() {
  Bounds bounds;
  bounds.member_bytes = 4 << 20;
  bounds.expanded_bytes = 8 << 20;
  bounds.rows = 20'000;
  return bounds;
}

ReadRecords read_source(const Partner& partner, Source& source, const Options& options) {
  Notices notices;
  Balance balance;
  Account account("fuzz", notices, balance);
  ReadContext context{account, options, {2024, 1, 1}, 1, nullptr, small_bounds()};
  try {
    const auto reader = partner.read(source, context);
    for (Batch batch; reader->next(batch); batch.reset())
      for (std::size_t i = 0; i != batch.size(); ++i) {
        require(is_child(batch[i].kind()) == (batch[i].parent() >= 0), "children have a parent, others have none");
        require(batch[i].parent() < static_cast<std::int32_t>(i), "a parent is before its child");
        static_cast<void>(reader->locate(batch[i].origin(), 0, Field::count));
      }
    require(balance.holds(), "the balance holds");
  } catch (const InputError& error) {
    // A refusal with a sentence is the correct result for hostile bytes.
    require(*error.what() != '\0', "a refusal has a sentence");
    return {true, 0, 0};
  }
  return {false, balance.rows_read(), balance.cells_read()};
}

ReadRecords read_records(std::string_view partner, std::string_view bytes, const Options& options) {
  const Partner& reads = adapters().require_partner(partner);
  const MemoryFile file(bytes);
  try {
    Source source;
    source.probe = probe_file(file.path());
    static_cast<void>(reads.identify(source));
    return read_source(reads, source, options);
  } catch (const InputError& error) {
    require(*error.what() != '\0', "a refusal has a sentence");
    return {true, 0, 0};
  }
}

}  // namespace maex::fuzz
