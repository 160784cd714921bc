#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> time_impossible_fields = {Field::incident_time};

class TimeImpossible final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    const std::string_view text = slot.value.as_text();
    const std::size_t colon = text.find(':');
    // Bands of the day in words are as good as hours.
    if (colon == std::string_view::npos || colon == 0 || colon > 2 || text.size() < colon + 3) return;
    const auto number = [](std::string_view digits) {
      int sum = 0;
      for (const char c : digits) {
        if (c < '0' || c > '9') return -1;
        sum = sum * 10 + (c - '0');
      }
      return sum;
    };
    const int hours = number(text.substr(0, colon)), minutes = number(text.substr(colon + 1, 2));
    if (hours >= 0 && minutes >= 0 && (hours > 24 || minutes > 59)) context.report(record, slot);
  }
};

}  // namespace

const Rule& time_impossible() {
  static const Rule rule{.notice = {"time-impossible", Severity::warning, "A time of day is impossible.",
                                    "The band of the day is counted from it.",
                                    "Write hours from 0 to 23 and minutes from 0 to 59.", "{value} is no time of day."},
                         .family = Family::values,
                         .reference = "maxml 2.5 acc.time",
                         .fields = time_impossible_fields,
                         .on_values = time_impossible_fields,
                         .failing = "incident id=1 time=\"25:70\"",
                         .passing = "incident id=1 time=\"06:40\"",
                         .make = make_check<TimeImpossible>};
  return rule;
}

}  // namespace maex::rules
