// Fuzzes the workbook reader. A file that begins like a ZIP is used as it is. In other files the first byte selects a
// part of a valid package, and the rest of the bytes replaces that part: a sheet, the table of shared strings, the
// styles, or the workbook part.
#include "adapters/formats/xlsx/document.hpp"
#include "core/io/error.hpp"
#include "tests/fuzz/target.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace maex;
  if (size == 0) return 0;
  std::string bytes(fuzz::text_of(data, size));
  if (!bytes.starts_with("PK")) {
    static const char* const names[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                        "xl/workbook.xml"};
    test::Parts parts = test::workbook_parts(
        test::sheet_part("<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row>"));
    parts[names[data[0] % std::size(names)]] = bytes.substr(1);
    bytes = test::make_archive(parts);
  }
  try {
    xlsx::Document document(Archive(bytes, "fuzz.xlsx", fuzz::small_bounds()));
    fuzz::read_document(document);
  } catch (const InputError&) {}
  return 0;
}
