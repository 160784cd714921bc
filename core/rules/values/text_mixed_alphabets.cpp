#include <algorithm>

#include "core/rules/values/common.hpp"
#include "core/text/look_alike.hpp"

namespace maex::rules {

Rule text_mixed_alphabets() {
  static const std::vector<Field> identifiers = {Field::incident_id, Field::victim_id, Field::hazard_area_id,
                                                 Field::victim_incident, Field::assistance_id};
  std::vector<Field> fields = free_texts;
  fields.insert(fields.end(), identifiers.begin(), identifiers.end());
  return {.notice = {"text-mixed-alphabets", Severity::warning, "A word or number mixes Latin and Cyrillic letters.",
                     "Letters that look alike are different to a computer: the word is found in no list.",
                     "Write the word in one alphabet.",
                     "{value} contains {letter}, which does not belong to the word or number around it."},
          .reference = "domain F5",
          .fields = std::move(fields),
          .failing = "incident id=1\n  place district=\"Tоvuz\"",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .each_value = [](RuleContext& context, const Record& record, const Slot& slot) {
            const bool number = std::find(identifiers.begin(), identifiers.end(), slot.field) != identifiers.end();
            const std::string_view text = slot.value.as_text();
            const char32_t letter = number ? text::stray_letter(text) : text::stray_letter_in_words(text);
            if (letter != 0) context.report(record, slot, {{"letter", text::name_letter(letter)}});
          }};
}

}  // namespace maex::rules
