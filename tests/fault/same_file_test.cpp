// No output may be a file that the job reads, or another of its outputs.
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include "tests/fault/scene.hpp"

namespace maex::fault {
namespace {
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// Content that every reader refuses: a refusal that names another reason shows that a file was read first.
constexpr const char* garbage = "[[[ not a list, not a map, not a policy\n";

/// An option that names a file. {} stands for the file.
struct Role {
  const char* name;
  Words words;
  bool validate = true, convert = true;
};
const Role inputs[] = {{"input", {"{}"}},
                       {"profile", {"--profile", "{}"}},
                       {"rules", {"--rules", "{}"}},
                       {"policy", {"--policy", "{}"}},
                       {"rulings", {"--rulings", "{}"}},
                       {"gazetteer", {"--gazetteer", "{}"}},
                       {"districts", {"--districts", "{}"}},
                       {"hazards", {"--hazards", "{}"}},
                       {"hazard-districts", {"--hazard-districts", "{}"}},
                       {"imsma-list", {"--imsma-list", "{}"}},
                       {"previous", {"--previous", "{}"}},
                       {"sent", {"--sent", "{}"}},
                       {"to-option", {"--to-option", "dialect={}"}, false, true}};
const Role output_roles[] = {
    {"output", {"-o", "{}"}, false, true},     {"quarantine", {"-o", "{-quarantine}"}, false, true},
    {"fates", {"--fates", "{}"}, false, true}, {"store", {"--store", "{}"}},
    {"save-job", {"--save-job", "{}"}},        {"html", {"--html", "{}"}, true, false},
    {"sarif", {"--sarif", "{}"}, true, false}, {"mark", {"--mark", "{folder}"}, true, false}};

class SameFile : public testing::Test {
 protected:
  static constexpr const char* forms[] = {"same path", "other spelling", "symbolic link", "hard link"};

