// The plugin of samples/plugin, built against an installed maex, does what its README says.
#include <regex>

#include "tests/plugin/play.hpp"

namespace maex::plugin_use {
namespace {

TEST_F(PluginUse, SampleConvertsBothWays) {
  fs::copy_file(std::string(MAEX_SOURCE_DIR) + "/samples/plugin/casualties.dashma", folder() / "list.dashma");
  const Finished there = maex({"convert", "list.dashma", "--to", "maxml", "--include", "any", "-o", "there.xml",
                               "--personal", "keep", "-v", "--plugin-path", built("sample")});
  EXPECT_EQ(there.exit_code, 1) << there.err;  // one line is in quarantine
  EXPECT_THAT(there.err, HasSubstr("balance      16 = 13 + 2 + 1"));
  EXPECT_THAT(there.err, HasSubstr("dashma-line-not-understood"));
  const Finished back = maex({"convert", "there.xml", "--to", "dashma", "-o", "back.dashma", "--personal", "keep", "-v",
                              "--plugin-path", built("sample")});
  EXPECT_THAT(back.err, HasSubstr("extra: weather, 1 value: The list has no word for this field. (loss-dashma-field)"));
  EXPECT_EQ(
      get("back.dashma"),
      "dashma list 1\nincident D-2014-001\ndate 2014-05-14\nremarks cattle were grazing\ndevice piyada əleyhinə mina\n"
      "district Füzuli\nvillage Aşağı Bulaq\ncasualty killed male adult civilian\ncasualty injured male child "
      "civilian\n"
      "incident D-2014-002\ndate 2014-06\ndistrict Ağdam\ncasualty injured male adult military\n");
  const Finished again =
      maex({"convert", "back.dashma", "--to", "dashma", "-o", "again.dashma", "--plugin-path", built("sample")});
  EXPECT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(get("again.dashma"), get("back.dashma"));
}

TEST_F(PluginUse, SamplePassesTheChecksOfEveryPartner) {
  const Finished checked = maex({"formats", "--self-test", "dashma", "--plugin-path", built("sample")});
  EXPECT_EQ(checked.exit_code, 0) << checked.out;
  EXPECT_THAT(checked.out, HasSubstr(" 0 failed"));
}

TEST_F(PluginUse, OptionsOfTheManifestReachTheCode) {
  put("a.dashma", "dashma list 1\nincident 1\nremarks secret\nweather fog\n");
  const Finished run =
      maex({"convert", "a.dashma", "--from", "dashma", "--from-option", "unknown=quarantine", "--to", "dashma",
            "--to-option", "remarks=false", "-o", "b.dashma", "-v", "--plugin-path", built("sample")});
  EXPECT_EQ(run.exit_code, 1);
  EXPECT_THAT(run.err, HasSubstr("loss-dashma-remarks"));
  EXPECT_THAT(get("b.dashma.quarantine.csv"), HasSubstr("weather fog"));
  EXPECT_EQ(get("b.dashma"), "dashma list 1\nincident 1\n");
  const Finished wrong = maex({"convert", "a.dashma", "--from", "dashma", "--from-option", "unknown=drop", "--to",
                               "dashma", "-o", "c.dashma", "--plugin-path", built("sample")});
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.err, HasSubstr("it takes keep, quarantine"));
}

TEST_F(PluginUse, IsListedWithItsProvider) {
  EXPECT_THAT(maex({"formats", "--plugin-path", built("sample")}).out, HasSubstr("dashma 1.0"));
  // The card wraps its lines by width, and the folder's name may have any length.
  const std::string card =
      std::regex_replace(maex({"formats", "dashma", "--plugin-path", built("sample")}).out, std::regex("\\s+"), " ");
  EXPECT_THAT(card, HasSubstr("plugin dashma 1.0 (" + built("sample")));
  EXPECT_THAT(maex({"formats", "dashma", "--json", "--plugin-path", built("sample")}).out,
              HasSubstr("\"version\": \"1.0\""));
  EXPECT_THAT(maex({"formats", "csv"}).out, HasSubstr("built in"));
  EXPECT_THAT(maex({"formats", "csv", "--json"}).out, HasSubstr("\"plugin\": null"));
}

TEST_F(PluginUse, IsFoundThroughAJobFile) {
  put("a.dashma", "dashma list 1\nincident 1\n");
  fs::create_directory(folder() / "jobs");
  put("jobs/job.toml", "inputs = [\"a.dashma\"]\nto = \"dashma\"\noutput = \"b.dashma\"\nplugin-path = \"" + plugins() +
                           ":" + built("sample") + "\"\n");
  const Finished run = maex({"convert", "--job", (folder() / "jobs/job.toml").string()});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(get("b.dashma"), get("a.dashma"));
}

TEST_F(PluginUse, IsListedAndIdentifiedWithoutItsLibrary) {
  copy_manifest("sample/dashma");
  put("a.dashma", "dashma list 1\nincident 1\n");
  const Finished listed = maex({"formats", "--plugin-path", plugins()});
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_EQ(listed.err, "");
  EXPECT_THAT(listed.out, HasSubstr("dashma.maex.toml"));
  const Finished used =
      maex({"convert", "a.dashma", "--to", "maxml", "--include", "any", "-o", "a.xml", "--plugin-path", plugins()});
  EXPECT_EQ(used.exit_code, 2);
  EXPECT_THAT(used.err, HasSubstr("its library " + plugins() + "/dashma.so is not there; put it beside the manifest"));
  EXPECT_FALSE(fs::exists(folder() / "a.xml"));
}

}  // namespace
}  // namespace maex::plugin_use
