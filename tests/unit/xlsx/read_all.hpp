// Reads a workbook in memory into owned cells, for tests.
#pragma once
#include <string>
#include <vector>

#include "adapters/formats/xlsx/document.hpp"
#include "tests/unit/document/kept_sheet.hpp"
#include "tests/unit/xlsx/make_xlsx.hpp"

namespace maex::test {

inline KeptSheet read_parts(const Parts& parts, std::vector<std::string>* decisions = nullptr,
                            std::vector<std::string>* damage = nullptr) {
  const std::string bytes = make_archive(parts);
  xlsx::Document document(Archive(bytes, "test.xlsx"));
  KeptSheet sheet = read_sheet(document, 0);
  if (decisions != nullptr) *decisions = to_strings(document.decisions());
  if (damage != nullptr) *damage = to_strings(document.damage());
  return sheet;
}

inline KeptSheet read_rows(const std::string& rows) { return read_parts(workbook_parts(sheet_part(rows))); }

}  // namespace maex::test
