#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule text_markup() {
  return {.notice = {"text-markup", Severity::warning, "A text holds HTML.",
                     "Markup from a web page or an export shows up in reports and matches nothing.",
                     "Export the text as plain text.", "{value} holds markup."},
          .reference = "domain F5 encodings",
          .fields = free_texts,
          .failing = "incident id=1\n  place settlement=\"Alı&amp;Vəli\"",
          .passing = "incident id=1\n  place settlement=\"Alı və Vəli\"",
          .each_value = report_if([](const Value& value) { return holds_markup(value.as_text()); })};
}

}  // namespace maex::rules
