// Lists without numbers have one row for each victim. Two identical rows are two people hurt by one mine, or one row
// pasted twice.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

#include "core/model/fingerprint.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {
namespace {

constexpr std::size_t most_places = 5;

class IdenticalRecords {
 public:
  void each_incident(RuleContext& context, const Record& head) {
    for (const Slot& slot : head.slots())
      if (slot.field == Field::incident_id && !number_is_made(head, slot.field, slot.column)) return;
    Fingerprint sum;
    for_each_fact(context.group(), [&](const Fact& fact) {
      if (number_is_made(context.record(fact.record), fact.field, fact.column)) return;
      sum.add(fact.record - context.group().first);
      sum.add(fingerprint(fact));
    });
    seen_.push_back({sum.value(), head.origin().part, head.origin().row});
    document_ = head.origin().document;
  }

  void at_end(RuleContext& context) {
    std::sort(seen_.begin(), seen_.end());
    struct Repeat {
      std::uint32_t part, row, earlier_part, earlier_row;
      auto operator<=>(const Repeat&) const = default;
    };
    std::vector<Repeat> repeats;
    for (std::size_t first = 0, i = 1; i < seen_.size(); ++i) {
      if (seen_[i].sum != seen_[first].sum)
        first = i;
      else
        repeats.push_back({seen_[i].part, seen_[i].row, seen_[first].part, seen_[first].row});
    }
    if (repeats.empty()) return;
    const std::size_t shown = std::min(most_places, repeats.size());
    std::partial_sort(repeats.begin(), repeats.begin() + static_cast<std::ptrdiff_t>(shown), repeats.end());
    std::string places;
    for (std::size_t i = 0; i != shown; ++i) {
      const Repeat& each = repeats[i];
      const bool sheets = each.part != each.earlier_part;
      const auto place = [sheets](std::uint32_t part, std::uint32_t row) {
        return (sheets ? std::to_string(part) + '!' : std::string()) + std::to_string(row);
      };
      places += (i == 0 ? "" : ", ") + place(each.part, each.row) + " = " + place(each.earlier_part, each.earlier_row);
    }
    if (shown != repeats.size()) places += " …";
    context.report_at({document_, repeats[0].part, repeats[0].row}, 0, Field::count, {},
                      {{"count", std::to_string(repeats.size())}, {"places", places}});
  }

 private:
  // Among a million incidents, the probability that two different ones have the same hash is 3e-8.
  struct Seen {
    std::uint64_t sum;
    std::uint32_t part, row;
    auto operator<=>(const Seen&) const = default;
  };
  std::vector<Seen> seen_;
  std::uint32_t document_ = 0;
};

}  // namespace

Rule identical_records() {
  return with_state<IdenticalRecords>(
      {.notice =
           {"identical-records", Severity::warning, "Records without a number repeat an earlier one in every value.",
            "They are several victims of one event or one record entered twice: the first makes the number of "
            "incidents too high, the second that of victims. None is merged, because the file does not tell which.",
            "Give each incident a number, and let the victims of one event share it; delete what was entered twice.",
            "Incidents that repeat an earlier one in every value: {count} (row = earlier row: {places})."},
       .reference = "Colombia's open table of victims, 2017: 3,769 surplus rows",
       .fields = {Field::incident_id, Field::victim_id},
       .failing = "incident date=2006-01\n  place district=GRANADA\nvictim outcome=INJURED\n"
                  "incident date=2006-01\n  place district=GRANADA\nvictim outcome=INJURED",
       .passing = "incident date=2006-01\n  place district=GRANADA\nvictim outcome=INJURED\n"
                  "incident date=2006-01\n  place district=GRANADA\nvictim outcome=KILLED\n"
                  "incident id=7 date=2006-01\nincident id=8 date=2006-01"});
}

}  // namespace maex::rules
