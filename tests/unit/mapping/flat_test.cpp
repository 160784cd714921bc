#include "core/mapping/flat/flat.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/io/error.hpp"
#include "core/mapping/flat/flat_headings.hpp"
#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

using test::Read;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string mapping_text = R"(
[mapping]
id = "m"
longest-text = 8
[[table]]
name = "accident"
row = "incident"
[[table.column]]
headings = ["ac_code"]
field = "incident.id"
[[table.column]]
headings = ["ac_date"]
field = "incident.date"
[[table.column]]
headings = ["note"]
field = "place.note"
[[table.column]]
headings = ["lat"]
field = "place.latitude"
[[table.column]]
headings = ["lon"]
field = "place.longitude"
[[table.column]]
headings = ["ac_eo"]
field = "device.category"
[table.column.values]
AP_MINE = ["ap_mine"]
[[table]]
name = "victim"
row = "victim"
[[table.column]]
headings = ["va_id"]
field = "victim.id"
[[table.column]]
headings = ["ac_id"]
field = "victim.incident"
[[table.column]]
headings = ["sex"]
field = "victim.sex"
values-as = "lower"
)";

FlatHabits core_habits() {
  FlatHabits habits;
  habits.exact_days = habits.no_null_words = habits.zero_is_missing = habits.listed_codes = true;
  habits.longest_name = 31;
  return habits;
}

void read_flat_into(Read& to, MemoryTable& table,
                    std::shared_ptr<const FlatMapping> mapping = parse_flat_mapping(mapping_text, "m.toml",
                                                                                    core_habits())) {
  Account account("t.xlsx", to.notices, to.balance, &to.fates);
  ReadContext context{account, {}, test::today, 1};
  to.batches = read_all(*read_flat(std::move(mapping), table, context));
  EXPECT_TRUE(to.balance.holds());
}

std::string refusal(const std::string& from, const std::string& to) {
  std::string text = mapping_text;
  text.replace(text.find(from), from.size(), to);
  try {
    parse_flat_mapping(text, "m.toml", core_habits());
  } catch (const UsageError& error) { return error.what(); }
  return {};
}

TEST(FlatMapping, FaultsNameTheLineAndTheCure) {
  EXPECT_THAT(refusal("\"ac_date\"", "\"a_name_of_more_than_31_characters\""), HasSubstr("more than 31 characters"));
  EXPECT_THAT(refusal("\"victim.incident\"", "\"victim.age\""), HasSubstr("victim.incident"));
  EXPECT_THAT(refusal("field = \"victim.sex\"\nvalues-as = \"lower\"", "field = \"incident.time\""),
              HasSubstr("does not belong"));
  EXPECT_THAT(refusal("values-as = \"lower\"", ""), HasSubstr("need spellings"));
  EXPECT_THAT(refusal("headings = [\"lon\"]", "headings = [\"LAT\"]"), HasSubstr("two columns"));
  EXPECT_THAT(refusal("values-as = \"lower\"", "values-as = \"lower\"\ncertainty = \"documented\""),
              HasSubstr("source"));
}

TEST(FlatRead, JoinsVictimsToTheirAccidents) {
  MemoryTable table =
      test::table_of({{"ac_code", "ac_date", "ac_eo"}, {"A1", "2019-03-01", "ap_mine"}, {"A2", "2019-04", ""}});
  table.add_sheet("victims");
  for (const auto& row : std::vector<std::vector<std::string>>{
           {"va_id", "ac_id", "SEX"}, {"V2", "A2", "male"}, {"V1", "A1", "female"}, {"V9", "A9", "male"}})
    table.add_row(row);
  Read read;
  read_flat_into(read, table);
  std::vector<std::string> order;
  for (const auto& batch : read.batches)
    for (std::size_t i = 0; i != batch->size(); ++i)
      for (const Slot& slot : (*batch)[i].slots())
        if (info(slot.field).name == "id") order.push_back(to_text(slot.value));
  EXPECT_THAT(order, ElementsAre("A1", "V1", "A2", "V2", "V9"));
  EXPECT_EQ(read.noticed("flat-victim-alone"), 1u);
  EXPECT_EQ(read.noticed("flat-column-case"), 1u);
  EXPECT_THAT(read.values(Field::device_category), ElementsAre("AP_MINE"));
}

