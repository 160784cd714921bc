// The store is made from a partner's file. `explain` must give the same answer from the store as from the file.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "adapters/builtin.hpp"
#include "cli/program.hpp"
#include "core/io/atomic_file.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
const std::string azcbl = MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx";

class StoreOfARun : public testing::Test {
 protected:
  StoreOfARun() {
    std::string name = (fs::temp_directory_path() / "maex-store-run-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~StoreOfARun() override { fs::remove_all(folder_); }
  struct Ran {
    int exit_code;
    std::string out, err;
  };
  static Ran run(std::vector<std::string> words) {
    std::ostringstream out, err;
    cli::Session session(out, err, [](Registry& registry) { register_builtin_adapters(registry); });
    words.insert(words.end(), {"--today", "2015-01-15"});
    const int code = cli::run_program(words, session);
    return {code, out.str(), err.str()};
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  fs::path folder_;
};

TEST_F(StoreOfARun, ExplainsARecordAsTheFileDoes) {
  EXPECT_EQ(run({"validate", azcbl, "--store", path("run.maex")}).exit_code, 0);
  for (const char* id : {"2014/05", "2014/01", "2014/05-2"}) {
    const Ran from_file = run({"explain", azcbl, id}), from_store = run({"explain", path("run.maex"), id});
    EXPECT_EQ(from_file.exit_code, 0);
    EXPECT_EQ(from_store.out, from_file.out) << id;
  }
  const Ran unknown = run({"explain", path("run.maex"), "2014/55"});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("did you mean 2014/05"), std::string::npos) << unknown.err;
}

TEST_F(StoreOfARun, RemembersThatTheListHasAColumnForAnEmptyCheckState) {
  write_file(path("list.csv"),
             "Hadisənin nömrəsi,Tarix,Rayon,Qurğu,Nəticə,Mənbə,Yoxlama\n1,14.05.2014,Füzuli,PƏM,ölüb,polis,\n", false);
  EXPECT_EQ(run({"validate", path("list.csv"), "--store", path("run.maex")}).exit_code, 0);
  const Ran from_file = run({"explain", path("list.csv"), "1"});
  EXPECT_NE(from_file.out.find("PENDING: no check state is given"), std::string::npos) << from_file.out;
  EXPECT_EQ(run({"explain", path("run.maex"), "1"}).out, from_file.out);
}

TEST_F(StoreOfARun, ExplainsRecordsOfXmlAndMapsToo) {
  for (const auto& [partner, name] : {std::pair{"maxml", "a.xml"}, std::pair{"geojson", "a.geojson"}}) {
    run({"convert", azcbl, "--to", partner, "-o", path(name), "--include", "any"});
    run({"validate", path(name), "--store", path(std::string(name) + ".maex")});
    EXPECT_EQ(run({"explain", path(std::string(name) + ".maex"), "2014/10"}).out,
              run({"explain", path(name), "2014/10"}).out)
        << name;
  }
}

TEST_F(StoreOfARun, IsForItsOwnerOnlyAndNeverReplacesTheInput) {
  run({"validate", azcbl, "--store", path("run.maex")});
  struct stat about {};
  ASSERT_EQ(::stat(path("run.maex").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777u, 0600u);
  fs::copy(azcbl, path("list.xlsx"));
  const std::string before = read_file(path("list.xlsx"));
  EXPECT_EQ(run({"validate", path("list.xlsx"), "--store", path("list.xlsx"), "--overwrite"}).exit_code, 2);
  EXPECT_EQ(read_file(path("list.xlsx")), before);
  EXPECT_EQ(run({"validate", azcbl, path("list.xlsx"), "--store", path("two.maex")}).exit_code, 2);
  EXPECT_EQ(run({"convert", azcbl, "--to", "maxml", "-o", path("new.xml"), "--store", path("./new.xml"), "--overwrite"})
                .exit_code,
            2);
  EXPECT_FALSE(fs::exists(path("new.xml")));
}

TEST_F(StoreOfARun, SaysWhenOtherSettingsDecideOtherwise) {
  run({"validate", azcbl, "--store", path("run.maex")});
  write_file(
      path("rulings.toml"),
      "[[ruling]]\nincident = \"2014/01\"\nstate = \"EXCLUDED\"\nby = \"N. N.\"\non = 2015-01-10\nwhy = \"training\"\n",
      false);
  const Ran ran = run({"explain", path("run.maex"), "2014/01", "--rulings", path("rulings.toml")});
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_NE(ran.out.find("stored state"), std::string::npos) << ran.out;
}

}  // namespace
}  // namespace maex
