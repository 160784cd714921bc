// Plugins for another version of maex, and files that are not plugins. The program prints one sentence for each, and
// all other adapters still work.
#include <algorithm>

#include "tests/plugin/play.hpp"

namespace maex::plugin_use {
namespace {

constexpr char toolchain_line[] = "toolchain = \"";

TEST_F(PluginUse, AnotherInterfaceInTheManifestIsRefusedBeforeTheLibraryIsOpened) {
  // There is no library here, so an attempt to open it would be reported.
  copy_manifest("sample/dashma", "interface = ", "interface = 99");
  const Finished listed = maex({"formats", "--plugin-path", plugins()});
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_EQ(std::count(listed.err.begin(), listed.err.end(), '\n'), 1) << listed.err;
  EXPECT_THAT(listed.err, HasSubstr("the plugin dashma 1.0 (" + plugins() +
                                    "/dashma.maex.toml) was built for plugin interface 99"));
  EXPECT_THAT(listed.err, HasSubstr("and this maex has interface 1; build it again against this maex"));
  EXPECT_THAT(listed.out, HasSubstr("unusable"));

  put("a.dashma", "dashma list 1\nincident 1\n");
  const Finished used = maex({"convert", "a.dashma", "--from", "dashma", "--to", "maxml", "--include", "any", "-o",
                              "a.xml", "-q", "--plugin-path", plugins()});
  EXPECT_EQ(used.exit_code, 2);
  EXPECT_THAT(used.err, HasSubstr("was built for plugin interface 99"));
  const Finished met = maex({"inspect", "a.dashma", "-q", "--plugin-path", plugins()});
  EXPECT_EQ(met.exit_code, 3);
  EXPECT_THAT(met.err, HasSubstr("not dashma: \"begins with \"dashma list 1\"\", but the plugin dashma 1.0"));
}

TEST_F(PluginUse, AnotherToolchainInTheManifestIsRefusedAndTheRestGoesOn) {
  copy_manifest("sample/dashma", toolchain_line, std::string(toolchain_line) + "old ");
  put("a.csv", "place,note\nx,y\n");
  const Finished run = maex({"inspect", "a.csv", "--plugin-path", plugins()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, HasSubstr("was built with \"old abi"));
  EXPECT_THAT(run.out, HasSubstr("Text table (csv)"));
}

class Faked : public PluginUse, public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(Faked, LibraryIsRefusedAfterItWasOpened) {
  const auto [which, sentence] = GetParam();
  copy_manifest(std::string("faulty/faked-") + which);
  copy_library(std::string("faulty/faked-") + which);
  put("a.faked", "x");
  const Finished listed = maex({"formats", "--plugin-path", plugins()});
  EXPECT_EQ(listed.err, "") << "nothing is known against it before it is opened";
  const Finished run = maex({"inspect", "a.faked", "--format", "faked", "--plugin-path", plugins()});
  EXPECT_EQ(run.exit_code, 2) << run.out;
  EXPECT_THAT(run.err, HasSubstr("the plugin faked 1 (" + plugins() + "/faked-"));
  EXPECT_THAT(run.err, HasSubstr(sentence));
  EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
  // When the program asks the plugin's code whose file it is, a fault must not stop other adapters from reading the
  // file.
  put("a.csv", "place,note\nx,y\n");
  EXPECT_EQ(maex({"inspect", "a.csv", "--plugin-path", plugins()}).exit_code, 0);
}

INSTANTIATE_TEST_SUITE_P(
    Entry, Faked,
    testing::Values(std::pair{"interface", "built for plugin interface 999, and this maex has interface 1"},
                    std::pair{"toolchain", "was built with \"abi 1 of another compiler\", and this maex with \"abi"},
                    std::pair{"entry", "has no entry maex_plugin"},
                    std::pair{"name", "its library says that it is somebody-else 1"},
                    std::pair{"content", "its manifest names faked, which its library does not bring"},
                    std::pair{"symbol", "its library does not load"}),
    [](const auto& which) { return std::string(which.param.first); });

TEST_F(PluginUse, AnIdThatIsTakenIsRefused) {
  copy_manifest("sample/dashma", "id = \"dashma\"", "id = \"maxml\"");
  const Finished with_builtin = maex({"formats", "--plugin-path", plugins()});
  EXPECT_THAT(with_builtin.err, HasSubstr("the plugin dashma 1.0 (" + plugins() +
                                          "/dashma.maex.toml) brings \"maxml\", which is built in"));
  fs::remove_all(folder() / "plugins");
  fs::create_directory(folder() / "plugins");
  copy_manifest("sample/dashma");
  const Finished twice = maex({"formats", "--plugin-path", built("sample") + ":" + plugins()});
  EXPECT_THAT(twice.err, HasSubstr("brings \"dashma\", which is of the plugin dashma 1.0"));
  EXPECT_EQ(maex({"formats", "--plugin-path", built("sample") + ":" + built("sample")}).err, "")
      << "the same folder twice is one plugin";
}

TEST_F(PluginUse, BrokenManifestsAreToldWithTheirLine) {
  put("plugins/broken.maex.toml", "[plugin\n");
  put("plugins/short.maex.toml", "[plugin]\nname = \"short\"\n");
  const Finished run = maex({"formats", "--plugin-path", plugins()});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_THAT(run.err, HasSubstr("a plugin was left out: " + plugins() + "/broken.maex.toml, line 1"));
  EXPECT_THAT(run.err, HasSubstr("[plugin] needs the key \"version\""));
  EXPECT_THAT(run.out, HasSubstr("csv"));
}

TEST_F(PluginUse, AFolderThatIsNotThereIsToldWhenItWasNamed) {
  const Finished run = maex({"formats", "--plugin-path", "nowhere"});
  EXPECT_EQ(run.exit_code, 2);
  EXPECT_THAT(run.err, HasSubstr("there is no folder nowhere to look for plugins in"));
}

}  // namespace
}  // namespace maex::plugin_use
