#include <cstdlib>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule period_outside_report() {
  return {
      .notice = {"period-outside-report", Severity::warning, "A figure is for another month than the report.",
                 "It was left over from the last report, or the month was mistyped: it will be counted again.",
                 "Correct the month, or take the figure out.", "The report is for {report}, and {value} for {span}."},
      .reference = "domain A3, S15: a report for February 2015 whose accident line speaks of January",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base,
                 Field::submission_period},
      .failing =
          "submission period=2015-02\n"
          "tally measure=INCIDENTS value=1 period=2015-01",
      .passing =
          "submission period=2015-02\n"
          "tally measure=INCIDENTS value=1 period=2015-02\n"
          "tally measure=INCIDENTS value=15 period=2014",
      .at_end = [](RuleContext& context) {
        for (const Figure& each : context.figures().all()) {
          if (each.running || !each.dated() || each.first == Figure::no_day) continue;
          const auto& report_period = context.figures().about(each.origin.document).period;
          if (!report_period) continue;
          const std::int32_t first = first_day(*report_period), last = last_day(*report_period);
          if (first == Figure::no_day || last == Figure::no_day) continue;
          // A year next to a month is a comparison. A different time of the same length as the report's is a mistake.
          const bool alike = std::abs((each.last - each.first) - (last - first)) <= 3;
          if (alike && (each.last < first || each.first > last))
            report(context, each, {{"report", to_text(*report_period)}, {"span", span_text(each)}});
        }
      }};
}

}  // namespace maex::rules
