#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule named_without_consent() {
  return {.notice = {"named-without-consent", Severity::warning, "A person who refused sharing is named.",
                     "The law asks for consent; a name that leaves cannot be called back.",
                     "Take the name out, or correct the consent.", "Sharing was refused, and a name is given."},
          .reference = "domain G1, G2",
          .fields = {Field::victim_share_ngos, Field::victim_share_authorities, Field::victim_full_name,
                     Field::victim_family_name},
          .failing = "victim id=1 outcome=INJURED share_ngos=REFUSED family_name=\"Adsız\"",
          .passing = "victim id=1 outcome=INJURED share_ngos=GIVEN family_name=\"Adsız\"",
          .each_record = [](RuleContext& context, const Record& victim) {
            if (!is(victim, Field::victim_share_ngos, Code::consent_REFUSED) &&
                !is(victim, Field::victim_share_authorities, Code::consent_REFUSED))
              return;
            for (const Field name : {Field::victim_full_name, Field::victim_family_name, Field::victim_given_name})
              if (victim.has(name)) return context.report(victim, name);
          }};
}

}  // namespace maex::rules
