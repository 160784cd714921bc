#include "core/rules/importer/common.hpp"

namespace maex::rules {
namespace {

class ImsmaDateOfInformationMissing final : public Check {
  void record(RuleContext& context, std::size_t number) override {
    const auto exact = [&](Field field) {
      const Value date = context.record(number).get(field);
      return !date.empty() && date.as_date().is_exact();
    };
    if (!exact(Field::incident_date_received) && !exact(Field::incident_date)) context.report(context.record(number));
  }
};

}  // namespace

const Rule& imsma_date_of_information_missing() {
  static const Rule rule{.notice = {"imsma-date-of-information-missing", Severity::warning,
                                    "A report has no Date of Information of its own.",
                                    "IMSMA decides by it which data win; the day of writing is put there instead.",
                                    "Enter when the report was received.",
                                    "Neither the day of receipt nor the day of the incident is known."},
                         .family = Family::importer,
                         .reference = "maxml 3.2 R10",
                         .fields = {Field::incident_date_received, Field::incident_date},
                         .on_records = {Kind::incident},
                         .failing = "incident id=1 date=2014",
                         .passing = "incident id=1 date=2014-05-14",
                         .lacks = lacks_importer,
                         .make = make_check<ImsmaDateOfInformationMissing>};
  return rule;
}

}  // namespace maex::rules
