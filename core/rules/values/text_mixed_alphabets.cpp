#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule text_mixed_alphabets() {
  return {.notice = {"text-mixed-alphabets", Severity::warning, "A word mixes Latin and Cyrillic letters.",
                     "Letters that look alike are different to a computer: the word is found in no list.",
                     "Write the word in one alphabet.", "{value} has Latin and Cyrillic letters in one word."},
          .reference = "domain F5",
          .fields = free_texts,
          .failing = "incident id=1\n  place district=\"Tоvuz\"",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .each_value = report_if([](const Value& value) { return mixes_alphabets(value.as_text()); })};
}

}  // namespace maex::rules
