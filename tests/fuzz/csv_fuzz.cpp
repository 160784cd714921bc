// Any bytes as a CSV file: read to the end, checking what RowReader promises about rows and cells.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
void register_format_csv(Registry& registry);
}

namespace {

const maex::Format& csv() {
  static const maex::Registry registry = [] {
    maex::Registry made;
    maex::register_format_csv(made);
    return made;
  }();
  return *registry.format("csv");
}

void require(bool promise) {
  if (!promise) std::abort();
}

void read_all(const std::string& path, const maex::Options& options) {
  const auto document = csv().open(path, {options, {}});
  const auto reader = document->open(0);
  std::uint32_t last_row = 0;
  for (maex::Row row; reader->next(row);) {
    require(row.number > last_row && !row.cells.empty());
    last_row = row.number;
    std::uint32_t last_column = 0;
    for (const maex::Cell& cell : row.cells) {
      require(cell.column > last_column && cell.kind == maex::CellKind::text && !cell.raw.empty());
      require(cell.raw.find('\0') == std::string_view::npos);
      last_column = cell.column;
    }
  }
  require(document->decisions().size() >= 3);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int fd = ::memfd_create("fuzz.csv", 0);
  require(fd >= 0);
  for (std::size_t done = 0; done < size;) {
    const ssize_t n = ::write(fd, data + done, size - done);
    require(n > 0);
    done += static_cast<std::size_t>(n);
  }
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  static_cast<void>(csv().identify(maex::probe_file(path)));
  // The second reading forces what the first one only does when the bytes suggest it.
  maex::Options forced;
  forced.set("encoding", size % 2 == 0 ? "UTF-16LE" : "windows-1251");
  forced.set("separator", ";");
  for (const maex::Options& options : {maex::Options(), forced}) {
    try {
      read_all(path, options);
    } catch (const maex::InputError&) {
      // refused in a sentence: that is what hostile files should get
    }
  }
  ::close(fd);
  return 0;
}
