// Converts from every neighbour to every other. A second reading must lack exactly the announced losses, and must not
// have any new value.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "adapters/builtin.hpp"
#include "core/plugin/suite/content.hpp"
#include "core/plugin/suite/own_files.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/plugin/suite/trial.hpp"
#include "core/run/job.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;
using conformance::Content;
using Counts = std::map<std::string, std::uint64_t>;

const fs::path sample = MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx";

struct Neighbour {
  std::string id, extension;
};
// Workbooks where the partner writes tables, because a CSV file holds only one of two tables.
const std::vector<Neighbour> neighbours = {{"azcbl", ".xlsx"},      {"maxml", ".xml"}, {"imsma_core", ".xlsx"},
                                           {"geojson", ".geojson"}, {"kml", ".kml"},   {"hxl", ".xlsx"}};

const Registry& registry() {
  static const auto made = [] {
    auto registry = std::make_unique<Registry>();
    register_builtin_adapters(*registry);
    return registry;
  }();
  return *made;
}

ItemFacts convert(const fs::path& from, const std::string& partner, const std::string& to, const fs::path& output) {
  ConvertJob job;
  job.inputs = {from};
  job.output = output;
  job.source.partner = partner;
  job.to = to;
  job.personal = PersonalPolicy::keep;
  job.overwrite = true;
  job.today = {2026, 1, 1};
  job.now = "2026-01-01T00:00:00";
  job.program = "maex test";
  RunFacts facts = run(job, registry(), {});
  EXPECT_EQ(facts.items.at(0).outcome, Outcome::done) << facts.items[0].problem;
  return facts.items[0];
}

Counts announced(const ItemFacts& facts) {
  Counts fields;
  for (const LossFact& loss : facts.losses)
    if (!loss.field.starts_with("submission.")) fields[loss.field] += loss.count;
  return fields;
}

/// Kinds whose records lose their ids. The test cannot match their records after the conversion.
std::set<std::string> nameless(const Counts& told, const Content& after) {
  std::set<std::string> kinds;
  for (const auto& [field, count] : told) {
    if (!field.ends_with(".id")) continue;
    const std::string kind = field.substr(0, field.find('.'));
    const auto of_kind = [&kind](const auto& fact) { return fact.first.starts_with(kind + " "); };
    if (std::any_of(after.begin(), after.end(), of_kind)) kinds.insert(kind);
  }
  return kinds;
}

void expect_announced(const Content& before, const Content& after, const Counts& told, const std::string& what) {
  const std::set<std::string> kinds = nameless(told, after);
  const Counts missing =
      conformance::lost(conformance::without_ids(before, kinds), conformance::without_ids(after, kinds));
  std::set<std::string> fields;
  for (const Counts* counts : {&missing, &told})
    for (const auto& [field, count] : *counts) fields.insert(field);
  for (const std::string& field : fields) {
    const auto of = [&field](const Counts& counts) { return counts.count(field) == 0 ? 0 : counts.at(field); };
    // A list with one row per victim may repeat values of the incident. So the test may find a value again although it
    // was announced as lost. But every missing value must be announced.
    if (kinds.empty()) {
      EXPECT_EQ(of(missing), of(told)) << what << ": " << field;
    } else {
      EXPECT_LE(of(missing), of(told)) << what << ": " << field;
    }
  }
  if (kinds.empty()) { EXPECT_EQ(conformance::invented(before, after, told), std::vector<std::string>{}) << what; }
}

class Neighbours : public testing::TestWithParam<Neighbour> {
 protected:
  /// Converts `source`, a file of the parameter's neighbour, to every neighbour and back.
  void expect_pairs(const fs::path& source) {
    const Content before = conformance::read_content(registry(), source, GetParam().id);
    ASSERT_FALSE(before.empty());
    for (const Neighbour& to : neighbours) {
      const std::string what = GetParam().id + " to " + to.id;
      const fs::path output = folder_.path() / ("out" + to.extension);
      const ItemFacts facts = convert(source, GetParam().id, to.id, output);
      if (facts.outcome != Outcome::done) continue;
      expect_announced(before, conformance::read_content(registry(), output, to.id), announced(facts), what);
      pairs_ += 1;
    }
    EXPECT_EQ(pairs_, neighbours.size());
  }
  conformance::Folder folder_;
  std::size_t pairs_ = 0;
};

TEST_P(Neighbours, LoseOfMadeUpRecordsWhatTheyAnnounce) {
  const Partner& partner = registry().require_partner(GetParam().id);
  const fs::path source = folder_.path() / ("source" + GetParam().extension);
  conformance::write_specimen_records(
      partner,
      conformance::container_of(registry(), partner.descriptor()) == nullptr ? nullptr : registry().format("xlsx"),
      source, {});
  expect_pairs(source);
}

TEST_P(Neighbours, LoseOfTheSampleWhatTheyAnnounce) {
  const fs::path source = folder_.path() / ("source" + GetParam().extension);
  const ItemFacts first = convert(sample, "azcbl", GetParam().id, source);
  expect_announced(conformance::read_content(registry(), sample),
                   conformance::read_content(registry(), source, GetParam().id), announced(first),
                   "azcbl sample to " + GetParam().id);
  expect_pairs(source);
}

INSTANTIATE_TEST_SUITE_P(All, Neighbours, testing::ValuesIn(neighbours),
                         [](const auto& each) { return each.param.id; });

TEST(NeighboursTwice, AFileWrittenFromItsOwnReadingIsTheSame) {
  // Records that were read from the partner's own file fit into that file. Writing them again must give the same bytes.
  conformance::Folder folder;
  for (const Neighbour& one : neighbours) {
    if (one.id == "azcbl" || one.id == "maxml" || one.extension == ".xlsx")
      continue;  // their headers contain the input's name or the date
    const Partner& partner = registry().require_partner(one.id);
    const fs::path first = folder.path() / ("first" + one.extension),
                   second = folder.path() / ("second" + one.extension),
                   third = folder.path() / ("third" + one.extension);
    conformance::write_specimen_records(partner, nullptr, first, {});
    convert(first, one.id, one.id, second);
    convert(second, one.id, one.id, third);
    EXPECT_EQ(conformance::bytes_of(second), conformance::bytes_of(third)) << one.id;
  }
}

}  // namespace
}  // namespace maex
