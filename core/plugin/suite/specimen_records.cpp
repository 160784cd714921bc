#include "core/plugin/suite/specimen_records.hpp"

#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace maex::conformance {
namespace {

constexpr std::size_t incidents = 24;
constexpr std::size_t of_other_kinds = 3;

std::vector<Code> codes_of(CodeList list) {
  std::vector<Code> codes;
  for (std::size_t i = 0; i != all_codes().size(); ++i)
    if (all_codes()[i].list == list) codes.push_back(static_cast<Code>(i));
  return codes;
}

PartialDate made_date(std::size_t number) {
  Day day{static_cast<std::int16_t>(1990 + number % 30), static_cast<std::uint8_t>(1 + number % 12),
          static_cast<std::uint8_t>(1 + number % 28)};
  PartialDate date{PartialDate::Form::at, day, {}};
  // Most are days, as in real data.
  switch (number % 13) {
    case 3: date.first.day = 0; break;
    case 5: date.first.day = date.first.month = 0; break;
    case 7:
      date = {PartialDate::Form::range, day, {static_cast<std::int16_t>(day.year + 1), day.month, day.day}};
      break;
    case 8: date.form = PartialDate::Form::before; break;
    case 9: date.form = PartialDate::Form::after; break;
    case 10: date.doubt = PartialDate::Doubt::uncertain; break;
    case 11: date.doubt = PartialDate::Doubt::approximate; break;
    default: break;
  }
  return date;
}

class Maker {
 public:
  Maker(Batch& batch, std::uint64_t seed) : batch_(batch), random_(seed) {}

  std::size_t record(Kind kind, std::int32_t parent, const std::string& id, const std::string& incident) {
    const std::size_t index = batch_.size();
    Record& made = batch_.add(kind, {0, 0, static_cast<std::uint32_t>(index + 1)}, parent);
    ++number_;
    // Every third record has every field, the others about half of them.
    const bool full = number_ % 3 == 0;
    for (std::size_t f = 0; f != field_count; ++f) {
      const auto field = static_cast<Field>(f);
      const FieldInfo& about = info(field);
      if (about.kind != kind) continue;
      if (about.name == "id" && !id.empty())
        made.set(field, Value::text(batch_.keep(id)));
      else if (field == Field::victim_incident)
        made.set(field, Value::text(batch_.keep(incident)));
      else if (full || random_() % 2 == 0)
        for (std::size_t n = about.many ? 1 + random_() % 2 : 1; n != 0; --n) made.set(field, value(about));
    }
    if (number_ % 4 == 0) made.add_extra("Own column", batch_.keep("extra " + std::to_string(number_)));
    return index;
  }

 private:
  Value value(const FieldInfo& field) {
    const std::size_t turn = turns_[static_cast<std::size_t>(field.type)]++;
    switch (field.type) {
      case Type::text: return Value::text(batch_.keep(text(field, turn)));
      case Type::integer: return Value::integer(static_cast<std::int64_t>(turn % 90));
      case Type::decimal: return Value::decimal(static_cast<double>(turn % 9000) / 100 + 0.001);
      case Type::boolean: return Value::boolean(turn % 2 == 0);
      case Type::date: return Value::date(made_date(turn));
      case Type::code: {
        const std::vector<Code> codes = codes_of(field.list);
        return Value::code(codes[list_turns_[static_cast<std::size_t>(field.list)]++ % codes.size()]);
      }
    }
    return {};
  }

  static std::string text(const FieldInfo& field, std::size_t turn) {
    static constexpr std::string_view leads[] = {"",       "=",    "+",      "-",      "@",
                                                 "Ağdam ", "Щит ", "x <&> ", "\"q\" ", "a; b, "};
    std::string made(turn % 3 == 0 ? leads[turn / 3 % std::size(leads)] : "");
    made += std::string(field.name) + " " + std::to_string(turn);
    if (turn % 17 == 4) made += "\nsecond line";
    return made;
  }

  Batch& batch_;
  std::mt19937_64 random_;
  std::size_t number_ = 0;
  std::size_t turns_[6] = {};
  std::map<std::size_t, std::size_t> list_turns_;
};

void add_children(Maker& maker, std::size_t top, Kind kind, std::size_t n) {
  const auto parent = static_cast<std::int32_t>(top);
  const std::size_t place = maker.record(Kind::place, parent, {}, {});
  if (kind == Kind::incident || kind == Kind::hazard_area) {
    maker.record(Kind::device, parent, {}, {});
    maker.record(Kind::source, parent, {}, {});
    if (n % 2 == 0) maker.record(Kind::source, parent, {}, {});
    maker.record(Kind::point, n % 2 == 0 ? static_cast<std::int32_t>(place) : parent, {}, {});
  }
}

}  // namespace

void fill_specimen_records(Batch& batch, std::uint64_t seed) {
  Maker maker(batch, seed);
  for (std::size_t n = 1; n <= incidents; ++n) {
    const std::string id = "T-" + std::to_string(100 + n);
    add_children(maker, maker.record(Kind::incident, -1, id, {}), Kind::incident, n);
    for (std::size_t v = 1; v <= n % 4; ++v) {
      const std::size_t victim = maker.record(Kind::victim, -1, id + "-V" + std::to_string(v), id);
      if (v == 2) maker.record(Kind::place, static_cast<std::int32_t>(victim), {}, {});
    }
  }
  for (std::size_t k = 0; k != kind_count; ++k) {
    const auto kind = static_cast<Kind>(k);
    if (is_child(kind) || kind == Kind::incident || kind == Kind::victim) continue;
    for (std::size_t n = 1; n <= of_other_kinds; ++n) {
      const std::size_t top = maker.record(kind, -1, std::string(name(kind)) + "-" + std::to_string(n), {});
      if (kind == Kind::hazard_area) add_children(maker, top, kind, n);
    }
  }
}

void write_specimen_records(const Partner& partner, const Format* container, const std::filesystem::path& path,
                            const Options& options, const std::function<void(const Batch&, const Losses&)>& each) {
  std::ofstream(path, std::ios::binary).close();  // a target exists and is empty
  Notices notices;
  Options given = options;
  // A report covers one period, and the records lie in several.
  const Descriptor& card = partner.descriptor();
  if (card.document && given.get(card, "period").empty()) given.set("period", "2014");
  WriteContext context{notices, given, path.filename().string(), "specimen", suite_day, "2026-01-01T00:00:00Z", "maex"};
  const auto writer = partner.write({path, container, {}}, context);
  Batch batch;
  fill_specimen_records(batch, 1);
  Losses losses(batch);
  writer->write(batch, losses);
  if (each) each(batch, losses);
  writer->finish();
}

}  // namespace maex::conformance
