#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_correction_not_later() {
  return {
      .notice =
          {"imsma-correction-not-later", Severity::error, "A correction is not dated later than what was sent before.",
           "IMSMA takes the form, and the summary of the accident stays as it was: the operator sees no difference.",
           "Give the correction a Date of Information after the one last sent.",
           "Dated {date}; {sent} was sent before."},
      .reference = "maxml 3.2 R9",
      .fields = {Field::incident_date_received, Field::incident_id},
      .failing = "incident id=sent-1 date=2014-05-14 date_received=2014-05-20",
      .passing = "incident id=sent-1 date=2014-05-14 date_received=2014-06-20",
      .lacks = lacks_sent,
      .each_record = [](RuleContext& context, const Record& incident) {
        const auto sent = context.inputs().importer->last_sent.find(incident.text(Field::incident_id));
        if (sent == context.inputs().importer->last_sent.end()) return;
        Value date = incident.get(Field::incident_date_received);
        if (date.empty() || !date.as_date().is_exact()) date = incident.get(Field::incident_date);
        const Day day = !date.empty() && date.as_date().is_exact() ? date.as_date().first : context.today();
        if (day > sent->second) return;
        const auto spelled = [](const Day& d) { return to_text(PartialDate{PartialDate::Form::at, d, {}}); };
        context.report(incident, Field::incident_date_received,
                       {{"date", spelled(day)}, {"sent", spelled(sent->second)}});
      }};
}

}  // namespace maex::rules
