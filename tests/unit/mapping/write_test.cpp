#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/mapping/profile/check.hpp"
#include "tests/unit/mapping/support.hpp"

namespace maex {
namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t n) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::uint32_t>(state_ >> 33) % n;
  }

 private:
  std::uint64_t state_;
};

Value any_value(Batch& batch, Field field, Random& random) {
  static const char* texts[] = {"Füzuli", " blank ", "-", "a;b", "Total 5", "7", "ərazi", "x\ny", "1.50", "n/a"};
  switch (info(field).type) {
    case Type::text: return Value::text(batch.keep(texts[random.below(10)]));
    case Type::integer: return Value::integer(random.below(90));
    case Type::decimal: return Value::decimal(random.below(100000) / 997.0);
    case Type::boolean: return Value::boolean(random.below(2) != 0);
    case Type::date: {
      PartialDate date{PartialDate::Form::at, {static_cast<std::int16_t>(1990 + random.below(30)), 0, 0}, {}};
      if (random.below(3) != 0) date.first.month = static_cast<std::uint8_t>(1 + random.below(12));
      if (date.first.month != 0 && random.below(3) != 0)
        date.first.day = static_cast<std::uint8_t>(1 + random.below(28));
      if (random.below(8) == 0) date.form = PartialDate::Form::before;
      return Value::date(date);
    }
    case Type::code: {
      std::vector<Code> codes;
      for (std::size_t i = 0; i != all_codes().size(); ++i)
        if (all_codes()[i].list == info(field).list) codes.push_back(static_cast<Code>(i));
      return Value::code(codes[random.below(static_cast<std::uint32_t>(codes.size()))]);
    }
  }
  return {};
}

void fill(Batch& batch, std::size_t record, Random& random) {
  const Kind kind = batch[record].kind();
  for (std::size_t i = 0; i != field_count; ++i) {
    const auto field = static_cast<Field>(i);
    if (info(field).kind != kind || field == Field::incident_id || field == Field::victim_id ||
        field == Field::victim_incident)
      continue;
    if (random.below(4) == 0 || field == Field::victim_outcome)
      batch[record].set(field, any_value(batch, field, random));
  }
}

void make_records(Batch& batch, Random& random, int round) {
  for (std::uint32_t n = 0, count = 1 + random.below(8); n != count; ++n) {
    const std::string id = "I" + std::to_string(round) + "-" + std::to_string(n);
    const auto incident = batch.size();
    batch.add(Kind::incident, {}).set(Field::incident_id, Value::text(batch.keep(id)));
    fill(batch, incident, random);
    if (random.below(4) == 0)
      batch[incident].add_extra("Weather",
                                random.below(2) != 0 ? "rain" : "heavy rain since the morning, the road closed");
    for (const Kind child : {Kind::place, Kind::device, Kind::source, Kind::source, Kind::source})
      if (random.below(2) != 0) {
        batch.add(child, {}, static_cast<std::int32_t>(incident));
        fill(batch, batch.size() - 1, random);
      }
    for (std::uint32_t k = 0, victims = random.below(4); k != victims; ++k) {
      const auto victim = batch.size();
      batch.add(Kind::victim, {}).set(Field::victim_id, Value::text(batch.keep(id + "/" + std::to_string(k))));
      batch[victim].set(Field::victim_incident, Value::text(batch.keep(id)));
      fill(batch, victim, random);
      if (random.below(3) == 0) batch[victim].add_extra("Doctor", "X");
      if (random.below(6) == 0) batch[victim].add_extra("age", "7");
    }
  }
}

std::string first_difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
    if (i >= a.size() || i >= b.size() || a[i] != b[i])
      return "\n" + (i < a.size() ? a[i] : "(none)") + "\n" + (i < b.size() ? b[i] : "(none)");
  return "";
}

