// Hostile files, and files of the XML conformance suite. The reader must refuse them with a message. It must not crash
// or hang.
#include <gmock/gmock.h>
#include <sys/resource.h>

#include <cstdlib>

#include "core/io/error.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test {
namespace {

std::filesystem::path shared_data() {
  const char* set = std::getenv("MAEX_SHARED_DATA");
  return set != nullptr ? std::filesystem::path(set) : std::filesystem::path(MAEX_SOURCE_DIR "/../shared/data");
}

std::string refusal(std::string_view xml) {
  try {
    read_text(xml);
  } catch (const InputError& error) { return error.what(); }
  return {};
}

TEST(Hostile, EveryForeignXmlFileIsRefusedWithASentence) {
  const auto folder = shared_data() / "xml";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no shared data at " << folder;
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".xml") continue;
    ++files;
    try {
      read_file(entry.path());
      ADD_FAILURE() << entry.path() << " was read";
    } catch (const InputError& error) { EXPECT_FALSE(std::string(error.what()).empty()); }
  }
  EXPECT_GT(files, 100u);
}

TEST(Hostile, EntityBombsAreRefusedAtOnce) {
  const auto folder = shared_data() / "xml" / "defusedxml";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no shared data at " << folder;
  for (const char* name :
       {"xmlbomb.xml", "xmlbomb2.xml", "quadratic.xml", "cyclic.xml", "external.xml", "external_file.xml", "dtd.xml"}) {
    try {
      read_file(folder / name);
      ADD_FAILURE() << name;
    } catch (const InputError& error) { EXPECT_THAT(error.what(), ::testing::HasSubstr("DTD")) << name; }
  }
}

TEST(Hostile, DeepAndBrokenDocuments) {
  std::string deep = "<MineActionFieldReport>";
  for (int i = 0; i < 100; ++i) deep += "<a>";
  EXPECT_THAT(refusal(deep), ::testing::HasSubstr("nested deeper"));
  EXPECT_THAT(refusal("<MineActionFieldReport><FieldReport>"), ::testing::HasSubstr("not well-formed"));
  EXPECT_THAT(refusal(""), ::testing::HasSubstr("not well-formed"));
  EXPECT_THAT(refusal("<MineActionFieldReport>text</MineActionFieldReport>"),
              ::testing::HasSubstr("text stands between"));
  EXPECT_THAT(refusal("<!DOCTYPE x [<!ENTITY a 'b'>]><MineActionFieldReport>&a;</MineActionFieldReport>"),
              ::testing::HasSubstr("DTD"));
  EXPECT_THAT(refusal("<MineActionFieldReport>&b;</MineActionFieldReport>"), ::testing::HasSubstr("not well-formed"));
}

}  // namespace
}  // namespace maex::maxml_test
