// Fuzzes the reader of OpenDocument spreadsheets. A file that begins like a ZIP is used as it is. In other files the
// first byte selects a part of a valid package, and the rest of the bytes replaces that part: the content, the styles,
// or the tables inside the content.
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/unit/ods/make_ods.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  if (size == 0) return 0;
  std::string bytes(fuzz::text_of(data, size));
  if (!bytes.starts_with("PK")) {
    const std::string rest = bytes.substr(1);
    test::Parts parts = test::ods_parts(test::content_part(
        test::table("<table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>")));
    switch (data[0] % 3) {
      case 0: parts["content.xml"] = rest; break;
      case 1: parts["styles.xml"] = rest; break;
      default: parts["content.xml"] = test::content_part(rest);
    }
    bytes = test::make_archive(parts);
  }
  Bounds bounds = fuzz::small_bounds();
  bounds.rows = 2000;  // a few bytes can repeat a row or a cell many times
  bounds.columns = 200;
  bounds.cell_bytes = 1 << 16;
  try {
    ods::Document document(Archive(bytes, "fuzz.ods", bounds), bounds);
    fuzz::read_document(document);
  } catch (const InputError&) {}
  return 0;
}
