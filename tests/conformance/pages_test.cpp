// The list and the pages that `maex formats` prints show every part of the adapters' descriptors.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "adapters/builtin.hpp"
#include "cli/program.hpp"
#include "core/report/adapters.hpp"
#include "tests/conformance/fake_format.hpp"

namespace maex::test {
namespace {

using testing::HasSubstr;

TEST(Pages, AreThoseOfEveryAdapter) {
  Registry registry;
  register_builtin_adapters(registry);
  const std::string all = formats_markdown(registry);
  std::size_t pages = 0;
  const auto check = [&](const Descriptor& card) {
    ++pages;
    EXPECT_THAT(all, HasSubstr("\n| `" + card.id + "` | "));
    EXPECT_THAT(all, HasSubstr("\n" + adapter_markdown(card)));
  };
  for (const auto& format : registry.formats()) check(format->descriptor());
  for (const auto& partner : registry.partners()) check(partner->descriptor());
  EXPECT_GT(pages, 10u);
}

/// A format whose descriptor the test sets.
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
    bool in_list;  ///< the line in the list shows this fact too
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
