#include "core/rules/record/common.hpp"

namespace maex::rules {
namespace {

/// True when the first date is later, whatever days of an inexact date are meant.
bool is_later(const Value& first, const Value& second) {
  if (first.kind() != Value::Kind::date || second.kind() != Value::Kind::date) return false;
  const PartialDate a = first.as_date(), b = second.as_date();
  if (a.form != PartialDate::Form::at || b.form != PartialDate::Form::at) return false;
  Day from = a.first, to = b.first;
  if (from.month == 0 || to.month == 0) from.month = to.month = from.day = to.day = 0;
  if (from.day == 0 || to.day == 0) from.day = to.day = 0;
  return from > to;
}

}  // namespace

Rule hazard_dates_out_of_order() {
  return {.notice = {"hazard-dates-out-of-order", Severity::error, "Dates of a hazard area are not in order.",
                     "The date decides whether an accident happened before or after the clearance.",
                     "Look for a mistyped year or a swapped day and month.",
                     "{value} is the later date, and it must not be later than {other}."},
          .reference = "maxml 2.2, 2.9",
          .fields = {Field::hazard_area_status_date, Field::hazard_area_date_of_information,
                     Field::hazard_area_data_entry_date},
          .failing = "hazard_area id=1 status=CLOSED status_date=2015-06-30 date_of_information=2014-06-30",
          .passing = "hazard_area id=1 status=CLOSED status_date=2014-06-30 date_of_information=2015-06-30",
          .each_record = [](RuleContext& context, const Record& area) {
            // A change of status is known when information about it is given, and that is entered afterwards.
            constexpr Field order[] = {Field::hazard_area_status_date, Field::hazard_area_date_of_information,
                                       Field::hazard_area_data_entry_date};
            for (std::size_t i = 0; i + 1 != std::size(order); ++i)
              for (std::size_t k = i + 1; k != std::size(order); ++k) {
                const Value later = area.get(order[k]);
                if (!is_later(area.get(order[i]), later)) continue;
                return context.report(area, order[i], {{"other", to_text(later.as_date())}});
              }
          }};
}

}  // namespace maex::rules
