#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> name_of_digits_fields = {Field::place_district, Field::place_settlement, Field::place_region,
                                                  Field::victim_activity, Field::victim_occupation};

class NameOfDigits final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (is_only_digits(slot.value.as_text())) context.report(record, slot);
  }
};

}  // namespace

const Rule& name_of_digits() {
  static const Rule rule{.notice = {"name-of-digits", Severity::warning, "A name consists of digits.",
                                    "An Excel date number or a code has slipped into a column of names.",
                                    "Look whether columns were shifted or a number format was lost.",
                                    "{value} is a number where a name belongs."},
                         .family = Family::values,
                         .reference = "domain F3",
                         .fields = name_of_digits_fields,
                         .on_values = name_of_digits_fields,
                         .failing = "incident id=1\n  place district=\"41774\"",
                         .passing = "incident id=1\n  place district=\"Tovuz\"",
                         .make = make_check<NameOfDigits>};
  return rule;
}

}  // namespace maex::rules
