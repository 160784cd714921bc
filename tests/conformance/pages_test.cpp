// The README's table and each adapter's page stand between two marker comments and are what the descriptors say.
// With MAEX_ACCEPT=1 they are rewritten.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/builtin.hpp"
#include "cli/program.hpp"
#include "core/report/adapters.hpp"
#include "tests/conformance/fake_format.hpp"

namespace maex::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::string_view begin_mark =
    "<!-- made from the descriptors by `maex formats --markdown`; a test keeps it -->\n";
constexpr std::string_view end_mark = "<!-- end of what is made -->\n";

const Registry& builtin() {
  static const auto registry = [] {
    auto made = std::make_unique<Registry>();
    register_builtin_adapters(*made);
    return made;
  }();
  return *registry;
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// The file with `made` between its marks; marks are added at the end where there are none.
std::string with_made_part(std::string text, const std::string& made) {
  const std::string part = std::string(begin_mark) + "\n" + made + "\n" + std::string(end_mark);
  const std::size_t begin = text.find(begin_mark), end = text.find(end_mark);
  if (begin == std::string::npos || end == std::string::npos) return text + "\n" + part;
  return text.replace(begin, end + end_mark.size() - begin, part);
}

void expect_made_part(const fs::path& file, const std::string& made) {
  const fs::path path = fs::path(MAEX_SOURCE_DIR) / file;
  ASSERT_TRUE(fs::exists(path)) << file << " is missing: every adapter's folder has a README.md";
  const std::string text = text_of(path);
  const std::string wanted = with_made_part(text, made);
  if (text != wanted && std::getenv("MAEX_ACCEPT") != nullptr) {
    std::ofstream(path, std::ios::binary) << wanted;
    std::cout << "rewrote " << file << "\n";
    return;
  }
  EXPECT_EQ(text, wanted) << file << " is not what the descriptors say; MAEX_ACCEPT=1 rewrites it";
}

/// A partner that is nothing but a profile has no folder: its page stands with the code that it shares.
fs::path page_of(const Descriptor& card) {
  const fs::path kind = card.kind == AdapterKind::format ? "formats" : "partners";
  const fs::path own = fs::path("adapters") / kind / card.id;
  if (card.kind == AdapterKind::partner && !fs::exists(fs::path(MAEX_SOURCE_DIR) / own))
    return "adapters/partners/tabular/README.md";
  return own / "README.md";
}

TEST(Pages, TheReadmesTableIsTheList) { expect_made_part("README.md", formats_markdown(builtin())); }

TEST(Pages, EveryAdapterHasItsPage) {
  std::map<fs::path, std::string> pages;
  const auto add = [&pages](const Descriptor& card) {
    std::string& page = pages[page_of(card)];
    page += (page.empty() ? "" : "\n") + adapter_markdown(card);
  };
  for (const auto& format : builtin().formats()) add(format->descriptor());
  for (const auto& partner : builtin().partners()) add(partner->descriptor());
  EXPECT_GE(pages.size(), 4u);
  for (const auto& [file, page] : pages) expect_made_part(file, page);
}

TEST(Pages, HandWrittenPartsStay) {
  const std::string first = with_made_part("# csv\n\nBy hand.\n", "old\n");
  const std::string second = with_made_part(first + "\nAlso by hand.\n", "new\n");
  EXPECT_THAT(second, HasSubstr("By hand."));
  EXPECT_THAT(second, HasSubstr("Also by hand."));
  EXPECT_THAT(second, HasSubstr("new\n"));
  EXPECT_EQ(second.find("old\n"), std::string::npos);
}

/// A format that says what it is told to.
class ToldFormat : public FakeFormat {
 public:
  explicit ToldFormat(Descriptor card) : told_(std::move(card)) {}
  const Descriptor& descriptor() const override { return told_; }

 private:
  Descriptor told_;
};

struct Shown {
  std::string list, card, json, page, table;
};

Shown shown(const Descriptor& card) {
  const auto run = [&card](const std::vector<std::string>& words) {
    std::ostringstream out, err;
    cli::Session session(out, err, [&card](Registry& registry) { registry.add(std::make_unique<ToldFormat>(card)); });
    EXPECT_EQ(cli::run_program(words, session), 0) << err.str();
    return out.str();
  };
  const std::string& id = card.id;
  return {run({"formats"}), run({"formats", id}), run({"formats", id, "--json"}), run({"formats", id, "--markdown"}),
          run({"formats", "--markdown"})};
}

TEST(Pages, EachPartOfADescriptorIsShownEverywhereItBelongs) {
  static const NoticeType notice{"told-notice", Severity::warning, "Told summary.", "Told why.", "Told fix."};
  const Descriptor plain = FakeFormat().descriptor();
  const Shown before = shown(plain);
  struct Change {
    const char* part;
    void (*apply)(Descriptor&);
    std::string text;
    bool in_list;  ///< also one of the few facts of a line in the list and the README's table
  };
  const Change changes[] = {
      {"id", [](Descriptor& d) { d.id = "told"; }, "told", true},
      {"title", [](Descriptor& d) { d.title = "Told title"; }, "Told title", true},
      {"about", [](Descriptor& d) { d.about = "Told about."; }, "Told about.", false},
      {"extension", [](Descriptor& d) { d.extensions = {".told"}; }, ".told", true},
      {"media type", [](Descriptor& d) { d.media_types = {"text/told"}; }, "text/told", false},
      {"option", [](Descriptor& d) { d.options[0].name = "told-option"; }, "told-option", false},
      {"choice", [](Descriptor& d) { d.options[0].choices.push_back("told-choice"); }, "told-choice", false},
      {"default", [](Descriptor& d) { d.options[0].fallback = "told-default"; }, "told-default", false},
      {"help", [](Descriptor& d) { d.options[0].help = "Told help."; }, "Told help.", false},
      {"loss",
       [](Descriptor& d) {
         d.losses = {{"loss-told", "Told loss."}};
       },
       "Told loss.", false},
      {"notice", [](Descriptor& d) { d.notices = {&notice}; }, "Told summary.", false},
      {"fix", [](Descriptor& d) { d.notices = {&notice}; }, "Told fix.", false}};
  for (const Change& change : changes) {
    Descriptor card = plain;
    change.apply(card);
    const Shown after = shown(card);
    for (const std::string& text : {after.card, after.json, after.page})
      EXPECT_THAT(text, HasSubstr(change.text)) << change.part;
    for (const std::string& text : {before.card, before.json, before.page})
      EXPECT_EQ(text.find(change.text), std::string::npos) << change.part;
    if (!change.in_list) continue;
    EXPECT_THAT(after.list, HasSubstr(change.text)) << change.part;
    EXPECT_THAT(after.table, HasSubstr(change.text)) << change.part;
  }
  Descriptor card = plain;
  card.writes = false;
  const Shown after = shown(card);
  EXPECT_NE(after.list, before.list);
  EXPECT_NE(after.card, before.card);
  EXPECT_NE(after.json, before.json);
  EXPECT_NE(after.page, before.page);
  EXPECT_NE(after.table, before.table);
}

}  // namespace
}  // namespace maex::test
