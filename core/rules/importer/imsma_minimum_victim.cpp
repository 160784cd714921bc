#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_minimum_victim() {
  return {
      .notice =
          {"imsma-minimum-victim", Severity::info, "A person lacks what every programme should record.",
           "The GICHD minimum data requirements (2018 draft) ask for sex, age or date of birth, outcome and activity.",
           "Enter what is missing if it is known.", "Missing: {missing}."},
      .reference = "maxml 4.2, 4.5",
      .fields = {Field::victim_sex, Field::victim_age, Field::victim_outcome, Field::victim_activity},
      .failing = "victim id=1 outcome=INJURED",
      .passing = "victim id=1 outcome=INJURED sex=MALE age=34 activity=\"otarma\"",
      .lacks = lacks_importer,
      .each_record = [](RuleContext& context, const Record& victim) {
        std::vector<Text> missing;
        const auto need = [&](bool there, Pattern what) {
          if (!there) missing.emplace_back(what);
        };
        need(victim.has(Field::victim_sex), "sex"_text);
        need(victim.has(Field::victim_age) || victim.has(Field::victim_birth_date) ||
                 victim.has(Field::victim_age_group),
             "age"_text);
        need(victim.has(Field::victim_outcome), "outcome"_text);
        need(victim.has(Field::victim_activity), "activity"_text);
        if (!missing.empty()) context.report(victim, {{"missing", missing}});
      }};
}

}  // namespace maex::rules
