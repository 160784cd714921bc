// No command prints a name or a birth date unless the user asks for it explicitly. All persons here are invented.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "adapters/builtin.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

constexpr const char* name_marker = "Uydurmayeva";  // in identity fields
constexpr const char* secret_marker = "Gizlinova";  // in other personal fields: health, villages, remarks
constexpr Day birth{1961, 2, 3};
constexpr const char* births[] = {"1961-02-03", "03.02.1961", "03/02/1961"};

/// Which fields get a name.
enum class Planted : std::uint8_t { where_names_belong, in_every_text };

void plant(Batch& batch, Planted planted) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    std::vector<Field> fields;
    for (const Slot& slot : batch[i].slots()) fields.push_back(slot.field);
    std::sort(fields.begin(), fields.end());
    fields.erase(std::unique(fields.begin(), fields.end()), fields.end());
    for (const Field field : fields) {
      const FieldInfo& about = info(field);
      if (field == Field::victim_birth_date) batch[i].set(field, Value::date({PartialDate::Form::at, birth, {}}));
      if (about.type != Type::text) continue;
      const bool is_link = about.name == "id" || field == Field::victim_incident;
      const bool personal = is_personal(about.sensitivity);
      if (is_link || (!personal && planted == Planted::where_names_belong)) continue;
      const bool identity = about.sensitivity == Sensitivity::identity || !personal;
      if (about.many) continue;  // a second value would only be added
      batch[i].set(field, Value::text(batch.keep(std::string("Adı ") + (identity ? name_marker : secret_marker))));
    }
  }
}

struct Source {
  const char* partner;
  const char* extension;
};

