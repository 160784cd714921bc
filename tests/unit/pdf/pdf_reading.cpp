#include "tests/unit/pdf/pdf_reading.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/error.hpp"
#include "core/notice/locator.hpp"

namespace maex::pdf_test {
namespace {

const Registry& registry() {
  static const Registry made = [] {
    Registry all;
    register_builtin_adapters(all);
    return all;
  }();
  return made;
}

}  // namespace

std::vector<std::string> ReadPart::lines() const {
  std::vector<std::string> result;
  for (const ReadRow& row : rows) {
    std::string line(row.level, '#');
    for (const auto& [column, text] : row.cells) {
      if (kind == PartKind::text) {
        line += text;
        continue;
      }
      std::string address = cell_address(column, 1);
      address.pop_back();
      if (!line.empty()) line += '|';
      line += address + "=" + text;
    }
    result.push_back(line);
  }
  return result;
}

const ReadPart* Reading::part(const std::string& name) const {
  for (const ReadPart& each : parts)
    if (each.name == name) return &each;
  return nullptr;
}

std::vector<std::string> Reading::lines(PartKind kind) const {
  std::vector<std::string> all;
  for (const ReadPart& each : parts) {
    if (each.kind != kind) continue;
    for (std::string& line : each.lines()) all.push_back(std::move(line));
  }
  return all;
}

Reading read_file(const std::filesystem::path& path) {
  Reading result;
  try {
    const Source source = open_tables(registry(), path, {});
    EXPECT_EQ(source.format->descriptor().id, "pdf");
    const auto sheets = source.tables->sheets();
    for (std::size_t i = 0; i != sheets.size(); ++i) {
      ReadPart part{sheets[i].name, sheets[i].kind, sheets[i].after, {}, {}};
      const auto reader = source.tables->open(i);
      for (Row row; reader->next(row);) {
        part.rows.push_back({row.number, row.page, row.level, {}});
        for (const Cell& cell : row.cells) part.rows.back().cells.emplace_back(cell.column, std::string(cell.raw));
      }
      for (const MergedRange& range : source.tables->merged(i))
        part.merges.push_back(cell_address(range.first_column, range.first_row) + ":" +
                              cell_address(range.last_column, range.last_row));
      result.parts.push_back(std::move(part));
    }
    result.decisions = to_strings(source.tables->decisions());
    result.damage = to_strings(source.tables->damage());
    result.incomplete = source.tables->is_incomplete();
  } catch (const InputError& error) { result.refusal = error.what(); }
  return result;
}

Reading read_bytes(const std::string& bytes, const std::string& name) {
  const auto path = std::filesystem::path(testing::TempDir()) / ("maex_pdf_" + name);
  std::ofstream(path, std::ios::binary) << bytes;
  Reading result = read_file(path);
  std::filesystem::remove(path);
  return result;
}

}  // namespace maex::pdf_test
