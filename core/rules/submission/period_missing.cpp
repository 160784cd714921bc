#include <map>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {
namespace {

constexpr std::int32_t most_days = 200;  // after a longer gap the partner no longer sends monthly figures

std::string month_text(std::int32_t day) { return day_text(day).substr(0, 7); }

}  // namespace

Rule period_missing() {
  return {.notice = {"period-missing", Severity::info, "A month is missing between months that are stated.",
                     "A sum over the months is too low.", "Ask for the report of the month.",
                     "{what}: no figure for {months}{rest}."},
          .reference = "domain A4 R8: March and May 2013 leave 2,863,552 m² for April",
          .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
          .failing =
              "tally measure=CASUALTIES value=12 period=2021-04\n"
              "tally measure=CASUALTIES value=9 period=2021-06",
          .passing =
              "tally measure=CASUALTIES value=8 period=2021-03\n"
              "tally measure=CASUALTIES value=12 period=2021-04",
          .at_end = [](RuleContext& context) {
            std::map<std::tuple<std::string_view, Code, std::string_view, std::int32_t>, const Figure*> running;
            for (const Figure& each : context.figures().all())
              if (each.exact && each.running && each.dated())
                running[{each.source, each.measure, each.breakdown, each.last}] = &each;
            for_each_period_series(context.figures(), [&](const std::vector<const Figure*>& run) {
              if (run.front()->of_stock()) return;
              std::vector<const Figure*> months;
              for (const Figure* each : run)
                if (is_month(*each) && (months.empty() || months.back()->first != each->first)) months.push_back(each);
              for (std::size_t i = 1; i < months.size(); ++i) {
                const Figure& before = *months[i - 1];
                const Figure& after = *months[i];
                const std::int32_t gap = after.first - before.last - 1;
                if (gap < 28 || gap > most_days) continue;
                std::string rest;
                std::vector<const Figure*> others{&before};
                const auto then = running.find({after.source, after.measure, after.breakdown, before.last});
                const auto now = running.find({after.source, after.measure, after.breakdown, after.last});
                if (then != running.end() && now != running.end()) {
                  const double total = now->second->value, earlier = then->second->value;
                  rest = " (" + number_text(total) + " − " + number_text(earlier) + " − " + number_text(after.value) +
                         " = " + number_text(total - earlier - after.value) + ")";
                  others.insert(others.end(), {then->second, now->second});
                }
                report(context, after,
                       {{"what", what(after)},
                        {"months", month_text(before.last + 1) + (gap > 31 ? "/" + month_text(after.first - 1) : "")},
                        {"rest", rest}},
                       others);
              }
            });
          }};
}

}  // namespace maex::rules