class Privacy : public testing::TestWithParam<std::tuple<Source, Planted>> {
 protected:
  void SetUp() override {
    register_builtin_adapters(registry_);
    fs::create_directory(folder());
    const auto& [source, planted] = GetParam();
    file_ = "in" + std::string(source.extension);
    const Partner& partner = registry_.require_partner(source.partner);
    const auto& containers = partner.descriptor().containers;
    const Format* container = containers.empty() ? nullptr : registry_.format_for(folder() / file_);
    Notices notices;
    const Options options;
    WriteContext context{notices, options, file_, "specimen", {2026, 1, 1}, "2026-01-01T00:00:00Z", "maex"};
    std::ofstream(folder() / file_, std::ios::binary).close();
    const auto writer = partner.write({folder() / file_, container, {}}, context);
    Batch batch;
    conformance::fill_specimen_records(batch, 1);
    plant(batch, planted);
    Losses losses(batch);
    writer->write(batch, losses);
    writer->finish();
    const std::string there =
        samples::run_process(test::program(), {"inspect", "--cells", file_}, folder(), scratch_.path()).out +
        get(folder() / file_);
    if (std::string_view(source.partner) == "figures" && planted == Planted::where_names_belong)
      GTEST_SKIP() << "figures have no field for persons";
    // The file must contain the markers, or the search proves nothing.
    ASSERT_TRUE(there.find(name_marker) != std::string::npos || there.find(secret_marker) != std::string::npos)
        << file_;
  }
  [[nodiscard]] fs::path folder() const { return scratch_.path() / "play"; }
  [[nodiscard]] std::string get(const fs::path& path) const {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  static void expect_nobody(const std::string& text, const std::string& where) {
    for (const char* marker : {name_marker, secret_marker, births[0], births[1], births[2]}) {
      const std::size_t at = text.find(marker);
      EXPECT_EQ(at, std::string::npos) << where << " tells " << marker << ": …"
                                       << (at == std::string::npos ? "" : text.substr(at < 160 ? 0 : at - 160, 240));
      if (at != std::string::npos) return;
    }
  }
  /// Runs the program and checks that it prints no personal marker.
  void run(std::vector<std::string> words) const {
    std::string command;
    for (const std::string& word : words) command += word + ' ';
    const samples::Finished finished = samples::run_process(test::program(), words, folder(), scratch_.path());
    EXPECT_LE(finished.exit_code, 3) << command << finished.err;
    expect_nobody(finished.out, command + "(stdout)");
    expect_nobody(finished.err, command + "(stderr)");
  }

  Registry registry_;
  samples::Scratch scratch_;
  std::string file_;
};

TEST_P(Privacy, OfThePersonsIsKeptByReports) {
  const std::string from = std::get<0>(GetParam()).partner;
  run({"inspect", file_});
  run({"inspect", file_, "--json"});
  run({"validate", file_, "--from", from, "-v"});
  run({"validate", file_, "--from", from, "--json", "--max-findings", "1000"});
  run({"validate", file_, "--from", from, "--for-imsma", "--language", "az", "--html", "az.html", "--sarif",
       "all.sarif", "--max-findings", "1000"});
  run({"validate", file_, "--from", from, "--language", "ru", "--html", "ru.html"});
  for (const char* report : {"az.html", "ru.html", "all.sarif"}) {
    ASSERT_TRUE(fs::exists(folder() / report)) << report;
    expect_nobody(get(folder() / report), report);
  }
  run({"explain", file_, "T-10", "--from", from});  // no such record: the program prints the nearest ids
}

// Users share dialects. A dialect contains words of lists, but never persons.
TEST_P(Privacy, OfThePersonsIsKeptByDialects) {
  const auto& [source, planted] = GetParam();
  if (std::string_view(source.partner) != "maxml" || planted != Planted::where_names_belong)
    GTEST_SKIP() << "no export of an installation";
  run({"dialect", "learn", file_, "-o", "learned.toml"});
  expect_nobody(get(folder() / "learned.toml"), "learned.toml");
  run({"dialect", "check", "draft", file_});
  run({"dialect", "check", "learned.toml", file_});
  run({"dialect", "page", "learned.toml"});
  run({"dialect", "diff", "draft", "learned.toml"});
}

TEST_P(Privacy, OfThePersonsIsKeptByConversions) {
  const auto& [source, planted] = GetParam();
  for (const auto& target : registry_.partners()) {
    if (!target->descriptor().writes) continue;
    const std::string to = target->descriptor().id;
    const auto& containers = target->descriptor().containers;
    const std::string ending = containers.empty()
                                   ? target->descriptor().extensions.front()
                                   : registry_.format(containers.back())->descriptor().extensions.front();
    const std::string out = "out-" + to + ending;
    run({"convert", file_, "--from", source.partner, "--to", to, "-o", out, "--include", "any", "--digest", "--verify",
         "--fates", to + ".fates.csv", "-v"});
    run({"convert", file_, "--from", source.partner, "--to", to, "-o", out, "--dry-run", "--overwrite", "--json"});
    if (fs::exists(folder() / (to + ".fates.csv")))
      expect_nobody(get(folder() / (to + ".fates.csv")), to + ".fates.csv");
    if (planted != Planted::where_names_belong || !fs::exists(folder() / out)) continue;
    // A workbook is read as the recipient reads it. The other files are text.
    std::string bytes = get(folder() / out);
    if (ending == ".xlsx")
      bytes = samples::run_process(test::program(), {"inspect", "--cells", out}, folder(), scratch_.path()).out;
    EXPECT_THAT(bytes, Not(HasSubstr(name_marker))) << out;
  }
}

std::string name_of(const testing::TestParamInfo<Privacy::ParamType>& param) {
  const auto& [source, planted] = param.param;
  return std::string(source.partner) + "_" + (source.extension + 1) +
         (planted == Planted::in_every_text ? "_everywhere" : "");
}

INSTANTIATE_TEST_SUITE_P(Sources, Privacy,
                         testing::Combine(testing::Values(Source{"azcbl", ".xlsx"}, Source{"azcbl", ".csv"},
                                                          Source{"maxml", ".xml"}, Source{"imsma_core", ".xlsx"},
                                                          Source{"hxl", ".csv"}, Source{"geojson", ".geojson"},
                                                          Source{"kml", ".kml"}, Source{"figures", ".csv"}),
                                          testing::Values(Planted::where_names_belong, Planted::in_every_text)),
                         name_of);

}  // namespace
}  // namespace maex
