#include <map>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule base_of_another_source() {
  return {
      .notice =
          {"base-of-another-source", Severity::warning, "A total is one source's total plus another source's year.",
           "The two count by different rules, and what both know is in it twice.",
           "Take base and addition from one source, or say that they are mixed.",
           "{value} is {base_value} of {base_source} up to {base_day}, plus {added} of {added_source} for {span}."},
      .reference = "domain C2: 2,440 = 2,415 (ANAMA) + 25 (AzCBL)",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base, Field::tally_source},
      .failing =
          "tally measure=CASUALTIES value=2415 as_of=2014-09-30 base=\"early 1990s\" source=ANAMA\n"
          "tally measure=CASUALTIES value=25 period=2014 source=AzCBL\n"
          "tally measure=CASUALTIES value=2440 as_of=2014 base=\"early 1990s\" source=Monitor",
      .passing =
          "tally measure=CASUALTIES value=2400 as_of=2013 base=\"early 1990s\" source=ANAMA\n"
          "tally measure=CASUALTIES value=22 period=2014 source=ANAMA\n"
          "tally measure=CASUALTIES value=2422 as_of=2014 base=\"early 1990s\" source=ANAMA",
      .at_end = [](RuleContext& context) {
        const std::vector<Figure>& all = context.figures().all();
        using Value = std::tuple<Code, std::string_view, double>;
        std::map<Value, std::vector<const Figure*>> totals;
        std::map<std::tuple<Code, std::string_view, std::int32_t>, std::vector<const Figure*>>
            ending;  // periods by their last day
        for (const Figure& each : all) {
          if (!each.dated() || each.source.empty() || each.value == 0) continue;
          if (each.running)
            totals[{each.measure, each.breakdown, each.value}].push_back(&each);
          else
            ending[{each.measure, each.breakdown, each.last}].push_back(&each);
        }
        for (const Figure& total : all) {
          if (!total.running || !total.dated()) continue;
          const auto periods = ending.find({total.measure, total.breakdown, total.last});
          if (periods == ending.end()) continue;
          for (const Figure* added : periods->second) {
            const auto bases = totals.find({total.measure, total.breakdown, total.value - added->value});
            if (bases == totals.end()) continue;
            for (const Figure* base : bases->second) {
              if (base->source == added->source || base->last > total.last) continue;
              report(context, total,
                     {{"base_value", number_text(base->value)},
                      {"base_source", base->said_by},
                      {"base_day", day_text(base->last)},
                      {"added", number_text(added->value)},
                      {"added_source", added->said_by},
                      {"span", span_text(*added)}});
              break;
            }
          }
        }
      }};
}

}  // namespace maex::rules