TEST(FlatRead, CleansWordsForNothingAndZeroZero) {
  MemoryTable table = test::table_of({{"ac_code", "note", "lat", "lon", "other"},
                                      {"A1", "NA", "0", "0.000", "x"},
                                      {"A2", "n/a", "0", "46", "null"},
                                      {"A3", "nap", "40.5", "46.5", ""}});
  Read read;
  read_flat_into(read, table);
  EXPECT_THAT(read.values(Field::place_note), ElementsAre("nap"));
  EXPECT_THAT(read.values(Field::place_latitude), ElementsAre("0", "40.5"));
  EXPECT_EQ(read.fates.of("S!B2"), "ignored null-text ");
  EXPECT_EQ(read.fates.of("S!C2"), "ignored zero-coordinates place.latitude");
  EXPECT_EQ(read.fates.of("S!E2"), "used  ");
  EXPECT_EQ(read.noticed("flat-null-text"), 2u) << "two columns, one of them with two cells";
  EXPECT_EQ(read.noticed("flat-zero-coordinates"), 1u);
  EXPECT_EQ(read.noticed("flat-column-unknown"), 1u);
}

class Written {
 public:
  explicit Written(FlatTarget target = {}, FlatHabits habits = core_habits(), const std::string& text = mapping_text) {
    target.create = [this] { return std::make_unique<MemoryTableWriter>(table); };
    writer = write_flat(parse_flat_mapping(text, "m.toml", habits), std::move(target), context_);
  }
  void write(const Batch& batch) {
    losses.reset(batch);
    writer->write(batch, losses);
    writer->finish();
  }
  [[nodiscard]] std::string loss(const Batch& batch, std::size_t record, Field field) const {
    for (std::size_t i = 0; i != batch[record].slots().size(); ++i)
      if (batch[record].slots()[i].field == field) {
        const LossType* found = losses.of_value(record, i);
        return found == nullptr ? "carried" : found->code;
      }
    return "no such value";
  }
  [[nodiscard]] std::vector<std::string> row(std::size_t sheet, std::size_t index) const {
    std::vector<std::string> texts;
    for (const auto& cell : table.rows(sheet).at(index).cells) texts.push_back(cell.raw);
    return texts;
  }
  Notices notices;
  MemoryTable table;
  Losses losses;
  std::unique_ptr<RecordWriter> writer;

 private:
  WriteContext context_{notices, {}, "t.xlsx", "test", test::today, "2024-12-31T00:00:00", "maex test"};
};

TEST(FlatWrite, AnnouncesAndLeavesOutWhatTheTableHasNoRoomFor) {
  Batch batch;
  Record& incident = batch.add(Kind::incident, {});
  incident.set(Field::incident_id, Value::text("A1"));
  incident.set(Field::incident_date, Value::date(*parse_iso_date("2019-03")));
  incident.set(Field::incident_time, Value::text("08:00"));
  incident.add_extra("x", "y");
  Record& place = batch.add(Kind::place, {}, 0);
  place.set(Field::place_note, Value::text("əəəəəəəəə"));
  place.set(Field::place_latitude, Value::decimal(0));
  place.set(Field::place_longitude, Value::decimal(0));
  batch.add(Kind::device, {}, 0).set(Field::device_category, Value::code(Code::device_category_AV_MINE));
  batch.add(Kind::place, {}, 0).set(Field::place_note, Value::text("second"));
  Written written;
  written.write(batch);
  EXPECT_EQ(written.loss(batch, 0, Field::incident_id), "carried");
  EXPECT_EQ(written.loss(batch, 0, Field::incident_date), "loss-date-not-a-day");
  EXPECT_EQ(written.loss(batch, 0, Field::incident_time), "loss-field-without-column");
  EXPECT_EQ(written.loss(batch, 1, Field::place_note), "loss-text-too-long");
  EXPECT_EQ(written.loss(batch, 1, Field::place_latitude), "loss-zero-coordinates");
  EXPECT_EQ(written.loss(batch, 2, Field::device_category), "loss-code-without-choice");
  EXPECT_EQ(written.loss(batch, 3, Field::place_note), "loss-second-child");
  EXPECT_EQ(written.losses.of_extra(0, 0)->code, "loss-extra-without-column");
  EXPECT_THAT(written.row(0, 0), ElementsAre("ac_code", "ac_date", "note", "lat", "lon", "ac_eo"));
  EXPECT_THAT(written.row(0, 1), ElementsAre("A1")) << "nothing is cut, and nothing stands for a missing value";
}

