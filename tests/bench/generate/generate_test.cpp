// The generator must report correct sums of its lists, because benchmarks and other tests compare with them.
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include "tests/bench/generate/sink.hpp"

namespace maex::bench {
namespace {

struct Found {
  Truth truth;
  std::map<std::string, std::uint64_t> outcomes;
  std::uint64_t rows = 0, incidents = 0;
};

Found make(const ListOptions& options) {
  Found found;
  List list(options);
  std::string last;
  for (ListRow row; list.next(row); ++found.rows) {
    ++found.outcomes[row[outcome].kind == OutCell::Kind::text ? row[outcome].text : ""];
    if (row[incident_id].kind == OutCell::Kind::empty) continue;
    if (row[incident_id].text != last) ++found.incidents;
    last = row[incident_id].text;
  }
  found.truth = list.truth();
  return found;
}

TEST(Generator, KnowsItsOwnSums) {
  const Found found = make({.rows = 20000, .seed = 7});
  EXPECT_EQ(found.rows, 20000u);
  EXPECT_EQ(found.truth.rows, 20000u);
  EXPECT_EQ(found.incidents, found.truth.incidents);
  auto outcomes = found.outcomes;
  EXPECT_EQ(outcomes["həlak olub"] + outcomes["погиб"] + outcomes["killed"],
            found.truth.sums.at("victim.outcome").at("KILLED"));
  EXPECT_TRUE(found.truth.planted.empty());
  std::uint64_t devices_used = 0;
  for (const auto& [code, n] : found.truth.sums.at("device.category")) devices_used += n;
  EXPECT_EQ(devices_used, found.truth.incidents);
}

TEST(Generator, PlantsErrorsAtTheRateAskedFor) {
  const Found found = make({.rows = 20000, .seed = 7, .errors = 0.05});
  std::uint64_t planted = 0;
  for (const auto& [kind, n] : found.truth.planted) planted += n;
  EXPECT_EQ(found.truth.planted.size(), 6u);
  EXPECT_NEAR(static_cast<double>(planted) / 20000, 0.05, 0.01);
  auto outcomes = found.outcomes;
  EXPECT_EQ(outcomes[""], found.truth.planted.at("missing-outcome"));
  EXPECT_EQ(outcomes["evakuasiya"], found.truth.planted.at("unknown-outcome"));
}

TEST(Generator, EndsWithTheLastRowAlsoInsideAnIncident) {
  for (std::uint64_t rows = 0; rows != 12; ++rows) EXPECT_EQ(make({.rows = rows, .seed = rows}).rows, rows);
}

TEST(Generator, WritesTheSameBytesForTheSameSeed) {
  const auto bytes = [](std::uint64_t seed, bool csv) {
    const std::string path =
        testing::TempDir() + "maex-generate-" + std::to_string(::getpid()) + (csv ? ".csv" : ".xlsx");
    const auto sink = csv ? make_csv_sink(path, column_count - 1) : make_xlsx_sink(path, column_count - 1);
    List list({.rows = 200, .seed = seed, .errors = 0.1});
    for (ListRow row; list.next(row);) sink->row(row);
    sink->finish();
    std::ifstream file(path, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    std::remove(path.c_str());
    return all;
  };
  for (const bool csv : {true, false}) {
    EXPECT_GT(bytes(1, csv).size(), 1000u);
    EXPECT_TRUE(bytes(1, csv) == bytes(1, csv));
    EXPECT_FALSE(bytes(1, csv) == bytes(2, csv));
  }
}

}  // namespace
}  // namespace maex::bench
