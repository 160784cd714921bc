// The generator must make the committed workbook byte for byte, in any time zone.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "tests/samples/process.hpp"

namespace maex::samples {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(MakeSample, MakesTheCommittedWorkbook) {
  const Scratch scratch;
  const Finished finished = run_process(MAEX_MAKE_SAMPLES, {"made.xlsx"}, scratch.path(), scratch.path());
  ASSERT_EQ(finished.exit_code, 0) << finished.err;
  const std::string made = bytes_of(scratch.path() / "made.xlsx");
  ASSERT_FALSE(made.empty());
  EXPECT_TRUE(made == bytes_of(MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx"))
      << "samples/azcbl-2014/azcbl-2014.xlsx is not what make_sample.cpp makes; after a change there run\n"
      << "  maex_make_samples samples/azcbl-2014/azcbl-2014.xlsx";
}

}  // namespace
}  // namespace maex::samples
