#include "core/rules/submission/common.hpp"
#include <map>
#include <tuple>

namespace maex::rules {
namespace {

class FigureRevised final : public Check {
  void finish(Scene& scene) override {
    using Scope = std::tuple<std::string_view, Code, std::string_view, bool, std::int32_t, std::int32_t, std::string_view>;
    std::map<Scope, const Figure*> seen;
    for (const Figure& each : scene.figures().all()) {
      if (!each.dated()) continue;
      const auto [first, fresh] = seen.emplace(Scope{each.source, each.measure, each.breakdown, each.running, each.first, each.last, each.base}, &each);
      if (fresh || first->second->value == each.value) continue;
      const Figure& other = *first->second;
      if (each.stated == Figure::no_day || other.stated == Figure::no_day || each.stated == other.stated) continue;
      report(scene, each, {{"what", what(each)}, {"span", span_text(each)}, {"stated", day_text(each.stated)}, {"other", number_text(other.value)}, {"other_stated", day_text(other.stated)}});
    }
  }
};

}  // namespace

const Rule& figure_revised() {
  static const Rule rule{
      .notice = {"figure-revised", Severity::info,
                 "A source corrected its own figure for a period.",
                 "Comparisons made with the earlier figure no longer hold.",
                 "Use the figure that was stated last.",
                 "{what}, {span}: {value} stated {stated}, {other} stated {other_stated}."},
      .family = Family::submission,
      .reference = "domain C3: AzCBL gave 33 and 32 for 2007, 16 and 23 for 2008",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .on_finish = true,
      .failing =
          "tally measure=CASUALTIES value=16 period=2008 as_of=2009-03-01\n"
          "tally measure=CASUALTIES value=23 period=2008 as_of=2010-03-01",
      .passing =
          "tally measure=CASUALTIES value=23 period=2008 as_of=2009-03-01\n"
          "tally measure=CASUALTIES value=23 period=2008 as_of=2010-03-01",
      .make = make_check<FigureRevised>};
  return rule;
}

}  // namespace maex::rules
