// Partners check what a format can hold, not its name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/builtin.hpp"
#include "core/adapter/registry.hpp"
#include "core/document/memory_table.hpp"
#include "core/io/error.hpp"

namespace maex {
namespace {

class FakeFormat final : public Format {
 public:
  explicit FakeFormat(Descriptor card) : card_(std::move(card)) {}
  [[nodiscard]] const Descriptor& descriptor() const override { return card_; }
  [[nodiscard]] Identification identify(const Probe&) const override { return {}; }
  std::unique_ptr<TableDocument> open(const std::filesystem::path&, const OpenContext&) const override {
    return nullptr;
  }
  std::unique_ptr<TableWriter> create(const std::filesystem::path&, const Options&) const override {
    return std::make_unique<MemoryTableWriter>(written);
  }
  mutable MemoryTable written;

 private:
  Descriptor card_;
};

Descriptor card(const std::string& id, bool one_table, bool no_merged_cells) {
  Descriptor made;
  made.id = id;
  made.writes = true;
  made.one_table = one_table;
  made.no_merged_cells = no_merged_cells;
  return made;
}

/// Two incidents of different years, each with a victim.
void write(std::string_view partner, const FakeFormat& format, const Options& options = {}) {
  Registry registry;
  register_builtin_adapters(registry);
  Notices notices;
  WriteContext context{notices, options, "out", "in", {2024, 12, 31}, "2024-12-31T00:00:00", "maex"};
  const auto writer = registry.require_partner(std::string(partner)).write({"unused", &format, {}}, context);
  Batch batch;
  for (const std::int16_t year : {std::int16_t{2013}, std::int16_t{2014}}) {
    const std::string_view id = batch.keep("I" + std::to_string(year));
    Record& incident = batch.add(Kind::incident, {});
    incident.set(Field::incident_id, Value::text(id));
    incident.set(Field::incident_date, Value::date({PartialDate::Form::at, {year, 5, 1}, {}}));
    Record& victim = batch.add(Kind::victim, {});
    victim.set(Field::victim_id, Value::text(batch.keep(std::string(id) + "-1")));
    victim.set(Field::victim_incident, Value::text(id));
    victim.set(Field::victim_outcome, Value::code(Code::outcome_INJURED));
  }
  Losses losses(batch);
  writer->write(batch, losses);
  writer->finish();
}

bool has_merges(MemoryTable& table) {
  for (std::size_t i = 0; i != table.sheets().size(); ++i)
    if (!table.merged(i).empty()) return true;
  return false;
}

TEST(OneTable, AProfileWritesOneListIntoAFormatWithoutSheets) {
  const FakeFormat plain(card("dbf", true, true)), sheets(card("csv", false, false));
  write("azcbl", plain);
  write("azcbl", sheets);
  EXPECT_EQ(plain.written.sheets().size(), 1u);
  EXPECT_FALSE(has_merges(plain.written));
  EXPECT_EQ(sheets.written.sheets().size(), 2u) << "one for each half-year, whatever the format is called";
  EXPECT_TRUE(has_merges(sheets.written));
}

TEST(OneTable, FlatPartnersWriteTheirFirstTable) {
  for (const char* partner : {"hxl", "imsma_core"}) {
    const FakeFormat plain(card("dbf", true, true)), sheets(card("csv", false, false));
    write(partner, plain);
    write(partner, sheets);
    EXPECT_EQ(plain.written.sheets().size(), 1u) << partner;
    EXPECT_EQ(sheets.written.sheets().size(), 2u) << partner;
    Options both;
    both.set("table", "both");
    try {
      write(partner, plain, both);
      ADD_FAILURE() << partner << " wrote two tables into a format that holds one";
    } catch (const UsageError& error) {
      EXPECT_THAT(error.what(), testing::HasSubstr("a dbf file holds one table")) << partner;
    }
  }
}

}  // namespace
}  // namespace maex
