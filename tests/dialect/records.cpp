// Makes invented records.
#include <functional>
#include <random>
#include <set>

#include "tests/dialect/grammar.hpp"

namespace maex::dialect_test {
namespace {

class Maker {
 public:
  Maker(Batch& batch, const Installation& by, unsigned seed) : batch_(batch), by_(by), random_(seed), seed_(seed) {
    for (const auto& [kind, rule] : by.items) note(rule, kind);
    for (const Rule& rule : by.info_rule.below) has_.insert(rule.holds);
  }

  void make(std::size_t reports) {
    for (std::size_t n = 0; n < reports;) {
      const std::string id = "A" + std::to_string(seed_) + "-" + std::to_string(++number_);
      incident(id);
      const std::size_t victims = 1 + pick(3);
      for (std::size_t v = 1; v <= victims; ++v) victim(id, v);
      n += 1 + victims;
      if (number_ % 2 == 0 && by_.items.count(Kind::hazard_area) != 0) hazard(), ++n;
      if (number_ % 3 == 0 && by_.items.count(Kind::assistance) != 0) assistance(id + "-1"), ++n;
    }
  }

 private:
  std::size_t pick(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }
  std::string word(std::initializer_list<const char*> words) {
    return *(words.begin() + static_cast<std::ptrdiff_t>(pick(words.size())));
  }

  void note(const Rule& rule, Kind kind) {
    if (rule.is_leaf() && rule.holds.find('.') != std::string::npos) {
      has_.insert(rule.holds);
      if (rule.needed) needed_.insert(rule.holds);
    }
    for (const Rule& one : rule.below) note(one, kind);
  }

  void set(std::size_t record, const char* field, const std::function<Value()>& value) {
    if (has_.count(field) == 0) return;
    const Value made = value();  // made even when it is dropped, so that the next values do not depend on the drop
    if (needed_.count(field) == 0 && pick(4) == 0) return;
    if (!made.empty()) batch_[record].set(*find_field(field), made);
  }
  Value text(const std::string& text) { return Value::text(batch_.keep(text)); }
  Value day(int from) {
    return Value::date({PartialDate::Form::at,
                        {static_cast<std::int16_t>(from + static_cast<int>(pick(9))),
                         static_cast<std::uint8_t>(1 + pick(12)), static_cast<std::uint8_t>(1 + pick(28))},
                        {}});
  }
  Value degrees(double from) {
    // Six decimal places that cannot be shortened, and the number that they spell.
    const std::string digits = std::to_string(static_cast<long>(from * 1e6) + static_cast<long>(pick(999999)));
    return Value::decimal(std::stod(digits.substr(0, digits.size() - 6) + "." + digits.substr(digits.size() - 6)));
  }
  Value code(CodeList list) {
    std::vector<Code> usable;
    for (std::size_t i = 0; i < all_codes().size(); ++i)
      if (all_codes()[i].list == list &&
          by_.terms.count(std::string(name(list)) + "." + std::string(all_codes()[i].name)) != 0)
        usable.push_back(static_cast<Code>(i));
    return usable.empty() ? Value() : Value::code(usable[pick(usable.size())]);
  }

  std::size_t add(Kind kind, std::int32_t parent = -1) {
    batch_.add(kind, {1, 0, static_cast<std::uint32_t>(batch_.size() + 1)}, parent);
    return batch_.size() - 1;
  }

  void source(std::size_t top) {
    const std::size_t record = add(Kind::source, static_cast<std::int32_t>(top));
    for (const auto& [role, field, value] :
         {std::tuple("source.name", Field::source_name, "Reporter " + std::to_string(pick(90))),
          std::tuple("source.position", Field::source_position, word({"clerk", "officer"})),
          std::tuple("source.organisation", Field::source_organisation, word({"Agency One", "Agency Two"}))})
      if (has_.count(role) != 0) batch_[record].set(field, text(value));
  }

  void place(std::size_t top) {
    const std::size_t record = add(Kind::place, static_cast<std::int32_t>(top));
    set(record, "place.longitude", [&] { return degrees(46); });
    set(record, "place.latitude", [&] { return degrees(39); });
    set(record, "place.country", [&] { return text("Examplia"); });
    set(record, "place.region", [&] { return text(word({"North", "South", "East"})); });
    set(record, "place.district", [&] { return text(word({"Alder", "Birch", "Cedar", "Dogwood"})); });
    set(record, "place.settlement", [&] { return text("Village " + std::to_string(pick(70))); });
  }

  void extras(std::size_t record) {
    if (has_.count("custom.name") != 0)
      batch_[record].add_extra(has_.count("custom.label") != 0 ? "Distance to water" : "waterdistance",
                               batch_.keep(std::to_string(pick(900)) + " m"));
  }

