#include "core/adapter/registry.hpp"
#include "core/document/memory_table.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <fstream>

#include "core/io/error.hpp"

namespace maex {
namespace {

/// Returns the answer that the test sets. It does not open files.
class FakeFormat : public Format {
 public:
  FakeFormat(std::string id, std::string extension, Certainty certainty) : certainty_(certainty) {
    card_.id = std::move(id);
    card_.title = "fake " + card_.id;
    card_.extensions = {std::move(extension)};
    card_.writes = true;
  }
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(const Probe& probe) const override {
    return {certainty_, "head is " + probe.head};
  }
  std::unique_ptr<TableDocument> open(const std::filesystem::path&, const OpenContext&) const override {
    return std::make_unique<MemoryTable>();
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path&, const Options&) const override { return nullptr; }

 private:
  Descriptor card_;
  Certainty certainty_;
};

class RegistryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "maex-registry-XXXXXX").string();
    ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    file_ = folder_ / "list.one";
    std::ofstream(file_) << "abc";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void add(const char* id, const char* extension, Certainty certainty) {
    registry_.add(std::make_unique<FakeFormat>(id, extension, certainty));
  }
  template <class Error, class Action>
  static std::string message_of(Action action) {
    try {
      action();
    } catch (const Error& error) { return error.what(); }
    return "nothing was thrown";
  }
  Registry registry_;
  std::filesystem::path folder_, file_;
};

TEST_F(RegistryTest, TakesTheSurestFormat) {
  add("one", ".one", Certainty::possible);
  add("two", ".two", Certainty::certain);
  add("three", ".three", Certainty::no);
  EXPECT_EQ(open_tables(registry_, file_, {}).format, registry_.format("two"));
  const auto candidates = identify_format(registry_, probe_file(file_));
  ASSERT_EQ(candidates.size(), 3u);
  EXPECT_EQ(candidates[0].identification.reason, "head is abc");
  EXPECT_EQ(candidates[2].adapter->descriptor().id, "three");
}

TEST_F(RegistryTest, NamesBothAndTheOptionThatDecidesATie) {
  add("one", ".one", Certainty::likely);
  add("two", ".two", Certainty::likely);
  const std::string problem = message_of<InputError>([&] { open_tables(registry_, file_, {}); });
  for (const char* word : {"one", "two", "--format"}) EXPECT_NE(problem.find(word), std::string::npos) << problem;
  SourceChoice choice;
  choice.format = "two";
  EXPECT_EQ(open_tables(registry_, file_, choice).format, registry_.format("two"));
}

TEST_F(RegistryTest, SaysWhenNothingFits) {
  add("one", ".one", Certainty::no);
  EXPECT_EQ(open_tables(registry_, file_, {}).format, nullptr);
  const std::string problem = message_of<InputError>([&] { open_source(registry_, file_, {}); });
  EXPECT_NE(problem.find("is in no format that maex reads"), std::string::npos) << problem;
}

TEST_F(RegistryTest, NamesTheNearestForASlip) {
  add("xlsx", ".xlsx", Certainty::no);
  add("csv", ".csv", Certainty::no);
  EXPECT_EQ(message_of<UsageError>([&] { static_cast<void>(registry_.require_format("xlxs")); }),
            "there is no format \"xlxs\"; did you mean xlsx? Known: xlsx, csv.");
  EXPECT_EQ(registry_.format("nothing"), nullptr);
  EXPECT_EQ(registry_.partner("nothing"), nullptr);
}

TEST_F(RegistryTest, ChoosesTheWriterByExtensionWhateverItsCase) {
  add("csv", ".csv", Certainty::no);
  EXPECT_EQ(registry_.format_for("OUT.CSV"), registry_.format("csv"));
  EXPECT_EQ(registry_.format_for("out.xml"), nullptr);
  EXPECT_EQ(registry_.format_for("csv"), nullptr);
}

TEST_F(RegistryTest, ProbesOnlyWhatIsThere) {
  EXPECT_EQ(probe_file(file_).head, "abc");
  EXPECT_EQ(probe_file(file_).tail, "abc");
  EXPECT_EQ(probe_file(file_).size, 3u);
  std::ofstream(folder_ / "empty").flush();
  EXPECT_EQ(probe_file(folder_ / "empty").head, "");
  EXPECT_THROW(probe_file(folder_), InputError);
  EXPECT_THROW(probe_file(folder_ / "missing"), InputError);
  std::ofstream(folder_ / "broken.zip") << "PK\x03\x04 and then nothing of an archive";
  EXPECT_TRUE(probe_file(folder_ / "broken.zip").entries.empty());
}

}  // namespace
}  // namespace maex
