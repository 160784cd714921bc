#include "adapters/partners/maxml/write/accident_type.hpp"

namespace maex::maxml {
namespace {

std::optional<Code> class_of(Code device) {
  switch (device) {
    case Code::device_category_AP_MINE:
    case Code::device_category_AV_MINE:
    case Code::device_category_MINE_UNSPECIFIED: return Code::accident_type_MINE;
    case Code::device_category_IMPROVISED_MINE: return Code::accident_type_IED;
    case Code::device_category_SUBMUNITION: return Code::accident_type_CLUSTER;
    // The table also names stored ammunition here. Only the sender can know that the ammunition was stored.
    case Code::device_category_ERW_UXO:
    case Code::device_category_ERW_AXO:
    case Code::device_category_ERW: return Code::accident_type_UXO_AXO;
    case Code::device_category_BOOBY_TRAP:
    case Code::device_category_UNKNOWN: return Code::accident_type_OTHER;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Code> accident_type_of(const Batch& batch, std::size_t incident) {
  std::optional<Code> type;
  for (std::size_t i = incident + 1; i < batch.end_of(incident); ++i) {
    if (batch[i].kind() != Kind::device || batch[i].parent() != static_cast<std::int32_t>(incident)) continue;
    const Value category = batch[i].get(Field::device_category);
    if (category.empty()) continue;
    const auto found = category.kind() == Value::Kind::code ? class_of(category.as_code()) : std::nullopt;
    if (!found || (type && *type != *found)) return std::nullopt;
    type = found;
  }
  return type;
}

const std::string* derived_class(const Plan& plan, const Batch& batch, std::size_t top) {
  const Record& record = batch[top];
  if (record.kind() != Kind::incident || record.has(Field::incident_type)) return nullptr;
  const std::uint16_t place = plan.place[static_cast<std::size_t>(Field::incident_type)];
  if (place >= plan.steps.size() || plan.steps[place].terms == nullptr) return nullptr;
  const auto type = accident_type_of(batch, top);
  if (!type) return nullptr;
  const std::string& term = (*plan.steps[place].terms)[static_cast<std::size_t>(*type)];
  return term.empty() ? nullptr : &term;
}

}  // namespace maex::maxml
