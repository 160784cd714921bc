#include "core/office/compound_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "core/adapter/adapter.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "tests/unit/io/make_compound.hpp"

namespace maex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string pattern(std::size_t size, unsigned seed) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(i * 31 + i / 256 + seed);
  return bytes;
}

std::string whole(const CompoundFile& file, std::string_view name, std::size_t step = 1000) {
  const CompoundStream stream = file.open(file.find(name));
  std::string bytes;
  std::string buffer(step, '\0');
  for (std::size_t got; (got = stream.read(bytes.size(), buffer.data(), step)) != 0;) bytes.append(buffer, 0, got);
  return bytes;
}

std::string refusal(const std::string& bytes, std::string_view name, const Bounds& bounds = {}) {
  try {
    const CompoundFile file(bytes, "made.xls", bounds);
    if (file.find(name) == CompoundFile::npos) return "not found";
    whole(file, name);
  } catch (const InputError& error) { return error.what(); }
  return "";
}

const std::vector<MadeStream> two_large_two_small = {{"Workbook", pattern(9000, 1)}, {"small", pattern(130, 2)},
                                                     {"other", pattern(5000, 3)},    {"tiny", "x"},
                                                     {"macros", "", true},           {"empty", ""}};

TEST(CompoundFile, ReadsLargeAndSmallStreamsInPieces) {
  const MadeCompound made = make_compound(two_large_two_small);
  const CompoundFile file(made.bytes, "made.xls");
  std::vector<std::string> names;
  for (const CompoundEntry& entry : file.entries()) names.push_back(entry.name);
  EXPECT_THAT(names, ElementsAre("Workbook", "small", "other", "tiny", "macros", "empty"));
  EXPECT_TRUE(file.entries()[4].storage);
  for (const MadeStream& stream : two_large_two_small)
    for (const std::size_t step : {1, 64, 511, 20000})
      EXPECT_EQ(stream.storage ? "" : whole(file, stream.name, step), stream.bytes) << stream.name << ' ' << step;
  EXPECT_EQ(file.find("WORKBOOK"), 0u);
  EXPECT_EQ(file.find("macros"), CompoundFile::npos);
  char buffer[8];
  EXPECT_EQ(file.open(0).read(8998, buffer, 8), 2u);
  EXPECT_EQ(file.open(0).read(90000, buffer, 8), 0u);
}

TEST(CompoundFile, NamesOfStreamsAreInTheProbe) {
  const auto path = std::filesystem::path(testing::TempDir()) / "probe_compound.xls";
  write_file(path, make_compound(two_large_two_small).bytes, true);
  EXPECT_THAT(probe_file(path).entries, ElementsAre("Workbook", "small", "other", "tiny", "macros", "empty"));
  EXPECT_EQ(whole(CompoundFile(path), "other"), two_large_two_small[2].bytes);
  std::string cut = make_compound(two_large_two_small).bytes;
  cut.resize(1000);
  write_file(path, cut, true);
  EXPECT_TRUE(probe_file(path).entries.empty());
  std::filesystem::remove(path);
}

TEST(CompoundFile, ChainsThatAreBrokenAreRefused) {
  const MadeCompound good = make_compound(two_large_two_small);
  const auto damaged = [&](std::uint32_t sector, std::uint32_t next) {
    MadeCompound made = good;
    made.set_next(sector, next);
    return made.bytes;
  };
  const std::uint32_t workbook = good.first[0], other = good.first[2];
  EXPECT_THAT(refusal(damaged(workbook + 2, workbook), "Workbook"), HasSubstr("runs in a circle"));
  EXPECT_THAT(refusal(damaged(workbook + 2, other), "Workbook"), HasSubstr("crosses another's"));
  EXPECT_THAT(refusal(damaged(workbook + 2, other), "other"), HasSubstr("crosses another's"));
  EXPECT_THAT(refusal(damaged(workbook + 2, 12345), "Workbook"), HasSubstr("leads out of the file"));
  EXPECT_THAT(refusal(damaged(workbook + 2, 0xFFFFFFFE), "Workbook"), HasSubstr("ends early"));
  EXPECT_EQ(refusal(damaged(workbook + 2, workbook), "other"), "");  // damage elsewhere has no effect
}

TEST(CompoundFile, ADamagedDirectoryIsRefused) {
  const MadeCompound good = make_compound(two_large_two_small);
  MadeCompound circle = good;
  put(circle.bytes, good.directory + 3 * 128 + 72, 1, 4);
  EXPECT_THAT(refusal(circle.bytes, "Workbook"), HasSubstr("no tree"));
  MadeCompound outside = good;
  put(outside.bytes, good.directory + 3 * 128 + 72, 4000, 4);
  EXPECT_THAT(refusal(outside.bytes, "Workbook"), HasSubstr("no tree"));
  MadeCompound huge = good;
  put(huge.bytes, good.directory + 128 + 120, 0x7FFFFFFF, 4);
  EXPECT_THAT(refusal(huge.bytes, "Workbook"), HasSubstr("larger than the file"));
  Bounds few;
  few.archive_entries = 3;
  EXPECT_THAT(refusal(good.bytes, "Workbook", few), HasSubstr("--limit archive-entries="));
}

TEST(CompoundFile, NoCutOrChangedByteDoesHarm) {
  const MadeCompound good = make_compound(two_large_two_small);
  for (std::size_t size = 0; size <= good.table; size += 97) {
    const std::string cut = good.bytes.substr(0, size);
    EXPECT_THAT(refusal(cut, "Workbook"), HasSubstr("ask for the file again")) << size;
  }
  std::size_t refused = 0;
  for (std::size_t at = 24; at < good.bytes.size(); at += at < 512 || at >= good.directory ? 1 : 512)
    for (const char value : {'\0', '\x7F', '\xFF'}) {
      std::string changed = good.bytes;
      changed[at] = value;
      const std::string why = refusal(changed, "small");
      if (!why.empty()) ++refused;
    }
  EXPECT_GT(refused, 100u);
}

}  // namespace
}  // namespace maex::test
