#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_text_long() {
  return {.notice = {"imsma-text-long", Severity::info, "A text is longer than fields of IMSMA may be.",
                     "Lengths differ between installations; the operator may find it cut.",
                     "Shorten it, or put it into the remarks.", "The text has {length} bytes; 255 are safe."},
          .reference = "maxml 3.2 R14, 5.1 C6",
          .fields = {Field::place_note, Field::place_settlement, Field::victim_activity, Field::victim_occupation,
                     Field::source_reference, Field::device_as_reported},
          .failing = "incident id=1\n  place district=Tovuz note=\"x\"*300",
          .passing = "incident id=1\n  place district=Tovuz note=\"x\"",
          .lacks = lacks_importer,
          .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
            const std::size_t length = slot.value.as_text().size();
            if (length > 255) context.report(record, slot.field, {{"length", std::to_string(length)}});
          }};
}

}  // namespace maex::rules
