#include "core/rules/values/common.hpp"

namespace maex::rules {

Rule text_mojibake() {
  return {.notice = {"text-mojibake", Severity::error, "A text was read in the wrong encoding on its way.",
                     "Names of places and districts no longer match, and letters may be lost for good.",
                     "Export the file again as UTF-8, or take the text from the source.",
                     "The text shows signs of UTF-8 read as Windows-1252, or of lost letters: {value}."},
          .reference = "domain F5 encodings",
          .fields = free_texts,
          .failing = "incident id=1\n  place district=\"FÃ¼zuli\"",
          .passing = "incident id=1\n  place district=\"Füzuli\"",
          .each_value = report_if([](const Value& value) { return looks_mojibake(value.as_text()); })};
}

}  // namespace maex::rules
