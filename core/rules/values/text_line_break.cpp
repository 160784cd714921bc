#include "core/rules/values/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> text_line_break_fields = {Field::place_district,  Field::place_settlement,
                                                   Field::place_region,    Field::source_organisation,
                                                   Field::victim_activity, Field::victim_occupation};

class TextLineBreak final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_text().find_first_of("\n\r\t") != std::string_view::npos) context.report(record, slot);
  }
};

}  // namespace

const Rule& text_line_break() {
  static const Rule rule{.notice = {"text-line-break", Severity::info, "A short text goes over several lines.",
                                    "Two values stand in one cell, or a name was broken to fit the column.",
                                    "Write one value on one line.", "There is a line break in {value}."},
                         .family = Family::values,
                         .reference = "domain B2",
                         .fields = text_line_break_fields,
                         .on_values = text_line_break_fields,
                         .failing = "incident id=1\n  place district=\"Tovuz\tQazax\"",
                         .passing = "incident id=1\n  place district=\"Tovuz\"",
                         .make = make_check<TextLineBreak>};
  return rule;
}

}  // namespace maex::rules