// The reported losses must equal the losses of a round trip. The records without the lost values must read back equal.
TEST(WriteTable, ReportedLossesAreThoseOfARoundTrip) {
  const auto profile = compile(parse_profile(test::full_profile, "test.toml"));
  for (int round = 0; round != 300; ++round) {
    Random random(static_cast<std::uint64_t>(round) * 7919 + 1);
    Batches batches;
    batches.push_back(std::make_unique<Batch>());
    make_records(*batches.back(), random, round);
    Notices notices;
    WriteContext context{.notices = notices,
                         .options = {},
                         .document_name = "o",
                         .source_name = "s",
                         .today = test::today,
                         .now = {},
                         .program = {}};
    MemoryTable written;
    TableTarget target{[&written] { return std::make_unique<MemoryTableWriter>(written); }, {}};
    const auto writer = write_table(profile, target, context);
    const auto& batch = *batches.front();
    Losses losses(batch);
    writer->write(batch, losses);
    writer->finish();
    Batches kept;  // the records without the slots that are reported as lost
    kept.push_back(std::make_unique<Batch>());
    std::set<std::string> lost;
    for (std::size_t i = 0; i != batch.size(); ++i) {
      Record& copy = kept.back()->add(batch[i].kind(), {}, batch[i].parent());
      for (std::size_t k = 0; k != batch[i].slots().size(); ++k) {
        const Slot& slot = batch[i].slots()[k];
        const LossType* loss = losses.of_value(i, k);
        if (loss == nullptr)
          copy.set(slot.field, slot.value);
        else if (loss->code == "loss-made-id" || loss->code == "loss-value-spelling" || loss->code == "loss-value-form")
          lost.emplace(info(slot.field).full_name);  // another value may be there after reading back
      }
      for (std::size_t k = 0; k != batch[i].extras().size(); ++k)
        if (losses.of_extra(i, k) == nullptr) copy.add_extra(batch[i].extras()[k].heading, batch[i].extras()[k].text);
    }
    test::Read again;
    test::read_into(again, test::full_profile, written);
    ASSERT_TRUE(again.balance.holds());
    const auto a = canonical_without(kept, lost), b = canonical_without(again.batches, lost);
    ASSERT_EQ(a, b) << round << first_difference(a, b);
  }
}

// A victim of another incident is between them. The last victim still belongs to the first incident.
TEST(WriteTable, VictimsOfAnIncidentShareItsRowsInAnyOrder) {
  Batch batch;
  Record& incident = batch.add(Kind::incident, {});
  incident.set(Field::incident_id, Value::text("A"));
  incident.set(Field::incident_cause, Value::text("ploughing"));
  for (const char* link : {"A", "B", "A"}) batch.add(Kind::victim, {}).set(Field::victim_incident, Value::text(link));
  const auto profile = compile(parse_profile(R"(
[profile]
id = "rows"
[read]
row = "victim"
group = ["incident.id"]
[[column]]
field = "incident.id"
headings = ["Number"]
[[column]]
field = "incident.cause"
headings = ["Cause"]
)",
                                             "rows.toml"));
  Notices notices;
  WriteContext context{notices, {}, "o", "s", test::today, {}, {}};
  MemoryTable written;
  TableTarget target{[&written] { return std::make_unique<MemoryTableWriter>(written); }, {}};
  const auto writer = write_table(profile, target, context);
  Losses losses(batch);
  writer->write(batch, losses);
  writer->finish();
  std::vector<std::string> rows;
  for (const auto& row : written.rows(0)) {
    rows.emplace_back();
    for (const auto& cell : row.cells) rows.back() += cell.raw + ";";
  }
  EXPECT_THAT(rows, ::testing::ElementsAre("Number;Cause;", "A;ploughing;", "B;", "A;ploughing;"));
}

TEST(Examples, OfBuiltInProfilesPass) {
  for (const Profile& profile : builtin_profiles())
    for (const ExampleResult& result : check_examples(profile))
      EXPECT_TRUE(result.passed) << profile.id << ": " << result.name << "\n" << result.detail;
}

}  // namespace
}  // namespace maex
