#include "adapters/partners/maxml/write/forecast.hpp"

#include <algorithm>

#include "adapters/partners/maxml/notices.hpp"
#include "adapters/partners/maxml/write/block_writer.hpp"
#include "adapters/partners/maxml/write/guid.hpp"

namespace maex::maxml {
namespace {

bool refused(const Slot& slot) {
  return slot.value.kind() == Value::Kind::text && scan(slot.value.as_text()) == Scan::refused;
}

/// Whether a value before this one already takes the only place of the field.
bool is_taken(const Record& record, const Slot& slot, const Step& step) {
  std::string buffer;
  for (const Slot& other : record.slots()) {
    if (&other == &slot) return false;
    if (other.field == slot.field &&
        render(buffer, step.type, step.terms, other.field, other.value).verdict == Rendered::Verdict::fits)
      return true;
  }
  return false;
}

}  // namespace

const LossType* Forecast::route(const Batch& batch, std::size_t record, Route& into) const {
  std::size_t at = record;
  int depth = 0;
  while (batch[at].parent() >= 0) {
    at = static_cast<std::size_t>(batch[at].parent());
    if (++depth > deepest_child) return &loss_nesting;
  }
  into.top = at;
  const Kind top = batch[at].kind();
  if (plans_.find(top, top) == nullptr) return &loss_record_kind;
  if (dialect_.strict) return strict_route(batch, record, into);
  for (at = record;; at = static_cast<std::size_t>(batch[at].parent())) {
    if (plans_.find(top, batch[at].kind()) == nullptr) return &loss_record_kind;
    if (batch[at].parent() < 0) break;
  }
  into.plan = plans_.find(top, batch[record].kind());
  return nullptr;
}

const LossType* Forecast::strict_route(const Batch& batch, std::size_t record, Route& into) const {
  const Kind top = batch[into.top].kind();
  const Kind kind = batch[record].kind();
  const Plan& item = *plans_.find(top, top);
  into.plan = &item;
  if (record == into.top) return nullptr;
  if (batch[record].parent() != static_cast<std::int32_t>(into.top)) return &loss_no_place;
  const std::size_t first = first_below(batch, into.top, kind);
  if (item.blocks_of(kind)) {
    into.plan = plans_.find(top, kind);
    return into.plan != nullptr && shares(item, batch, first, record) ? nullptr : &loss_no_place;
  }
  into.own_block = false;
  if (first != record) return &loss_no_place;
  if (item.inlines(kind)) return nullptr;
  into.plan = nullptr;
  return kind == Kind::source ? nullptr : &loss_no_place;
}

/// FieldReportInfo takes texts only.
const LossType* Forecast::info_loss(const Slot& slot) const {
  if (slot.value.kind() != Value::Kind::text || slot.value.as_text().empty()) return &loss_no_element;
  for (const FrameElement& element : dialect_.report_elements) {
    const bool here = (element.from == "source.name" && slot.field == Field::source_name) ||
                      (element.from == "source.position" && slot.field == Field::source_position) ||
                      (element.from == "source.organisation" && slot.field == Field::source_organisation);
    if (here) return nullptr;
  }
  return &loss_no_element;
}

const LossType* Forecast::strict_loss(const Batch& batch, std::size_t record, const Slot& slot,
                                      const Route& route) const {
  if (route.plan == nullptr) return info_loss(slot);
  using Verdict = Rendered::Verdict;
  const Plan& item = *plans_.find(batch[route.top].kind(), batch[route.top].kind());
  const bool shared =
      std::find(item.shared_fields.begin(), item.shared_fields.end(), slot.field) != item.shared_fields.end();
  const Plan& plan = shared ? item : *route.plan;
  std::string buffer;
  if (plan.block->shared_field == slot.field && slot.value.kind() == Value::Kind::text && !slot.value.as_text().empty())
    return nullptr;
  if (record == route.top)
    for (const FrameElement& element : dialect_.report_elements)
      if (element.field == slot.field &&
          render(buffer, element.type, nullptr, slot.field, slot.value).verdict == Verdict::fits)
        return nullptr;
  // Only the item itself has room for custom fields; values that several blocks share do not go there.
  const bool custom = custom_.exists() && &plan == &item && !shared;
  const std::uint16_t place = plan.place[static_cast<std::size_t>(slot.field)];
  if (place == in_custom_field) return custom ? nullptr : &loss_no_element;
  const Step& step = plan.steps[place];
  if (step.role == Step::Role::guid) {
    const Rendered own = render(buffer, step.type, nullptr, slot.field, slot.value);
    const std::string_view id = writable_id(item, batch[record]);
    const bool as_minted = !id.empty() && own.text == std::string_view(mint(name(batch[record].kind()), id));
    return custom || (own.verdict == Verdict::fits && !as_minted) ? nullptr : &loss_no_element;
  }
  if (render(buffer, step.type, step.terms, slot.field, slot.value).verdict == Verdict::custom) {
    if (custom) return nullptr;
    const bool terms = step.type.kind == LeafType::Kind::code || !step.type.terms.empty();
    return terms ? &loss_no_base_term : &loss_form;
  }
  if (step.once && is_taken(batch[record], slot, step)) return custom ? nullptr : &loss_repeated;
  return nullptr;
}

const LossType* Forecast::of(const Batch& batch, std::size_t record, const Slot& slot) const {
  Route where;
  if (const LossType* loss = route(batch, record, where)) return loss;
  if (where.plan != nullptr && where.plan->place[static_cast<std::size_t>(slot.field)] == omitted)
    return slot.field == Field::device_quantity ? &loss_device_quantity : &loss_dialect_omits;
  if (refused(slot)) return &loss_control_characters;
  return dialect_.strict ? strict_loss(batch, record, slot, where) : nullptr;
}

const LossType* Forecast::of(const Batch& batch, std::size_t record, const Extra& extra) const {
  Route where;
  if (const LossType* loss = route(batch, record, where)) return loss;
  if (scan(extra.heading) == Scan::refused || scan(extra.text) == Scan::refused) return &loss_control_characters;
  if (dialect_.strict && (record != where.top || !custom_.exists())) return &loss_no_element;
  return nullptr;
}

}  // namespace maex::maxml
