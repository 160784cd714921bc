// Marks a workbook in a temporary folder and reads the parts of the marked copy.
#pragma once
#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <zip.h>

#include <filesystem>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/io/atomic_file.hpp"
#include "tests/unit/xlsx/read_all.hpp"

namespace maex::test {

namespace fs = std::filesystem;

inline const Format& format() {
  static Registry registry;
  if (registry.formats().empty()) register_builtin_adapters(registry);
  return registry.require_format("xlsx");
}

/// Member name → bytes: as stored in the archive when `stored` is true, otherwise expanded.
inline Parts members(const fs::path& path, bool stored) {
  Parts parts;
  zip_t* zip = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  if (zip == nullptr) throw std::runtime_error("cannot open " + path.string());
  for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_file_t* file = zip_fopen_index(zip, index, stored ? ZIP_FL_COMPRESSED : 0);
    std::string bytes;
    char block[4096];
    for (zip_int64_t got; file != nullptr && (got = zip_fread(file, block, sizeof block)) > 0;)
      bytes.append(block, static_cast<std::size_t>(got));
    if (file != nullptr) zip_fclose(file);
    parts.emplace(zip_get_name(zip, index, 0), bytes);
  }
  zip_discard(zip);
  return parts;
}

class MarkTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              (std::string("mark_") + testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path save(const Parts& parts) const {
    const fs::path path = folder_ / "in.xlsx";
    write_file(path, make_archive(parts, true), true);
    return path;
  }
  fs::path mark(const fs::path& from, const std::vector<CellMark>& marks, const char* name = "out.xlsx") const {
    const fs::path to = folder_ / name;
    write_file(to, "", true);
    format().mark(from, to, marks, {});
    return to;
  }
  Parts marked(const Parts& parts, const std::vector<CellMark>& marks) const {
    return members(mark(save(parts), marks), false);
  }
  fs::path folder_;
};

inline std::vector<KeptSheet> cells_of(const fs::path& path) {
  const auto document = format().open(path, {});
  std::vector<KeptSheet> sheets;
  for (std::size_t i = 0; i < document->sheets().size(); ++i)
    sheets.push_back(document->sheets()[i].readable ? read_sheet(*document, i) : KeptSheet());
  return sheets;
}

inline void expect_same_cells(const fs::path& a, const fs::path& b) {
  const auto before = cells_of(a);
  const auto after = cells_of(b);
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    ASSERT_EQ(before[i].size(), after[i].size()) << "sheet " << i;
    for (const auto& [address, cell] : before[i]) {
      const auto found = after[i].find(address);
      ASSERT_NE(found, after[i].end()) << address;
      EXPECT_EQ(std::tie(cell.kind, cell.raw, cell.shown, cell.formula),
                std::tie(found->second.kind, found->second.raw, found->second.shown, found->second.formula))
          << address;
    }
  }
}

inline void expect_well_formed(const std::string& name, const std::string& xml) {
  xmlDocPtr document = xmlReadMemory(xml.data(), static_cast<int>(xml.size()), name.c_str(), nullptr,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
  EXPECT_NE(document, nullptr) << name << "\n" << xml.substr(0, 2000);
  xmlFreeDoc(document);
}

}  // namespace maex::test
