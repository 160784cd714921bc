#include "adapters/partners/maxml/write/link_writer.hpp"

#include "adapters/partners/maxml/lexical.hpp"
#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {

void LinkWriter::see_incident(const Record& incident) {
  incident_id_ = incident.text(Field::incident_id);
  incident_guid_ = incident.text(Field::incident_guid);
  if (scan(incident_guid_) == Scan::refused) incident_guid_.clear();
}

void LinkWriter::write(const Step& step, std::string_view id, std::string_view guid) {
  const Step::LinkForm& form = id.empty() ? step.by_guid : step.by_id;
  for (const Step::LinkPart& part : form.parts) {
    out_.raw(part.before);
    if (!part.is_guid)
      out_.text(id, scan(id));
    else if (guid.empty())
      out_.raw(mint(name(step.kind), id));
    else
      out_.text(guid, scan(guid));
  }
  out_.raw(form.end);
}

std::string_view LinkWriter::guid_for(const Step& step, const Record& record, std::string_view id) const {
  const std::string_view named = step.guid ? record.text(*step.guid) : std::string_view();
  if (!named.empty() && scan(named) != Scan::refused) return named;
  return step.kind == Kind::incident && id == incident_id_ ? std::string_view(incident_guid_) : std::string_view();
}

bool is_minted_link(const Plan& plan, const Record& record, const Slot& guid) {
  for (const Step& step : plan.steps)
    if (step.guid == guid.field && step.role == Step::Role::link)
      return record.has(step.field) && same_guid(mint(name(step.kind), record.text(step.field)), guid.value.as_text());
  return false;
}

}  // namespace maex::maxml
