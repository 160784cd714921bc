// Published files for tests of CSV readers.
#include <gtest/gtest.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "tests/unit/csv/csv_files.hpp"

namespace maex::csv_test::shared_data_test {
namespace {

using Texts = std::vector<std::string>;

std::filesystem::path shared_data() {
  const char* given = std::getenv("MAEX_SHARED_DATA");
  return given != nullptr ? std::filesystem::path(given) : std::filesystem::path(MAEX_SOURCE_DIR "/../shared/data");
}

std::string slurp(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// Rows as objects. The headings in the first row are the keys. Empty cells are "".
nlohmann::ordered_json as_objects(const ReadFile& file) {
  nlohmann::ordered_json objects = nlohmann::ordered_json::array();
  for (std::size_t i = 1; i < file.rows.size(); ++i) {
    nlohmann::ordered_json object;
    for (const auto& [column, heading] : file.rows[0].cells) {
      object[heading] = "";
      for (const auto& [at, text] : file.rows[i].cells)
        if (at == column) object[heading] = text;
    }
    objects.push_back(object);
  }
  return objects;
}

TEST(CsvSharedData, Spectrum) {
  const std::filesystem::path folder = shared_data() / "csv/csv-spectrum";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no csv-spectrum under " << shared_data();
  std::size_t compared = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "csvs")) {
    const std::string stem = entry.path().stem().string();
    std::string bytes = slurp(entry.path());
    // A checkout may have changed CRLF to LF, but the expected values of these files have CRLF.
    if (stem.ends_with("_crlf") && bytes.find('\r') == std::string::npos)
      for (std::size_t at = 0; (at = bytes.find('\n', at)) != std::string::npos; at += 2) bytes.insert(at, 1, '\r');
    auto expected = nlohmann::ordered_json::parse(slurp(folder / "json" / (stem + ".json")));
    if (expected.is_object()) expected = nlohmann::ordered_json::array({expected});
    // The published CSV and JSON files differ in this number only.
    if (stem == "location_coordinates") expected[0]["Contact Phone Number"] = "2095257564";
    EXPECT_EQ(as_objects(read_bytes(bytes)), expected) << stem;
    ++compared;
  }
  EXPECT_EQ(compared, 12u);
}

TEST(CsvSharedData, MessyTables) {
  const std::filesystem::path folder = shared_data() / "spreadsheets/messytables";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no messytables under " << shared_data();
  const ReadFile simple = read_path(folder / "simple.csv");
  ASSERT_EQ(simple.rows.size(), 7u);
  EXPECT_EQ(simple.texts(0), (Texts{"date", "temperature", "place"}));
  EXPECT_EQ(simple.texts(6), (Texts{"2011-01-03", "5", "Berkeley"}));
  const ReadFile mark = read_path(folder / "utf8bom.csv");
  ASSERT_EQ(mark.rows.size(), 1u);
  EXPECT_EQ(mark.texts(0), (Texts{"kitten", "win"}));
  EXPECT_EQ(mark.decisions.at(0), "encoding UTF-8 (byte order mark)");
  const ReadFile null = read_path(folder / "null.csv");
  ASSERT_EQ(null.rows.size(), 10u);
  EXPECT_EQ(null.rows[2], (ReadRow{3, {{1, "3"}, {2, "null"}}}));
  const ReadFile skip = read_path(folder / "skip_initials.csv");
  EXPECT_EQ(skip.texts(1), (Texts{"hello", "    goodbye"}));
  const ReadFile longer = read_path(folder / "long.csv");
  EXPECT_FALSE(longer.rows.empty());
  for (const ReadRow& row : longer.rows) EXPECT_EQ(row.cells.size(), 1u);
}

TEST(CsvSharedData, ColombiaVictims) {
  const std::filesystem::path path = shared_data() / "casualties/colombia_victims_2017.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path;
  const ReadFile file = read_path(path);
  EXPECT_EQ(file.rows.size(), 1u + 11498u);
  EXPECT_EQ(file.texts(0).size(), 17u);
  EXPECT_EQ(file.rows[1].cells.at(3).second, "5,313");
}

}  // namespace
}  // namespace maex::csv_test::shared_data_test
