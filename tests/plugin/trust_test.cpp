// A plugin is a program. None runs that another user can change, that a partner's folder brings, or whose manifest says
// that a file is none of its own.
#include <unistd.h>

#include "tests/plugin/play.hpp"

namespace maex::plugin_use {
namespace {

class Trust : public PluginUse {
 protected:
  void SetUp() override {
    PluginUse::SetUp();
    copy_manifest("sample/dashma");
    copy_library("sample/dashma");
    put("a.dashma", "dashma list 1\nincident 1\n");
  }
  static std::vector<std::string> conversion(std::vector<std::string> more) {
    std::vector<std::string> words = {"convert", "a.dashma", "--from",   "dashma", "--to",
                                      "dashma",  "-o",       "b.dashma", "-q"};
    words.insert(words.end(), more.begin(), more.end());
    return words;
  }
  void mode(const std::string& name, unsigned bits) const {
    fs::permissions(folder() / name, static_cast<fs::perms>(bits));
  }
  /// The plugin is not used, the message has the sentence, and --trust-plugins uses it.
  void expect_refused(const std::string& path, const std::string& sentence) const {
    const Finished refused = maex(conversion({"--plugin-path", path}));
    EXPECT_EQ(refused.exit_code, 2) << refused.out;
    EXPECT_THAT(refused.err, HasSubstr(sentence));
    EXPECT_THAT(refused.err, HasSubstr("--trust-plugins"));
    EXPECT_FALSE(fs::exists(folder() / "b.dashma"));
    // All other adapters still work.
    put("a.csv", "place,note\nx,y\n");
    if (path.starts_with("/")) {
      const Finished other = maex({"inspect", "a.csv", "--plugin-path", path});
      EXPECT_EQ(other.exit_code, 0) << other.err;
      EXPECT_THAT(other.err, HasSubstr(sentence)) << "the warning comes before the plugin is needed";
    }
    const Finished trusted = maex(conversion({"--plugin-path", path, "--trust-plugins"}));
    EXPECT_EQ(trusted.exit_code, 0) << trusted.err;
    EXPECT_EQ(get("b.dashma"), get("a.dashma"));
  }
};

TEST_F(Trust, APluginThatOnlyThisUserCanChangeIsUsed) {
  EXPECT_EQ(maex(conversion({"--plugin-path", plugins()})).exit_code, 0);
  // Above the plugin's own folder, a sticky folder such as /tmp is allowed.
  fs::create_directories(folder() / "open/own");
  for (const char* name : {"dashma.maex.toml", "dashma.so"})
    fs::copy_file(folder() / "plugins" / name, folder() / "open/own" / name);
  mode("open", 01777);
  const Finished run = maex(conversion({"--plugin-path", (folder() / "open/own").string(), "--overwrite"}));
  EXPECT_EQ(run.exit_code, 0) << run.err;
}

struct Opened {
  const char* what;
  const char* name;
  unsigned bits;
  const char* sentence;
};

class ForOthers : public Trust, public testing::WithParamInterface<Opened> {};

TEST_P(ForOthers, IsRefused) {
  mode(GetParam().name, GetParam().bits);
  const std::string name = GetParam().name;
  expect_refused(plugins(), (name.empty() ? folder() : folder() / name).string() + GetParam().sentence);
}

INSTANTIATE_TEST_SUITE_P(
    Part, ForOthers,
    testing::Values(Opened{"folder", "plugins", 0777, " can be changed by every user (mode 0777)"},
                    Opened{"group", "plugins", 0775, " can be changed by its group "},
                    Opened{"sticky_folder", "plugins", 01777, " can be changed by every user (mode 1777)"},
                    Opened{"manifest", "plugins/dashma.maex.toml", 0666, " can be changed by every user (mode 0666)"},
                    Opened{"library", "plugins/dashma.so", 0664, " can be changed by its group "},
                    Opened{"parent", "", 0777, " can be changed by every user (mode 0777)"}),
    [](const auto& opened) { return std::string(opened.param.what); });

TEST_F(Trust, APluginOfAnotherUserIsRefused) {
  constexpr uid_t other = 65534;
  if (::geteuid() != 0) GTEST_SKIP() << "needs root, to give a file to another user";
  for (const char* name : {"plugins/dashma.so", "plugins/dashma.maex.toml", "plugins"}) {
    ASSERT_EQ(::chown((folder() / name).c_str(), other, static_cast<gid_t>(-1)), 0);
    expect_refused(plugins(), (folder() / name).string() + " belongs to the user 65534, who can change it");
    ASSERT_EQ(::chown((folder() / name).c_str(), 0, static_cast<gid_t>(-1)), 0);
    fs::remove(folder() / "b.dashma");
  }
}

TEST_F(Trust, LinksAreFollowedAndEachFolderOnTheWayIsChecked) {
  fs::create_directories(folder() / "open/way");
  fs::create_directory_symlink(folder() / "plugins", folder() / "open/way/link");
  EXPECT_EQ(maex(conversion({"--plugin-path", (folder() / "open/way/link").string()})).exit_code, 0);
  fs::remove(folder() / "b.dashma");
  mode("open", 0777);  // here another user can point the link to a plugin of his own
  expect_refused((folder() / "open/way/link").string(), (folder() / "open").string() + " can be changed by every user");
  fs::remove(folder() / "b.dashma");
  // The other way round: a link in a safe folder to a library that everybody can change.
  fs::rename(folder() / "plugins/dashma.so", folder() / "open/dashma.so");
  fs::create_symlink(folder() / "open/dashma.so", folder() / "plugins/dashma.so");
  expect_refused(plugins(), (folder() / "open").string() + " can be changed by every user");
}

TEST_F(Trust, RelativePathsAreRefused) {
  expect_refused("plugins", "--plugin-path has a relative path");
  fs::remove(folder() / "b.dashma");
  const Finished listed = maex_with("MAEX_PLUGIN_PATH=plugins", {"formats"});
  EXPECT_EQ(listed.exit_code, 0);
  EXPECT_THAT(listed.err, HasSubstr("MAEX_PLUGIN_PATH has a relative path"));
  EXPECT_THAT(listed.err, HasSubstr("write " + plugins()));
  EXPECT_THAT(listed.out, Not(HasSubstr("dashma")));
  EXPECT_EQ(maex_with("MAEX_PLUGIN_PATH=" + plugins(), conversion({})).exit_code, 0);
}

TEST_F(Trust, AJobFileThatCameWithTheDataNamesNoPlugins) {
  const std::string job =
      "inputs = [\"a.dashma\"]\nto = \"dashma\"\noutput = \"b.dashma\"\nplugin-path = \"" + plugins() + "\"\n";
  put("job.toml", job);
  fs::create_directories(folder() / "sent");
  put("sent/job.toml", job);
  for (const std::string& file :
       {std::string("job.toml"), (folder() / "job.toml").string(), std::string("sent/job.toml")}) {
    const Finished refused = maex({"convert", "--job", file});
    EXPECT_EQ(refused.exit_code, 2) << file;
    EXPECT_THAT(refused.err, HasSubstr(file + " may not name folders of plugins (plugin-path)"));
    EXPECT_FALSE(fs::exists(folder() / "b.dashma"));
  }
  mode("sent", 0777);
  const Finished open = maex({"convert", "--job", (folder() / "sent/job.toml").string()});
  EXPECT_EQ(open.exit_code, 2);
  EXPECT_THAT(open.err, HasSubstr("can be changed by every user"));
  mode("sent", 0755);
  EXPECT_EQ(maex({"convert", "--job", (folder() / "sent/job.toml").string()}).exit_code, 0);
  EXPECT_EQ(maex({"convert", "--job", "job.toml", "--overwrite", "--trust-plugins"}).exit_code, 0);
  put("job.toml", job + "trust-plugins = true\n");
  const Finished itself = maex({"convert", "--job", "job.toml", "--overwrite"});
  EXPECT_EQ(itself.exit_code, 2);
  EXPECT_THAT(itself.err, HasSubstr("trust-plugins cannot be in a job file"));
  // Without plugins, a job file in the working folder is as good as any other.
  put("job.toml", "inputs = [\"a.csv\"]\n");
  put("a.csv", "place,note\nx,y\n");
  EXPECT_THAT(maex({"validate", "--job", "job.toml"}).err, Not(HasSubstr("plugin")));
}

TEST_F(PluginUse, ALibraryThatItsManifestRulesOutIsNotOpened) {
  copy_manifest("faulty/faulty");
  copy_library("faulty/faulty");
  const std::string sign = (folder() / "loaded").string();
  const auto is_loaded = [&](const std::string& file, const std::vector<std::string>& more = {}) {
    fs::remove(sign);
    std::vector<std::string> words = {"inspect", file, "--plugin-path", plugins()};
    words.insert(words.end(), more.begin(), more.end());
    maex_with("MAEX_TEST_LOADED=" + sign, words);
    return fs::exists(sign);
  };
  put("a.csv", "place,note\nx,y\n");
  put("b.csv", "place,note\nfaulty,y\n");
  EXPECT_FALSE(is_loaded("a.csv")) << "[[code-if]] wants the word faulty";
  EXPECT_TRUE(is_loaded("b.csv")) << "the code must be asked here";
  EXPECT_TRUE(is_loaded("a.csv", {"--format", "faulty-table"})) << "the user names it";
  // Without [[code-if]], the extensions of the adapter decide.
  fs::remove_all(plugins());
  fs::create_directory(plugins());
  copy_manifest("faulty/faulty", "[[format.code-if]]\nhead-text = [\"faulty\"]\n");
  copy_library("faulty/faulty");
  EXPECT_FALSE(is_loaded("b.csv"));
  put("c.REFUSED", "place,note\nx,y\n");
  EXPECT_TRUE(is_loaded("c.REFUSED"));
}

TEST_F(Trust, NoOutputReplacesAPlugin) {
  const std::string library = (folder() / "plugins/dashma.so").string(), bytes = get("plugins/dashma.so");
  const std::string manifest = (folder() / "plugins/dashma.maex.toml").string();
  fs::create_hard_link(library, folder() / "hard.dashma");
  fs::create_symlink(library, folder() / "soft.dashma");
  for (const std::string& output : {std::string("hard.dashma"), std::string("soft.dashma")}) {
    const Finished run =
        maex({"convert", "a.dashma", "--to", "dashma", "-o", output, "--overwrite", "--plugin-path", plugins()});
    EXPECT_EQ(run.exit_code, 2) << output;
    EXPECT_THAT(run.err, HasSubstr("is the plugin " + library));
  }
  for (const std::string& output : {library, manifest}) {
    EXPECT_EQ(maex({"convert", "a.dashma", "--to", "dashma", "-o", "b.dashma", "--fates", output, "--overwrite",
                    "--plugin-path", plugins()})
                  .exit_code,
              2);
    EXPECT_EQ(maex({"dialect", "xsd", "-o", output, "--overwrite", "--plugin-path", plugins()}).exit_code, 2);
  }
  // Also a plugin that is left out.
  mode("plugins", 0777);
  EXPECT_EQ(maex({"dialect", "xsd", "-o", library, "--overwrite", "--plugin-path", plugins()}).exit_code, 2);
  EXPECT_EQ(get("plugins/dashma.so"), bytes);
}

}  // namespace
}  // namespace maex::plugin_use
