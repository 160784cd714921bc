// Lists without numbers have one row for each victim. Two identical rows are two people hurt by one mine, or one row
// pasted twice.
#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
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
    const Origin& origin = head.origin();
    const auto [sheet, fresh] = numbers_.try_emplace({origin.document, origin.part}, sheets_.size());
    if (fresh) sheets_.push_back({origin.document, origin.part});
    Fingerprint sum;
    sum.add(origin.document);  // what another input repeats is another matter
    for_each_fact(context.group(), [&](const Fact& fact) {
      if (number_is_made(context.record(fact.record), fact.field, fact.column)) return;
      sum.add(fact.record - context.group().first);
      sum.add(fingerprint(fact));
    });
    seen_.push_back({sum.value(), static_cast<std::uint32_t>(sheet->second), origin.row});
  }

  void at_end(RuleContext& context) {
    std::sort(seen_.begin(), seen_.end());
    std::map<std::uint32_t, std::vector<Repeat>> repeats;  // by document; a hash holds the document, so pairs share it
    for (std::size_t first = 0, i = 1; i < seen_.size(); ++i) {
      if (seen_[i].sum != seen_[first].sum)
        first = i;
      else
        repeats[sheets_[seen_[i].sheet].document].push_back(
            {seen_[i].sheet, seen_[i].row, seen_[first].sheet, seen_[first].row});
    }
    for (auto& [document, list] : repeats) report(context, list);
  }

 private:
  struct Repeat {
    std::uint32_t sheet, row, earlier_sheet, earlier_row;
    auto operator<=>(const Repeat&) const = default;
  };
  void report(RuleContext& context, std::vector<Repeat>& repeats) const {
    const std::size_t shown = std::min(most_places, repeats.size());
    std::partial_sort(repeats.begin(), repeats.begin() + static_cast<std::ptrdiff_t>(shown), repeats.end());
    std::string places;
    for (std::size_t i = 0; i != shown; ++i) {
      const Repeat& each = repeats[i];
      const bool sheets = each.sheet != each.earlier_sheet;
      const auto place = [&](std::uint32_t sheet, std::uint32_t row) {
        return (sheets ? std::to_string(sheets_[sheet].part) + '!' : std::string()) + std::to_string(row);
      };
      places +=
          (i == 0 ? "" : ", ") + place(each.sheet, each.row) + " = " + place(each.earlier_sheet, each.earlier_row);
    }
    if (shown != repeats.size()) places += " …";
    const Sheet& first = sheets_[repeats[0].sheet];
    context.report_at({first.document, first.part, repeats[0].row}, 0, Field::count, {},
                      {{"count", std::to_string(repeats.size())}, {"places", places}});
  }

  // Among a million incidents, the probability that two different ones have the same hash is 3e-8.
  struct Seen {
    std::uint64_t sum;
    std::uint32_t sheet, row;  // number in sheets_
    auto operator<=>(const Seen&) const = default;
  };
  std::vector<Seen> seen_;
  struct Sheet {
    std::uint32_t document, part;
  };
  std::vector<Sheet> sheets_;                                               // in the order of reading
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> numbers_;  // document and part → number in sheets_
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