  /// A second path to the file `name` in the folder.
  [[nodiscard]] std::string second_path(const std::string& name, const std::string& form) const {
    if (form == "same path") return name;
    if (form == "other spelling") return "./sub/../" + name;
    const std::string second = "sub/" + name;
    fs::remove(scene_.path(second));
    if (form == "symbolic link")
      fs::create_symlink(scene_.path(name), scene_.path(second));
    else
      fs::create_hard_link(scene_.path(name), scene_.path(second));
    return second;
  }
  static void add(Words& words, const Role& role, const std::string& path) {
    for (std::string word : role.words) {
      if (const std::size_t at = word.find("{}"); at != std::string::npos) word.replace(at, 2, path);
      if (word == "{-quarantine}") word = path.substr(0, path.size() - std::string(".quarantine.csv").size());
      if (word == "{folder}") word = fs::path(path).parent_path().empty() ? "." : fs::path(path).parent_path().string();
      words.push_back(std::move(word));
    }
  }
  [[nodiscard]] Words start(bool validate, bool with_input, bool with_output) const {
    Words words{validate ? "validate" : "convert"};
    if (with_input) words.push_back("list.csv");
    if (!validate) words.insert(words.end(), {"--to", "maxml", "--overwrite"});
    if (!validate && with_output) words.insert(words.end(), {"-o", "elsewhere.xml"});
    return words;
  }
  void expect_refusal(const Words& words, const std::string& what) const {
    const auto before = scene_.files();
    const samples::Finished finished = scene_.run(words);
    std::string line;
    for (const std::string& word : words) line += word + " ";
    EXPECT_EQ(finished.exit_code, 2) << what << "\n" << line << "\n" << finished.err;
    EXPECT_NE(finished.err.find("choose another name"), std::string::npos) << what << "\n" << line << finished.err;
    EXPECT_EQ(scene_.files(), before) << what;
  }
  Scene scene_;
};

TEST_F(SameFile, EveryOutputAgainstEveryInput) {
  fs::create_directory(scene_.path("sub"));
  for (const Role& input : inputs)
    for (const Role& output : output_roles)
      for (const char* form : forms) {
        const bool validate = output.validate;
        if (validate ? !input.validate : !input.convert) continue;
        const bool marks = output.name == std::string("mark");
        // A marked copy has the name of the input, so only an input of this name can meet it.
        if (marks && (input.name != std::string("input") || form == std::string("same path"))) continue;
        const std::string name = output.name == std::string("quarantine") ? "file.csv.quarantine.csv" : "file.csv";
        put(scene_.path(name), garbage);
        const std::string second = second_path(name, form);
        Words words = start(validate, input.name != std::string("input"),
                            output.name != std::string("output") && output.name != std::string("quarantine"));
        add(words, input, name);
        add(words, output, second);
        const std::string what = std::string(output.name) + " = " + input.name + ", " + form;
        expect_refusal(words, what);
        EXPECT_EQ(content(scene_.path(name)), garbage) << what;
        fs::remove(scene_.path("sub/" + name));
        fs::remove(scene_.path(name));
      }
}

TEST_F(SameFile, EveryOutputAgainstEveryOther) {
  fs::create_directory(scene_.path("sub"));
  for (const bool validate : {false, true})
    for (const Role& first : output_roles)
      for (const Role& second : output_roles)
        for (const char* form : forms) {
          const std::string one = first.name, two = second.name;
          if (one >= two || !(validate ? first.validate && second.validate : first.convert && second.convert)) continue;
          if (one == "mark" || two == "mark") continue;            // its names are those of the inputs
          if ((one == "output" && two == "quarantine")) continue;  // one option
          const bool quarantine = one == "quarantine" || two == "quarantine";
          const std::string name = quarantine ? "file.xml.quarantine.csv" : "file.xml";
          put(scene_.path(name), garbage);
          Words words =
              start(validate, true, one != "output" && one != "quarantine" && two != "output" && two != "quarantine");
          add(words, first, one == "quarantine" || two != "quarantine" ? name : second_path(name, form));
          add(words, second, one == "quarantine" || two != "quarantine" ? second_path(name, form) : name);
          expect_refusal(words, one + " = " + two + ", " + form);
          EXPECT_EQ(content(scene_.path(name)), garbage);
          fs::remove(scene_.path("sub/" + name));
          fs::remove(scene_.path(name));
          if (form == std::string("hard link") || form == std::string("symbolic link")) continue;
          // Neither exists yet.
          expect_refusal(words, one + " = " + two + ", " + form + ", both new");
        }
}

TEST_F(SameFile, TheJobFileIsAnInput) {
  put(scene_.path("job.toml"), "inputs = [\"list.csv\"]\nto = \"maxml\"\noverwrite = true\noutput = \"o.xml\"\n");
  for (const Words& words : {Words{"--fates", "job.toml"}, {"-o", "job.toml"}, {"--save-job", "./job.toml"}}) {
    Words all{"convert", "--job", "job.toml"};
    all.insert(all.end(), words.begin(), words.end());
    expect_refusal(all, words[0]);
  }
}

TEST_F(SameFile, LinksInAFolderOfOutputsCount) {
  fs::create_directory(scene_.path("out"));
  fs::create_symlink(scene_.path("list.csv"), scene_.path("out/list.xml"));
  expect_refusal({"convert", "list.csv", "--to", "maxml", "-o", "out/", "--overwrite"}, "folder");
  fs::remove(scene_.path("out/list.xml"));
  fs::create_symlink(scene_.path("new.xml"), scene_.path("out/list.xml"));  // points to nothing yet
  expect_refusal({"convert", "list.csv", "--to", "maxml", "-o", "out/", "--overwrite", "--fates", "new.xml"}, "new");
}

TEST_F(SameFile, ADialectReplacesNothingThatItReads) {
  fs::create_directory(scene_.path("sub"));
  put(scene_.path("export.xml"), garbage);
  put(scene_.path("ours.toml"), garbage);
  for (const char* form : forms) {
    const std::string xml = second_path("export.xml", form), toml = second_path("ours.toml", form);
    expect_refusal({"dialect", "learn", "other.xml", "export.xml", "--overwrite", "-o", xml}, form);
    for (const char* action : {"xsd", "page"})
      expect_refusal({"dialect", action, "ours.toml", "--overwrite", "-o", toml}, std::string(action) + form);
    EXPECT_EQ(content(scene_.path("export.xml")), garbage);
    EXPECT_EQ(content(scene_.path("ours.toml")), garbage);
  }
  // What is no file is refused too, before anything waits for it.
  ASSERT_EQ(::mkfifo(scene_.path("pipe").c_str(), 0600), 0);
  EXPECT_EQ(scene_.run({"dialect", "xsd", "--overwrite", "-o", "pipe"}).exit_code, 4);
}

}  // namespace
}  // namespace maex::fault
