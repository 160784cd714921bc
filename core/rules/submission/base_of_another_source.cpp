#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/rules/submission/common.hpp"

namespace maex::rules {
namespace {

/// A clause on the days that both figures count; empty when there are none.
Text counted_twice(const Figure& base, const Figure& added) {
  if (added.first == Figure::no_day || base.last < added.first) return {};
  return {
      "; the {base_value} already hold what {base_source} counted from {begin} to {end}, so this time is counted twice"_text,
      {{"base_value", number_text(base.value)},
       {"base_source", base.said_by},
       {"begin", day_text(added.first)},
       {"end", day_text(std::min(base.last, added.last))}}};
}

}  // namespace

Rule base_of_another_source() {
  return {
      .notice = {"base-of-another-source", Severity::warning,
                 "A total is one source's total plus another source's year.",
                 "The two count by different rules, and what both know is in it twice.",
                 "Take base and addition from one source, or say that they are mixed.",
                 "{value} is {base_value} of {base_source} up to {base_day}, plus {added} of {added_source} for "
                 "{span}{twice}."},
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
          if (!each.exact || !each.dated() || each.source.empty() || each.value == 0) continue;
          if (each.running)
            totals[{each.measure, each.breakdown, each.value}].push_back(&each);
          else
            ending[{each.measure, each.breakdown, each.last}].push_back(&each);
        }
        std::set<std::tuple<Code, std::string_view, double, std::int32_t>> reported;  // a text may repeat a total
        for (const Figure& total : all) {
          if (!total.exact || !total.running || !total.dated()) continue;
          const auto periods = ending.find({total.measure, total.breakdown, total.last});
          if (periods == ending.end()) continue;
          // Several pairs may fit. The base that another source states latest explains the most.
          const Figure *base = nullptr, *added = nullptr;
          const auto rank = [&total](const Figure& of) { return std::pair{of.source != total.source, of.last}; };
          for (const Figure* period : periods->second) {
            const auto bases = totals.find({total.measure, total.breakdown, total.value - period->value});
            if (bases == totals.end()) continue;
            for (const Figure* each : bases->second)
              if (each->source != period->source && each->last <= total.last &&
                  (base == nullptr || rank(*each) > rank(*base))) {
                base = each;
                added = period;
              }
          }
          if (base == nullptr || !reported.emplace(total.measure, total.breakdown, total.value, total.last).second)
            continue;
          report(context, total,
                 {{"base_value", number_text(base->value)},
                  {"base_source", base->said_by},
                  {"base_day", day_text(base->last)},
                  {"added", number_text(added->value)},
                  {"added_source", added->said_by},
                  {"span", span_text(*added)},
                  {"twice", counted_twice(*base, *added)}},
                 {base, added});
        }
      }};
}

}  // namespace maex::rules
