#include "core/model/shown.hpp"
#include "core/rules/decide.hpp"
#include "core/rules/record/common.hpp"

namespace maex::rules {

Rule verification_stated_differs() {
  return {
      .notice = {"verification-stated-differs", Severity::warning,
                 "The sender decided otherwise about the verification of an incident.",
                 "The sender may know more, or used other criteria. Two systems with different states count different "
                 "incidents.",
                 "Compare the evidence (maex explain). If the sender is right, write a ruling or change the policy.",
                 "The sender says {stated}, and the criteria give {decided}."},
      .reference = "domain D5",
      .fields = {Field::incident_verification},
      .failing = "incident id=1 date=2014-05-14 verification=VERIFIED_HAZARD_AREA",
      .passing = "incident id=1 date=2014-05-14 verification=REPORTED",
      .each_incident =
          [](RuleContext& context, const Record& incident) {
            const Value stated = incident.get(Field::incident_verification);
            if (context.decision() == nullptr || context.decision()->elsewhere || stated.kind() != Value::Kind::code)
              return;  // another word was reported where it was read
            if (stated.as_code() == context.decision()->state) return;
            context.report(incident, Field::incident_verification,
                           {{"stated", text_of(stated.as_code())}, {"decided", text_of(context.decision()->state)}});
          },
      .after_decision = true};
}

}  // namespace maex::rules
