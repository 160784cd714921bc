#include "core/plugin/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "core/plugin/toolchain.hpp"

namespace maex {
namespace {

using testing::HasSubstr;

constexpr char head[] =
    "[plugin]\nname = \"mine\"\nversion = \"2.1\"\ninterface = 1\ntoolchain = \"t\"\nlibrary = \"mine.so\"\n";
constexpr char partner[] =
    "[[partner]]\nid = \"mine\"\ntitle = \"Mine\"\nreads = true\nextensions = [\".mine\"]\n"
    "[[partner.identify]]\nreason = \"named so\"\nextensions = [\".mine\"]\n";

std::string refusal(const std::string& text) {
  try {
    parse_manifest(text, "dir/mine.maex.toml");
  } catch (const UsageError& error) { return error.what(); }
  return "accepted";
}

TEST(Manifest, HoldsEveryFactOfAnAdapter) {
  const auto manifest = parse_manifest(
      std::string(head) + partner +
          "[[partner.option]]\nname = \"depth\"\ntype = \"number\"\ndefault = \"3\"\nhelp = \"How deep.\"\n"
          "[[partner.loss]]\ncode = \"loss-mine\"\nsummary = \"Lost.\"\n"
          "[[partner.notice]]\ncode = \"mine-odd\"\nseverity = \"error\"\nsummary = \"Odd.\"\nwhy = \"Why.\"\nfix = "
          "\"Fix.\"\n",
      "dir/mine.maex.toml");
  EXPECT_EQ(manifest->subject(), "the plugin mine 2.1 (dir/mine.maex.toml)");
  EXPECT_EQ(manifest->library, "dir/mine.so");
  const Descriptor& card = manifest->adapters.at(0).card;
  EXPECT_EQ(card.kind, AdapterKind::partner);
  EXPECT_TRUE(card.reads && !card.writes);
  EXPECT_EQ(card.options.at(0).fallback, "3");
  EXPECT_EQ(card.options.at(0).since, "2.1");
  EXPECT_EQ(card.losses.at(0).code, "loss-mine");
  EXPECT_EQ(card.notices.at(0)->code, "mine-odd");
  EXPECT_EQ(card.notices.at(0)->severity, Severity::error);
  EXPECT_EQ(card.provider.plugin, "mine");
}

TEST(Manifest, SaysWhatAFileOfTheFormatCanHold) {
  const auto format = [](const std::string& more) {
    return parse_manifest(std::string(head) +
                              "[[format]]\nid = \"dbf\"\ntitle = \"Dbf\"\nwrites = true\nextensions = [\".dbf\"]\n" +
                              more,
                          "dir/mine.maex.toml")
        ->adapters.at(0)
        .card;
  };
  EXPECT_FALSE(format("").one_table || format("").no_merged_cells);
  EXPECT_TRUE(format("one-table = true\n").one_table);
  EXPECT_TRUE(format("no-merged-cells = true\n").no_merged_cells);
}

TEST(Manifest, RefusesWhatWouldMisleadWithTheLine) {
  const std::string whole = std::string(head) + partner;
  EXPECT_EQ(refusal(whole), "accepted");
  EXPECT_THAT(refusal(head), HasSubstr("at least one [[format]] or [[partner]]"));
  EXPECT_THAT(refusal(whole + "colour = 1\n"), HasSubstr("line 15: [[identify]] of mine has no key \"colour\""));
  EXPECT_THAT(refusal(whole + partner), HasSubstr("the id mine stands here twice"));
  EXPECT_THAT(refusal(whole + "[[partner.notice]]\ncode = \"odd\"\nsummary = \"O.\"\nwhy = \"W.\"\nfix = \"F.\"\n"),
              HasSubstr("begins with the plugin's name, mine-"));
  EXPECT_THAT(refusal(whole + "[[partner.loss]]\ncode = \"mine\"\nsummary = \"O.\"\n"), HasSubstr("begins with loss-"));
  EXPECT_THAT(
      refusal(
          whole +
          "[[partner.option]]\nname = \"a\"\ntype = \"choice\"\nchoices = [\"x\"]\ndefault = \"y\"\nhelp = \"H.\"\n"),
      HasSubstr("it takes x"));
  EXPECT_THAT(refusal(whole + "[[partner.identify]]\nreason = \"all\"\n"), HasSubstr("would fit every file"));
  EXPECT_THAT(refusal(whole + "[[partner.identify]]\nreason = \"hex\"\nmagic-hex = \"0g\"\n"),
              HasSubstr("pairs of 0-9 and a-f"));
}

TEST(Manifest, RefusesALibraryElsewhereAndTextThatMovesTheCursor) {
  std::string elsewhere = std::string(head) + partner;
  elsewhere.replace(elsewhere.find("mine.so"), 7, "../mine.so");
  EXPECT_THAT(refusal(elsewhere), HasSubstr("line 6: the library lies beside its manifest"));
  std::string title = std::string(head) + partner;
  title.replace(title.find("\"Mine\""), 6, "\"M\\u001b[2Jine\"");
  EXPECT_THAT(refusal(title), HasSubstr("cannot be shown"));
}

TEST(Manifest, MismatchNamesBothSides) {
  const auto manifest = parse_manifest(std::string(head) + partner, "mine.maex.toml");
  EXPECT_EQ(mismatch(*manifest, plugin_interface, plugin_toolchain), "");
  EXPECT_THAT(mismatch(*manifest, plugin_interface + 1, plugin_toolchain),
              HasSubstr("interface 2, and this maex has interface 1"));
  EXPECT_THAT(mismatch(*manifest, plugin_interface, "t"),
              HasSubstr(std::string("\"t\", and this maex with \"") + plugin_toolchain));
}

TEST(Manifest, SaysForWhichFilesTheCodeIsAsked) {
  const std::string code =
      "[[partner]]\nid = \"mine\"\ntitle = \"Mine\"\nreads = true\nextensions = [\".mine\"]\nidentify = \"code\"\n";
  const std::string condition = "[[partner.code-if]]\nmagic = \"mine\"\n";
  EXPECT_TRUE(parse_manifest(head + code, "mine.maex.toml")->adapters.at(0).code_if.empty());
  const auto manifest = parse_manifest(head + code + condition, "mine.maex.toml");
  ASSERT_EQ(manifest->adapters.at(0).code_if.size(), 1u);
  EXPECT_EQ(manifest->adapters.at(0).code_if[0].magic, "mine");
  EXPECT_THAT(refusal(std::string(head) + partner + condition), HasSubstr("it needs identify = \"code\""));
  EXPECT_THAT(refusal(head + code + "[[partner.code-if]]\n"), HasSubstr("would fit every file"));
}

}  // namespace
}  // namespace maex
