#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule time_impossible() {
  return {.notice = {"time-impossible", Severity::warning, "A time of day is impossible.",
                     "The band of the day is counted from it.", "Write hours from 0 to 23 and minutes from 0 to 59.",
                     "{value} is no time of day."},
          .reference = "maxml 2.5 acc.time",
          .fields = {Field::incident_time},
          .failing = "incident id=1 time=\"25:70\"",
          .passing = "incident id=1 time=\"06:40\"",
          .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
            const std::string_view text = slot.value.as_text();
            const std::size_t colon = text.find(':');
            // Parts of the day in words are as valid as hours.
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
          }};
}

}  // namespace maex::rules
