#include "core/rules/submission/common.hpp"
#include <map>
#include <tuple>

namespace maex::rules {
namespace {

class TwoFigures final : public Check {
  void finish(Scene& scene) override {
    using Scope = std::tuple<std::string_view, Code, std::string_view, bool, std::int32_t, std::int32_t, std::string_view>;
    std::map<Scope, const Figure*> seen;
    for (const Figure& each : scene.figures().all()) {
      if (!each.dated()) continue;
      const auto [first, fresh] = seen.emplace(Scope{each.source, each.measure, each.breakdown, each.running, each.first, each.last, each.base}, &each);
      if (fresh || first->second->value == each.value) continue;
      const bool revised = each.stated != Figure::no_day && first->second->stated != Figure::no_day && each.stated != first->second->stated;
      if (!revised) report(scene, each, {{"what", what(each)}, {"span", span_text(each)}, {"other", number_text(first->second->value)}});
    }
  }
};

}  // namespace

const Rule& two_figures() {
  static const Rule rule{
      .notice = {"two-figures", Severity::warning,
                 "One source states two figures for one thing.",
                 "Whoever copies the first and whoever copies the second will disagree, and both cite the same source.",
                 "Find out which is right; if one was corrected, give each the day it was stated.",
                 "{what}, {span}: {value}, and {other} elsewhere."},
      .family = Family::submission,
      .reference = "domain C5: 315 and 314 for 19 September 2023",
      .fields = {Field::tally_value, Field::tally_period, Field::tally_as_of, Field::tally_base},
      .on_finish = true,
      .failing =
          "tally measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
          "tally measure=CASUALTIES value=315 as_of=2023-09-19 base=2020-11-10",
      .passing =
          "tally measure=CASUALTIES value=314 as_of=2023-09-19 base=2020-11-10\n"
          "tally measure=CASUALTIES value=315 as_of=2023-09-20 base=2020-11-10",
      .make = make_check<TwoFigures>};
  return rule;
}

}  // namespace maex::rules
