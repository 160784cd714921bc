#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class SourceMissing final : public Check {
  void group(RuleContext& context) override {
    const Record& incident = context.group().head();
    if (find_child(context.batch(), context.group().first, Kind::source) == nullptr)
      context.report_at(incident.origin(), 0, Field::source_kind, {});
  }
};

}  // namespace

const Rule& source_missing() {
  static const Rule rule{.notice = {"source-missing", Severity::info, "An incident has no source.",
                                    "Nobody can go back and ask, and it cannot be verified.",
                                    "Enter who told it, and when.", "The incident names no source."},
                         .family = Family::record,
                         .reference = "domain B2, D5 V5",
                         .fields = {Field::source_kind},
                         .on_groups = true,
                         .failing = "incident id=1",
                         .passing = "incident id=1\n  source kind=POLICE",
                         .make = make_check<SourceMissing>};
  return rule;
}

}  // namespace maex::rules
