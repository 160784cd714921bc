// The schema and the dictionary of the draft must agree with the dialect. With MAEX_ACCEPT=1 the test rewrites them.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "adapters/partners/maxml/learn/facts.hpp"
#include "adapters/partners/maxml/schema/make_schema.hpp"
#include "core/io/atomic_file.hpp"

namespace maex::dialect_test {
namespace {

void expect_file(const std::string& file, const std::string& wanted) {
  const std::string path = std::string(MAEX_SOURCE_DIR) + "/" + file;
  if (read_file(path) != wanted && std::getenv("MAEX_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << wanted;
    std::cout << "rewrote " << file << "\n";
    return;
  }
  EXPECT_EQ(read_file(path), wanted) << file << " is not what draft.toml says; MAEX_ACCEPT=1 rewrites it";
}

TEST(MadeFiles, TheDraftsSchemaIsMadeFromTheDraft) {
  expect_file("schemas/maxml/maxml-draft.xsd", maxml::make_schema(*maxml::load_dialect({})));
}

TEST(MadeFiles, TheDictionaryIsMadeFromTheDraft) {
  const std::string begin = "<!-- made from draft.toml by `maex dialect page`; a test keeps it -->\n";
  const std::string end = "<!-- end of what is made -->\n";
  std::string text = read_file(std::string(MAEX_SOURCE_DIR) + "/schemas/maxml/README.md");
  const auto from = text.find(begin), to = text.find(end);
  ASSERT_NE(from, std::string::npos);
  ASSERT_NE(to, std::string::npos);
  text.replace(from, to - from, begin + "\n" + maxml::dictionary_page(*maxml::load_dialect({})) + "\n");
  expect_file("schemas/maxml/README.md", text);
}

}  // namespace
}  // namespace maex::dialect_test
