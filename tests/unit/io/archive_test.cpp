// Archives with false statements, and valid archives that look suspicious.
#include "core/office/archive.hpp"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/io/error.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// Opens and reads every member to its end. Returns the refusals in order. Empty when there are none.
std::vector<std::string> refusals(const fs::path& path, Backslash backslash = Backslash::is_slash) {
  std::vector<std::string> sentences;
  try {
    const Archive archive(path, {}, backslash);
    for (std::size_t i = 0; i < archive.members().size(); ++i) {
      try {
        static_cast<void>(archive.read(i, 16 << 20));
      } catch (const InputError& error) { sentences.emplace_back(error.what()); }
    }
  } catch (const InputError& error) { sentences.emplace_back(error.what()); }
  return sentences;
}

fs::path corpus() {
  const char* shared = std::getenv("MAEX_SHARED_DATA");
  return shared == nullptr ? fs::path() : fs::path(shared) / "zip/yauzl";
}

std::vector<fs::path> archives_in(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".zip") files.push_back(entry.path());
  return files;
}

// The reason in the file's name → our message for it.
const std::vector<std::pair<std::string, std::string>> reasons = {
    {"End of central directory", "no end record"},
    {"Invalid comment length", "not at the end of the file"},
    {"absolute path", "absolute path"},
    {"compressed uncompressed size mismatch", "two different sizes"},
    {"extra field length", "extra field longer"},
    {"file data overflows", "longer than the file"},
    {"invalid central directory", "entry 2 of its archive directory is damaged"},
    {"invalid characters", "backslash"},
    {"invalid code lengths", "Zlib error"},
    {"invalid local file header", "does not begin where"},
    {"invalid relative path", "points outside"},
    {"invalid zip64 end", "zip64 end record"},
    {"multi-disk", "split over several files"},
    {"not enough bytes", "another size at its data"},
    {"strong encryption", "password-protected"},
    {"too many bytes", "another size at its data"},
    {"too many length", "Zlib error"},
    {"unexpected EOF", "zip64"},
    {"unsupported compression method", "stored otherwise"},
    {"zip64 extended information extra field does not include compressed", "stored size (zip64)"},
    {"zip64 extended information extra field does not include relative", "place (zip64)"},
    {"zip64 extended information extra field does not include uncompressed", "expanded size (zip64)"}};

TEST(Yauzl, EveryFailureIsRefusedForTheReasonItsNameStates) {
  if (corpus().empty()) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  const auto files = archives_in(corpus() / "failure");
  EXPECT_EQ(files.size(), 24u);
  for (const fs::path& file : files) {
    // success/sloppy-filenames.zip has the same bytes, because the caller decides whether a backslash is an error.
    const auto sentences = refusals(
        file, file.filename().string().starts_with("invalid characters") ? Backslash::is_refused : Backslash::is_slash);
    ASSERT_FALSE(sentences.empty()) << file;
    EXPECT_THAT(sentences[0], HasSubstr(file.string()));
    const auto reason = std::find_if(reasons.begin(), reasons.end(),
                                     [&](const auto& r) { return file.filename().string().starts_with(r.first); });
    ASSERT_NE(reason, reasons.end()) << file;
    EXPECT_THAT(sentences[0].substr(file.string().size()), HasSubstr(reason->second)) << file;
  }
}

/// libzip treats a second, invalid Unicode path field as an inconsistency. Our reader ignores it, as yauzl does.
bool libzip_refuses(const fs::path& file) { return file.filename() == "unicode-path-extra-field.zip"; }

TEST(Yauzl, EverySuccessOpensAndIsRead) {
  if (corpus().empty()) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  const auto files = archives_in(corpus() / "success");
  EXPECT_EQ(files.size(), 22u);
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    if (libzip_refuses(file)) {
      EXPECT_EQ(read_zip_directory(RandomBytes(file), name, {}).front().name, "七个房间.txt");
      continue;
    }
    EXPECT_NO_THROW(Archive{file}) << file;
    const auto sentences = refusals(file);
    // The members need a password or cannot be opened at all. Only the directory is valid.
    if (name.starts_with("traditional-encryption")) {
      EXPECT_THAT(sentences, testing::ElementsAre(HasSubstr("password-protected"))) << file;
    } else if (name == "bogus-compression-method.zip") {
      EXPECT_THAT(sentences, testing::ElementsAre(HasSubstr("(method 7)"))) << file;
    } else {
      EXPECT_THAT(sentences, testing::IsEmpty()) << file;
    }
  }
}

TEST(Yauzl, MembersHaveTheBytesOfTheFilesBesideTheArchive) {
  if (corpus().empty()) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  std::size_t compared = 0;
  for (const fs::path& file : archives_in(corpus() / "success")) {
    if (file.filename().string().starts_with("traditional-encryption") || libzip_refuses(file)) continue;
    const Archive archive(file);
    for (std::size_t i = 0; i < archive.members().size(); ++i) {
      const std::string& name = archive.members()[i].name;
      if (name.find_first_of("/\\") != std::string::npos || !fs::exists(file.parent_path() / file.stem() / name))
        continue;
      std::ifstream twin(file.parent_path() / file.stem() / name, std::ios::binary);
      EXPECT_EQ(archive.read(i, 16 << 20), std::string(std::istreambuf_iterator<char>(twin), {})) << file << name;
      ++compared;
    }
  }
  EXPECT_GE(compared, 10u) << compared;
}

TEST(Yauzl, SizesThatTheDataDoNotHaveAreRefused) {
  if (corpus().empty()) GTEST_SKIP() << "MAEX_SHARED_DATA names no folder with real files";
  EXPECT_THAT(refusals(corpus() / "wrong-entry-sizes/wrong-entry-sizes.zip"), testing::Not(testing::IsEmpty()));
}

}  // namespace
}  // namespace maex
