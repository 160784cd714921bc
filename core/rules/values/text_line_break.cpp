#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule text_line_break() {
  return {.notice = {"text-line-break", Severity::info, "A short text goes over several lines.",
                     "Two values stand in one cell, or a name was broken to fit the column.",
                     "Write one value on one line.", "There is a line break in {value}."},
          .reference = "domain B2",
          .fields = {Field::place_district, Field::place_settlement, Field::place_region, Field::source_organisation,
                     Field::victim_activity, Field::victim_occupation},
          .failing = "incident id=1\n  place district=\"Tovuz\tQazax\"",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .each_value = report_if(
              [](const Value& value) { return value.as_text().find_first_of("\n\r\t") != std::string_view::npos; })};
}

}  // namespace maex::rules
