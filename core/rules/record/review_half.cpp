#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

class ReviewHalf final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const Record& incident = context.record(number);
    if (incident.has(Field::incident_reviewed_by) != incident.has(Field::incident_reviewed_on))
      context.report(incident);
  }
};

}  // namespace

const Rule& review_half() {
  static const Rule rule{.notice = {"review-half", Severity::info, "Reviewer or day of review is missing.",
                                    "A review without a name or a day cannot be asked about.", "Enter both.",
                                    "Only one of reviewer and day of review is given."},
                         .family = Family::record,
                         .reference = "domain D5 V7",
                         .fields = {Field::incident_reviewed_by, Field::incident_reviewed_on},
                         .on_records = {Kind::incident},
                         .failing = "incident id=1 reviewed_on=2014-05-20",
                         .passing = "incident id=1 reviewed_on=2014-05-20 reviewed_by=IM",
                         .make = make_check<ReviewHalf>};
  return rule;
}

}  // namespace maex::rules
