#include "core/rules/values/common.hpp"
#include "core/text/lost_letters.hpp"

namespace maex::rules {

Rule text_lost_letters() {
  return {.notice = {"text-lost-letters", Severity::warning, "Question marks stand where letters were.",
                     "A program that knew no ə or ş wrote question marks; the name matches nothing.",
                     "Write the name again.", "{value} has question marks between letters."},
          .reference = "domain F5 encodings",
          .fields = free_texts,
          .failing = "incident id=1\n  place district=\"T?rt?r\"",
          .passing = "incident id=1\n  place district=\"Tərtər\"",
          .each_value = report_if([](const Value& value) { return text::has_lost_letters(value.as_text()); })};
}

}  // namespace maex::rules
