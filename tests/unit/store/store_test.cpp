// A store returns what was added, from memory and from a file.
#include "core/store/store.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/io/error.hpp"
#include "core/model/digest.hpp"
#include "core/store/group_bytes.hpp"

namespace maex {
namespace {

constexpr Day today{2015, 1, 15};

/// An incident with a place, two devices, an extra and a victim, and values of every kind.
void fill(Batch& batch, const std::string& id) {
  Record& incident = batch.add(Kind::incident, {0, 1, 7});
  incident.set(Field::incident_id, Value::text(batch.keep(id)), 1);
  incident.set(Field::incident_date, Value::date({PartialDate::Form::range, {2014, 5, 1}, {2014, 5, 14}}), 2);
  incident.set(Field::incident_killed, Value::integer(-3), 3);
  incident.add_extra("Qeyd", "a\"b", 9);
  Record& place = batch.add(Kind::place, {0, 1, 7}, 0);
  place.set(Field::place_latitude, Value::decimal(40.1750000000001), 4);
  place.set(Field::place_district, Value::text("Füzuli"), 5);
  batch.add(Kind::device, {0, 1, 7}, 0).set(Field::device_category, Value::code(Code::device_category_AP_MINE), 6);
  batch.add(Kind::device, {0, 1, 8}, 0);
  Record& victim = batch.add(Kind::victim, {0, 1, 8});
  victim.set(Field::victim_id, Value::text(batch.keep(id + "-1")), 7);
  victim.set(Field::victim_outcome, Value::code(Code::outcome_KILLED), 8);
}

std::string digest_of(const Batch& batch) {
  ContentDigest digest;
  digest.add(batch);
  return digest.hex();
}

std::filesystem::path empty_file() {
  std::string name = (std::filesystem::temp_directory_path() / "maex-store-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  EXPECT_GE(file, 0);
  return name;
}

TEST(GroupBytes, GiveBackEveryRecordValueAndPlace) {
  Batch batch;
  fill(batch, "2014/01");
  std::string bytes;
  append_group(bytes, {&batch, 0, batch.size()});
  Batch back;
  back.add(Kind::tally, {});  // parent numbers shift with it
  read_group(bytes, back);
  ASSERT_EQ(back.size(), batch.size() + 1);
  for (std::size_t i = 0; i != batch.size(); ++i) {
    const Record &a = batch[i], &b = back[i + 1];
    EXPECT_EQ(a.kind(), b.kind());
    EXPECT_EQ(a.origin(), b.origin());
    EXPECT_EQ(a.parent() < 0 ? -1 : a.parent() + 1, b.parent());
    ASSERT_EQ(a.slots().size(), b.slots().size());
    for (std::size_t s = 0; s != a.slots().size(); ++s) {
      EXPECT_EQ(a.slots()[s].field, b.slots()[s].field);
      EXPECT_EQ(a.slots()[s].column, b.slots()[s].column);
      EXPECT_TRUE(a.slots()[s].value == b.slots()[s].value);
    }
    ASSERT_EQ(a.extras().size(), b.extras().size());
  }
  EXPECT_EQ(back[1].extras()[0].text, "a\"b");
  EXPECT_EQ(back[1].extras()[0].column, 9);
}

TEST(GroupBytes, KeepWhatTheSenderWrote) {
  Batch batch;
  batch.add(Kind::incident, {}).set(Field::incident_id, Value::text("7"));
  batch.add(Kind::victim, {});
  batch.keep_source({0, 0, "<!-- a -->", "<FieldReport/>", "xmlns=\"x\"", "guid", true});
  std::string bytes;
  append_group(bytes, {&batch, 0, 2});
  Batch back;
  read_group(bytes, back);
  const Kept* kept = back.kept(0);
  ASSERT_NE(kept, nullptr);
  EXPECT_EQ(kept->records, 2u);
  EXPECT_EQ(kept->bytes, "<FieldReport/>");
  EXPECT_EQ(kept->before, "<!-- a -->");
  EXPECT_TRUE(kept->beside);
}

TEST(GroupBytes, CutOrChangedAreRefused) {
  Batch batch;
  fill(batch, "2014/01");
  std::string bytes;
  append_group(bytes, {&batch, 0, batch.size()});
  for (std::size_t size = 0; size != bytes.size(); ++size) {
    Batch back;
    EXPECT_THROW(read_group(std::string_view(bytes).substr(0, size), back), InputError) << size;
  }
  for (std::size_t at = 0; at != bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = static_cast<char>(0xFF);
    Batch back;
    try {
      read_group(changed, back);  // another value is allowed, but not a crash or a read past the end
    } catch (const InputError&) {}
  }
}

TEST(Store, LoadsGroupsByTheirNumberAndByThatOfTheirRecords) {
  Store store({no_columns(), true}, today);
  for (const char* id : {"2014/01", "2014/02"}) {
    Batch batch;
    fill(batch, id);
    store.add({&batch, 0, batch.size()}, {"VERIFIED", "why"});
  }
  ASSERT_TRUE(store.find("2014/02-1"));
  Batch back, wanted;
  fill(wanted, "2014/02");
  EXPECT_EQ(store.load(*store.find("2014/02-1"), back), "VERIFIED");
  EXPECT_EQ(digest_of(back), digest_of(wanted));
  EXPECT_FALSE(store.find("2014/03"));
}

TEST(Store, StaysInAFileWithPlacesAndFindings) {
  const std::filesystem::path path = empty_file();
  EXPECT_FALSE(Store::is_store(path));
  {
    Store store({all_columns(), true}, today, path, [](const Origin& origin, std::uint16_t column, Field) {
      return Locator{"march.xlsx", "May", origin.row, column, column == 2 ? "Tarix" : "", "", true};
    });
    Batch batch;
    fill(batch, "2014/01");
    store.add({&batch, 0, batch.size()}, {"REPORTED", "one source"});
    store.add_finding(
        {"date-in-future", "error", "2031", "It is after today.", {"march.xlsx", "May", 7, 2, "Tarix", "", true}});
    store.add_quarantined({"", "", "abc", "not a date", {"march.xlsx", "May", 9, 2, "Tarix", "", true}}, "date");
    store.set_about({"maex 0.1.0", "march.xlsx", "azcbl", "2015-01-15"});
    store.finish();
  }
  EXPECT_TRUE(Store::is_store(path));
  Store store(path);
  EXPECT_EQ(store.about().partner, "azcbl");
  Batch back;
  EXPECT_EQ(store.load(store.find("2014/01").value(), back), "REPORTED");
  EXPECT_EQ(to_string(store.locate(back[0].origin(), 2, Field::incident_date)),
            "march.xlsx, sheet \"May\", cell B7 (Tarix)");
  std::filesystem::remove(path);
}

TEST(Store, RefusesWhatIsNotOne) {
  const std::filesystem::path path = empty_file();
  std::ofstream(path) << "SQLite format 3";
  EXPECT_THROW(Store{path}, UsageError);
  std::filesystem::remove(path);
  EXPECT_THROW(Store{path}, UsageError);
}

}  // namespace
}  // namespace maex
