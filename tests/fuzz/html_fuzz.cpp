// Any bytes as a web page: read to the end, checking what TableDocument promises about rows, cells and merged ranges.
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"

namespace maex {
void register_format_html(Registry& registry);
}

namespace {

const maex::Format& html() {
  static const maex::Registry registry = [] {
    maex::Registry made;
    maex::register_format_html(made);
    return made;
  }();
  return *registry.format("html");
}

void require(bool promise) {
  if (!promise) std::abort();
}

void read_all(maex::TableDocument& document) {
  for (std::size_t sheet = 0; sheet < document.sheets().size(); ++sheet) {
    require(!document.sheets()[sheet].name.empty());
    const auto reader = document.open(sheet);
    std::uint32_t last_row = 0;
    for (maex::Row row; reader->next(row);) {
      require(row.number > last_row && !row.cells.empty());
      last_row = row.number;
      std::uint32_t last_column = 0;
      for (const maex::Cell& cell : row.cells) {
        require(cell.column > last_column && !cell.raw.empty());
        last_column = cell.column;
        static_cast<void>(maex::shown(cell));
      }
    }
    for (const maex::MergedRange& range : document.merged(sheet))
      require(range.first_row >= 1 && range.first_column >= 1 && range.last_row >= range.first_row &&
              range.last_column >= range.first_column);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const int fd = ::memfd_create("fuzz.html", 0);
  require(fd >= 0);
  for (std::size_t done = 0; done < size;) {
    const ssize_t n = ::write(fd, data + done, size - done);
    require(n > 0);
    done += static_cast<std::size_t>(n);
  }
  const std::string path = "/proc/self/fd/" + std::to_string(fd);
  try {
    static_cast<void>(html().identify(maex::probe_file(path)));
    read_all(*html().open(path, {}));
  } catch (const maex::InputError&) {
    // refused in a sentence: that is what hostile files should get
  }
  ::close(fd);
  return 0;
}