  void incident(const std::string& id) {
    const std::size_t record = add(Kind::incident);
    set(record, "incident.id", [&] { return text(id); });
    set(record, "incident.date", [&] { return day(2010); });
    set(record, "incident.type", [&] { return code(CodeList::accident_type); });
    set(record, "incident.area_marked", [&] { return code(CodeList::yes_no); });
    set(record, "incident.time", [&] { return text(word({"Morning", "Noon", "Evening"})); });
    set(record, "incident.remarks", [&] { return text("Free text & <more> number " + std::to_string(pick(900))); });
    set(record, "incident.reviewed_by", [&] { return text("Checker " + std::to_string(pick(50))); });
    set(record, "incident.reviewed_on", [&] { return day(2014); });
    extras(record);
    source(record);
    place(record);
    for (std::size_t n = 1 + pick(2) + (number_ == 1 ? 1 : 0); n != 0; --n) {
      const std::size_t device = add(Kind::device, static_cast<std::int32_t>(record));
      set(device, "device.category", [&] { return code(CodeList::device_category); });
      set(device, "device.model", [&] { return text(word({"PMN-2", "TM-57", "POMZ"})); });
    }
  }

  void victim(const std::string& incident_id, std::size_t n) {
    const std::size_t record = add(Kind::victim);
    set(record, "victim.id", [&] { return text(incident_id + "-" + std::to_string(n)); });
    batch_[record].set(Field::victim_incident, text(incident_id));
    set(record, "victim.given_name", [&] { return text(word({"Nemo", "Quidam", "Aliquis", "Talis"})); });
    set(record, "victim.family_name", [&] { return text(word({"Nomen", "Nescio", "Ignotus"})); });
    set(record, "victim.birth_date", [&] { return day(1960); });
    set(record, "victim.age", [&] { return Value::integer(static_cast<std::int64_t>(5 + pick(70))); });
    set(record, "victim.sex", [&] { return code(CodeList::sex); });
    set(record, "victim.outcome", [&] { return code(CodeList::outcome); });
    set(record, "victim.activity", [&] { return text(word({"Farming", "Walking", "Herding"})); });
    set(record, "victim.occupation", [&] { return text(word({"Farmer", "Pupil", "Driver"})); });
    set(record, "victim.displacement", [&] { return code(CodeList::displacement); });
    if (has_.count("victim.injury") != 0) {
      std::set<Code> parts;
      for (std::size_t k = 1 + pick(3); k != 0; --k) parts.insert(code(CodeList::injury).as_code());
      for (const Code part : parts) batch_[record].set(Field::victim_injury, Value::code(part));
    }
    extras(record);
    source(record);
  }

  void hazard() {
    const std::size_t record = add(Kind::hazard_area);
    set(record, "hazard_area.id", [&] { return text("H" + std::to_string(seed_) + "-" + std::to_string(number_)); });
    set(record, "hazard_area.name", [&] { return text("Field " + std::to_string(pick(500))); });
    set(record, "hazard_area.type", [&] { return code(CodeList::hazard_type); });
    set(record, "hazard_area.status", [&] { return code(CodeList::hazard_status); });
    set(record, "hazard_area.status_date", [&] { return day(2015); });
    set(record, "hazard_area.area", [&] { return degrees(1000); });
    set(record, "hazard_area.remarks", [&] { return text("Remark " + std::to_string(pick(900))); });
    extras(record);
    source(record);
    const std::string shape = "P" + std::to_string(number_);
    for (std::size_t n = 3 + pick(3), i = 1; i <= n; ++i) {
      const std::size_t point = add(Kind::point, static_cast<std::int32_t>(record));
      if (has_.count("point.shape") != 0) batch_[point].set(Field::point_shape, text(shape));
      set(point, "point.id", [&] { return text(shape + "-" + std::to_string(i)); });
      set(point, "point.number", [&] { return Value::integer(static_cast<std::int64_t>(i)); });
      set(point, "point.type", [&] { return code(CodeList::point_type); });
      set(point, "point.longitude", [&] { return degrees(46); });
      set(point, "point.latitude", [&] { return degrees(39); });
    }
  }

  void assistance(const std::string& victim) {
    const std::size_t record = add(Kind::assistance);
    set(record, "assistance.id", [&] { return text("S" + std::to_string(seed_) + "-" + std::to_string(number_)); });
    batch_[record].set(Field::assistance_victim, text(victim));
    set(record, "assistance.name", [&] { return text("Prosthesis " + std::to_string(pick(50))); });
    set(record, "assistance.cost", [&] { return degrees(100); });
    set(record, "assistance.currency", [&] { return text(word({"AZN", "USD"})); });
    set(record, "assistance.start_date", [&] { return day(2016); });
    set(record, "assistance.end_date", [&] { return day(2018); });
    set(record, "assistance.remarks", [&] { return text("Note " + std::to_string(pick(900))); });
    source(record);
  }

  Batch& batch_;
  const Installation& by_;
  std::mt19937 random_;
  unsigned seed_;
  int number_ = 0;
  std::set<std::string> has_, needed_;
};

}  // namespace

void make_records(Batch& batch, const Installation& for_it, unsigned seed, std::size_t reports) {
  Maker(batch, for_it, seed).make(reports);
}

}  // namespace maex::dialect_test