TEST(FlatWrite, CountsCharactersNotBytesAndNeverWritesNull) {
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text("A1"));
  batch.add(Kind::place, {}, 0).set(Field::place_note, Value::text("əəəəəəəə"));
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text("NULL"));
  Written written;
  written.write(batch);
  EXPECT_EQ(written.loss(batch, 1, Field::place_note), "carried");
  EXPECT_EQ(written.loss(batch, 2, Field::incident_id), "loss-null-word");
}

TEST(FlatWrite, LinksAccidentsAndVictimsBothWays) {
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text("A1"));
  for (const char* id : {"V1", "V2"}) {
    Record& victim = batch.add(Kind::victim, {});
    victim.set(Field::victim_id, Value::text(id));
    victim.set(Field::victim_incident, Value::text("A1"));
  }
  FlatTarget target;
  target.links = {true, "imsma_id", "imsma_links", 34, 7, "accident_", "victim_", 20'000};
  Written written(target);
  written.write(batch);
  EXPECT_THAT(written.row(0, 1), ElementsAre("A1", "accident_34", "victim_7,victim_8"));
  EXPECT_THAT(written.row(1, 2), ElementsAre("V2", "A1", "victim_8", "accident_34"));
  FlatTarget narrow;
  narrow.links = {true, "imsma_id", "imsma_links", 1, 1, "accident_", "victim_", 10};
  Written cut(narrow);
  cut.write(batch);
  EXPECT_THAT(cut.row(0, 1), ElementsAre("A1", "accident_1", "victim_1")) << "whole links only";
  EXPECT_EQ(cut.notices.groups().at(0).type->code, "flat-links-left-out");
}

const std::string tagged = R"(
[mapping]
id = "h"
[[table]]
name = "incidents"
[[table.column]]
headings = ["incident.id"]
tag = "#event+code"
field = "incident.id"
[[table.column]]
headings = ["place.region"]
tag = "#adm1+name"
field = "place.region"
[[table.column]]
headings = ["place.region_code"]
tag = "#adm1+code"
field = "place.region_code"
)";

FlatHabits hxl_habits() {
  FlatHabits habits;
  habits.tags = habits.extras = habits.listed_codes = true;
  return habits;
}

TEST(FlatTags, BindWhateverTheHeadingsSay) {
  MemoryTable table = test::table_of({{"Rapport"},
                                      {"Numéro", "Région", "Code", "Secteur", "Libre"},
                                      {"#event +code", "#ADM1 +i_fr+name", "#adm1+v_pcode+code", "#sector"},
                                      {"7", "Ağdam", "AZ01", "s", "f"}});
  Read read;
  read_flat_into(read, table, parse_flat_mapping(tagged, "h.toml", hxl_habits()));
  EXPECT_THAT(read.values(Field::incident_id), ElementsAre("7"));
  EXPECT_THAT(read.values(Field::place_region), ElementsAre("Ağdam"));
  EXPECT_THAT(read.values(Field::place_region_code), ElementsAre("AZ01"));
  const auto extras = read.of(Kind::incident).at(0)->extras();
  ASSERT_EQ(extras.size(), 2u);
  EXPECT_EQ(extras[0].heading, "#sector");
  EXPECT_EQ(extras[1].heading, "Libre");
}

TEST(FlatTags, ExtrasComeBackUnderTheirTagOrHeading) {
  Batch batch;
  Record& incident = batch.add(Kind::incident, {});
  incident.set(Field::incident_id, Value::text("7"));
  incident.add_extra("#sector", "s");
  incident.add_extra("Own", "o");
  Written written({}, hxl_habits(), tagged);
  written.write(batch);
  Read read;
  read_flat_into(read, written.table, parse_flat_mapping(tagged, "h.toml", hxl_habits()));
  const auto extras = read.of(Kind::incident).at(0)->extras();
  ASSERT_EQ(extras.size(), 2u);
  EXPECT_EQ(extras[0].heading, "#sector");
  EXPECT_EQ(extras[1].heading, "Own");
}

TEST(FlatTags, AreRecognisedStrictly) {
  for (const std::string_view good : {"#adm1", "#adm1+name", "#adm1 +name +i_fr", "#x_own"})
    EXPECT_TRUE(is_tag(good)) << good;
  for (const std::string_view bad : {"", "#", "# of people", "#1", "adm1", "#adm1+", "#adm1++x", "#adm 1+é"})
    EXPECT_FALSE(is_tag(bad)) << bad;
  EXPECT_EQ(tag_key("#Adm1 +b+A"), tag_key("#adm1+a +B"));
}

}  // namespace
}  // namespace maex
