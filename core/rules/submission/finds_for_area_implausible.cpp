#include <map>
#include <tuple>

#include "core/rules/submission/common.hpp"

namespace maex::rules {

Rule finds_for_area_implausible() {
  return {.notice = {"finds-for-area-implausible", Severity::warning,
                     "More mines and UXO were found than fit into the area.",
                     "An order of magnitude was lost on the way: thousand for million, or square metres for hectares.",
                     "Look both figures up at the source.", "{finds} items on {value} m², {span}."},
          .reference = "domain A3, S23: about 33 thousand items on about 3 thousand square metres",
          .fields = {Field::tally_measure, Field::tally_value, Field::tally_period},
          .failing =
              "tally measure=AREA_CLEARED value=3000 period=2006-08\n"
              "tally measure=ITEMS value=33000 period=2006-08",
          .passing =
              "tally measure=AREA_CLEARED value=8050 period=2018-03\n"
              "tally measure=UXO value=1329 period=2018-03",
          .at_end = [](RuleContext& context) {
            using Scope = std::tuple<std::string_view, std::string_view, std::int32_t, std::int32_t>;
            struct Found {
              double items = 0, parts = 0;
            };
            std::map<Scope, Found> found;
            const auto scope = [](const Figure& each) {
              return Scope{each.source, each.breakdown, each.first, each.last};
            };
            for (const Figure& each : context.figures().all()) {
              if (each.running || !each.dated()) continue;
              if (each.measure == Code::measure_ITEMS) found[scope(each)].items = each.value;
              if (each.measure == Code::measure_AP_MINES || each.measure == Code::measure_AV_MINES ||
                  each.measure == Code::measure_UXO)
                found[scope(each)].parts += each.value;
            }
            for (const Figure& each : context.figures().all()) {
              if (each.running || !each.dated() || each.measure != Code::measure_AREA_CLEARED || each.value <= 0)
                continue;
              const auto at = found.find(scope(each));
              if (at == found.end()) continue;
              const double items = std::max(at->second.items, at->second.parts);
              // The densest month on record has one item on six square metres (emergency calls, March 2018).
              if (items > each.value) report(context, each, {{"finds", number_text(items)}, {"span", span_text(each)}});
            }
          }};
}

}  // namespace maex::rules
