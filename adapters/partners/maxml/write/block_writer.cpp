#include "adapters/partners/maxml/write/block_writer.hpp"

#include <algorithm>
#include <utility>

#include "adapters/partners/maxml/notices.hpp"
#include "adapters/partners/maxml/write/accident_type.hpp"
#include "adapters/partners/maxml/write/guid.hpp"
#include "adapters/partners/maxml/write/shape_tokens.hpp"

namespace maex::maxml {
namespace {

constexpr std::size_t most_headings = 4096;  // a sheet has hundreds; hostile input may have any number

bool is_refused(const Slot& slot) {
  return slot.value.kind() == Value::Kind::text && scan(slot.value.as_text()) == Scan::refused;
}

}  // namespace

std::string_view writable_id(const Plan& plan, const Record& record) {
  const std::string_view id = plan.id ? record.text(*plan.id) : std::string_view();
  return scan(id) == Scan::refused ? std::string_view() : id;
}

void BlockWriter::family(const Batch& batch, std::size_t top) {
  batch_ = &batch;
  top_ = top;
  const std::size_t size = batch.end_of(top) - top;
  reached_.assign(size, false);
  first_child_.assign(size, -1);
  next_.assign(size, -1);
  for (std::size_t i = size; i-- > 1;) {  // backwards, so that the lists are in order
    const auto parent = static_cast<std::size_t>(batch[top + i].parent()) - top;
    next_[i] = first_child_[parent];
    first_child_[parent] = static_cast<std::int32_t>(i);
  }
}

std::size_t BlockWriter::first_below(Kind kind) const {
  for (std::int32_t i = first_child_.front(); i >= 0; i = next_[static_cast<std::size_t>(i)])
    if ((*batch_)[top_ + static_cast<std::size_t>(i)].kind() == kind) return top_ + static_cast<std::size_t>(i);
  return no_record;
}

bool BlockWriter::is_shared(Field field) const {
  return std::find(item_->shared_fields.begin(), item_->shared_fields.end(), field) != item_->shared_fields.end();
}

bool BlockWriter::shares(std::size_t first, std::size_t child) const {
  const Batch& batch = *batch_;
  return std::all_of(item_->shared_fields.begin(), item_->shared_fields.end(), [&](Field field) {
    return info(field).kind != batch[child].kind() || batch[first].get(field) == batch[child].get(field);
  });
}

void BlockWriter::item(const Plan& plan, const Batch& batch, std::size_t top, const std::vector<const Slot*>& written,
                       Losses& losses) {
  family(batch, top);
  item_ = &plan;
  losses_ = &losses;
  missing_.clear();
  if (batch[top].kind() == Kind::incident) links_.see_incident(batch[top]);
  block(plan, top, &written);
  for (std::size_t i = 1; i != reached_.size(); ++i)
    if (!reached_[i]) lose_unreached(top + i);
  report_shared();
}

void BlockWriter::lose_unreached(std::size_t record) {
  int depth = 0;
  for (auto at = record; (*batch_)[at].parent() >= 0; ++depth) at = static_cast<std::size_t>((*batch_)[at].parent());
  if (depth > deepest_child) return losses_->all(record, &loss_nesting);
  if (!dialect_.strict) return losses_->all(record, &loss_record_kind);
  losses_->all(record, &loss_no_place);
  const bool source_of_item = (*batch_)[record].kind() == Kind::source && depth == 1 &&
                              !item_->blocks_of(Kind::source) && !item_->inlines(Kind::source);
  if (source_of_item && first_below(Kind::source) == record) report_source(record);
}

/// The first source without a place in the item: FieldReportInfo contains some of its texts.
void BlockWriter::report_source(std::size_t record) {
  const auto slots = (*batch_)[record].slots();
  for (std::size_t i = 0; i != slots.size(); ++i) {
    const Slot& slot = slots[i];
    const bool is_text = slot.value.kind() == Value::Kind::text && !slot.value.as_text().empty();
    const bool here =
        is_text &&
        std::any_of(dialect_.report_elements.begin(), dialect_.report_elements.end(), [&](const FrameElement& element) {
          return element.from.starts_with("source.") && element.from == info(slot.field).full_name;
        });
    losses_->value(record, i, is_refused(slot) ? &loss_control_characters : here ? nullptr : &loss_no_element);
  }
  lose_extras(record);
}

/// Blocks of one kind share the values that the item writes once, and the losses of these values.
void BlockWriter::report_shared() {
  for (const Field field : item_->shared_fields) {
    const std::size_t first = first_below(info(field).kind);
    if (first == no_record) continue;
    const auto slots = (*batch_)[first].slots();
    for (std::size_t i = first + 1; i != top_ + reached_.size(); ++i) {
      if (!reached_[i - top_] || (*batch_)[i].kind() != info(field).kind) continue;
      for (std::size_t k = 0; k != (*batch_)[i].slots().size(); ++k)
        for (std::size_t f = 0; f != slots.size(); ++f)
          if (slots[f].field == field && (*batch_)[i].slots()[k].field == field &&
              slots[f].value == (*batch_)[i].slots()[k].value)
            losses_->value(i, k, losses_->of_value(first, f));
    }
  }
}

void BlockWriter::lose_extras(std::size_t record) {
  const auto extras = (*batch_)[record].extras();
  for (std::size_t i = 0; i != extras.size(); ++i) {
    const bool refused = scan(extras[i].heading) == Scan::refused || scan(extras[i].text) == Scan::refused;
    losses_->extra(record, i, refused ? &loss_control_characters : &loss_no_element);
  }
}

void BlockWriter::lose_leftover(std::size_t left) {
  for (std::size_t i = left; i < leftover_.size(); ++i) {
    const Entry& entry = leftover_[i];
    losses_->value(entry.record, entry.slot, is_refused(slot_of(entry)) ? &loss_control_characters : entry.lost);
  }
  leftover_.resize(left);
}

void BlockWriter::enter(const Plan& plan, std::uint16_t container, Shape& shape) {
  if (inside_ == container) return;
  // Close containers up to one that contains the wanted one, then open down to it. Blocks nest two or three deep.
  const auto holds = [&plan](std::uint16_t outer, std::uint16_t inner) {
    while (inner != outer && inner != 0) inner = plan.containers[inner].parent;
    return inner == outer;
  };
  while (!holds(inside_, container)) {
    out_.raw(plan.containers[inside_].close);
    inside_ = plan.containers[inside_].parent;
    shape.add(container_token + 1);
  }
  std::uint16_t down[8];
  std::size_t depth = 0;
  for (std::uint16_t c = container; c != inside_ && depth < 8; c = plan.containers[c].parent) down[depth++] = c;
  while (depth != 0) {
    const std::uint16_t c = down[--depth];
    out_.raw(plan.containers[c].open);
    shape.add(container_token + 1 + c);
  }
  inside_ = container;
}

/// Assigns the slots of a record to the steps of their fields.
void BlockWriter::chain(const Plan& plan, std::size_t record, std::size_t base,
                        const std::vector<const Slot*>* written) {
  const auto slots = (*batch_)[record].slots();
  for (std::size_t i = slots.size(); i-- > 0;) {  // backwards, each before the others of its step: no search in chains
    const Slot& slot = slots[i];
    if (const SharedStep* shared = shared_step(plan, slot.field)) {  // is written before the run, if it fits there
      const Rendered value = shown(shared->type, shared->terms, slot.field, slot.value);
      if (value.verdict == Rendered::Verdict::lost) losses_->value(record, i, &loss_control_characters);
      if (value.verdict == Rendered::Verdict::custom) leftover_.push_back({record, i, &loss_form});
      continue;
    }
    if (&plan != item_ && is_shared(slot.field)) continue;  // the item writes it once
    if (written != nullptr && std::find(written->begin(), written->end(), &slot) != written->end()) continue;
    chain_slot(plan, record, i, base);
  }
}

void BlockWriter::chain_slot(const Plan& plan, std::size_t record, std::size_t slot, std::size_t base) {
  const Field field = (*batch_)[record].slots()[slot].field;
  const std::uint16_t place = plan.place[static_cast<std::size_t>(field)];
  if (place == omitted) {
    losses_->value(record, slot, field == Field::device_quantity ? &loss_device_quantity : &loss_dialect_omits);
  } else if (place == in_custom_field) {
    leftover_.push_back({record, slot, &loss_no_element});
  } else if (place == in_link) {
    const Slot& guid = (*batch_)[record].slots()[slot];
    const bool is_text = guid.value.kind() == Value::Kind::text && !guid.value.as_text().empty();
    if (is_refused(guid))
      losses_->value(record, slot, &loss_control_characters);
    else if (!is_text || is_minted_link(plan, (*batch_)[record], guid))
      leftover_.push_back({record, slot, &loss_no_element});
  } else {
    chains_.push_back(chains_[base + place]);
    chains_[base + place] = static_cast<std::int32_t>(slots_.size());
    slots_.push_back({record, slot, nullptr});
  }
}

void BlockWriter::chain_inlined(const Plan& plan, std::size_t base) {
  for (std::size_t k = 0; k < kind_count; ++k) {
    const Kind kind = static_cast<Kind>(k);
    const std::size_t child = plan.inlined[k] ? first_below(kind) : no_record;
    if (child == no_record) continue;
    if (!plan.blocks_of(kind)) {
      reached_[child - top_] = true;
      chain(plan, child, base, nullptr);
      lose_extras(child);
      continue;
    }
    for (std::size_t i = (*batch_)[child].slots().size(); i-- > 0;)
      if (is_shared((*batch_)[child].slots()[i].field)) chain_slot(plan, child, i, base);
  }
}

/// Writes the values of a leaf or link. Returns false when no value fits.
bool BlockWriter::leaf(const Plan& plan, const Step& step, std::size_t token, std::size_t base, Shape& shape) {
  bool written = false;
  for (std::int32_t i = chains_[base + token - 1]; i >= 0;
       i = chains_[base + plan.steps.size() + static_cast<std::size_t>(i) - slots_base_]) {
    const Entry& entry = slots_[static_cast<std::size_t>(i)];
    const Slot& slot = slot_of(entry);
    const Rendered value = shown(step.type, step.terms, slot.field, slot.value);
    if (value.verdict == Rendered::Verdict::lost) {
      losses_->value(entry.record, entry.slot, &loss_control_characters);
      continue;
    }
    if (value.verdict == Rendered::Verdict::custom || (written && step.once)) {
      const bool terms = step.type.kind == LeafType::Kind::code || !step.type.terms.empty();
      const LossType& no_fit = terms ? loss_no_base_term : loss_form;
      leftover_.push_back(
          {entry.record, entry.slot, value.verdict == Rendered::Verdict::custom ? &no_fit : &loss_repeated});
      continue;
    }
    written = true;
    wrote_first_service_ = wrote_first_service_ || step.first_service;
    enter(plan, step.container, shape);
    shape.add(token);
    if (step.role == Step::Role::link) {
      links_.write(step, value.text, links_.guid_for(step, (*batch_)[entry.record], value.text));
      continue;
    }
    out_.raw(step.open);
    out_.text(value.text, value.scan);
    out_.raw(step.close);
  }
  return written;
}

void BlockWriter::block(const Plan& plan, std::size_t record_index, const std::vector<const Slot*>* from_report) {
  const Record& record = (*batch_)[record_index];
  reached_[record_index - top_] = true;
  const std::size_t mark = out_.mark();
  Shape shape(plan.token);
  out_.raw(plan.open);
  const std::size_t body = out_.mark();
  const std::size_t base = chains_.size();
  const std::size_t left = leftover_.size();
  const std::size_t outer_slots = std::exchange(slots_base_, slots_.size());
  chains_.resize(base + plan.steps.size(), -1);
  chain(plan, record_index, base, from_report);
  if (from_report != nullptr) {
    chain_inlined(plan, base);
    wrote_first_service_ = false;
  }
  const std::uint16_t outside = inside_;
  inside_ = 0;
  std::size_t custom_place = no_record;
  for (std::size_t s = 0; s < plan.steps.size(); ++s) {
    const Step& step = plan.steps[s];
    bool written = false;
    switch (step.role) {
      case Step::Role::children:
        if (first_child_[record_index - top_] >= 0) children(plan, step, record_index, shape);
        written = true;
        break;
      case Step::Role::back_link:
        back_links(plan, step, record, shape);
        written = true;
        break;
      case Step::Role::guid: written = guid(step, record_index, base, s + 1, shape); break;
      case Step::Role::leaf:
        written = leaf(plan, step, s + 1, base, shape);
        if (!written && step.field == Field::incident_type)
          written = derived_type(plan, step, s + 1, record_index, shape);
        break;
      case Step::Role::link:
        written = leaf(plan, step, s + 1, base, shape) || link_by_guid(plan, step, s + 1, record, shape);
        break;
      case Step::Role::custom:
        enter(plan, 0, shape);
        custom_place = out_.mark();
        break;
      case Step::Role::unknown: break;
    }
    if (step.required && !written) missing_.push_back(&step);
  }
  enter(plan, 0, shape);
  if (custom_.exists() && (!dialect_.strict || from_report != nullptr)) {
    const std::size_t before = out_.mark();
    custom_slots(plan, left, shape);
    extras(plan, record_index, shape);
    enter(plan, 0, shape);
    // The content of this place is known only after every other element has been tried.
    if (custom_place != no_record) out_.swap_back(custom_place, before);
  } else {
    lose_leftover(left);
    lose_extras(record_index);
  }
  chains_.resize(base);
  slots_.resize(slots_base_);
  slots_base_ = outer_slots;
  inside_ = outside;
  if (out_.mark() == body) {
    out_.cut(mark);
    out_.raw(plan.empty);
  } else {
    out_.raw(plan.close);
  }
  shapes_.see(shape);
}

bool BlockWriter::guid(const Step& step, std::size_t index, std::size_t base, std::size_t token, Shape& shape) {
  const Record& record = (*batch_)[index];
  const std::int32_t slot_index = chains_[base + token - 1];
  const std::string_view id = writable_id(*item_, record);
  const Guid minted = mint(name(record.kind()), id);
  std::string_view text = id.empty() ? std::string_view() : std::string_view(minted);
  Scan scanned = Scan::plain;
  if (slot_index >= 0) {
    const Entry& entry = slots_[static_cast<std::size_t>(slot_index)];
    const Slot& slot = slot_of(entry);
    const Rendered own = shown(step.type, nullptr, slot.field, slot.value);
    // Readers drop ids that they could mint themselves, so a real id that looks minted must be written elsewhere.
    if (own.verdict == Rendered::Verdict::fits && own.text != text) {
      text = own.text;
      scanned = own.scan;
    } else if (own.verdict != Rendered::Verdict::lost) {
      leftover_.push_back({entry.record, entry.slot, &loss_no_element});
    } else {
      losses_->value(entry.record, entry.slot, &loss_control_characters);
    }
  }
  if (text.empty()) return false;
  enter(*item_, step.container, shape);
  shape.add(token);
  out_.raw(step.open);
  out_.text(text, scanned);
  out_.raw(step.close);
  return true;
}

/// Writes a link to a record whose local id is not known.
bool BlockWriter::link_by_guid(const Plan& plan, const Step& step, std::size_t token, const Record& record,
                               Shape& shape) {
  const std::string_view guid = step.guid ? record.text(*step.guid) : std::string_view();
  if (guid.empty() || scan(guid) == Scan::refused || step.by_guid.parts.empty()) return false;
  enter(plan, step.container, shape);
  shape.add(token);
  shape.add(by_guid_token);
  links_.write(step, {}, guid);
  return true;
}

bool BlockWriter::derived_type(const Plan& plan, const Step& step, std::size_t token, std::size_t record,
                               Shape& shape) {
  const std::string* term = derived_class(plan, *batch_, record);
  if (term == nullptr) return false;
  enter(plan, step.container, shape);
  shape.add(token);
  out_.raw(step.open);
  out_.raw(*term);
  out_.raw(step.close);
  ++derived_types_;
  return true;
}

void BlockWriter::back_links(const Plan& plan, const Step& step, const Record& record, Shape& shape) {
  const std::string_view id = writable_id(*item_, record);
  const Plan* other = plans_.find(step.kind, step.kind);
  if (id.empty() || other == nullptr) return;
  const Batch& batch = *batch_;
  for (std::size_t i = batch.end_of(top_); i < batch.size() && batch[i].kind() == step.kind; i = batch.end_of(i)) {
    if (batch[i].text(*step.back) != id) return;
    const std::string_view theirs = writable_id(*other, batch[i]);
    std::string_view guid = other->guid ? batch[i].text(*other->guid) : std::string_view();
    if (scan(guid) == Scan::refused) guid = {};
    if (theirs.empty() && (guid.empty() || step.by_guid.parts.empty())) continue;
    enter(plan, step.container, shape);
    shape.add(static_cast<std::uint64_t>(&step - item_->steps.data()) + 1);
    if (theirs.empty()) shape.add(by_guid_token);
    links_.write(step, theirs, guid);
  }
}

void BlockWriter::custom_slots(const Plan& plan, std::size_t left, Shape& shape) {
  for (std::size_t i = left; i < leftover_.size(); ++i) {
    const Entry& entry = leftover_[i];
    const Slot& slot = slot_of(entry);
    text_.clear();
    const bool is_text = slot.value.kind() == Value::Kind::text;
    if (!is_text) append_text(text_, slot.value);
    const std::string_view value = is_text ? slot.value.as_text() : std::string_view(text_);
    const Scan scanned = scan(value);
    // Values that several blocks share cannot be read back from one custom field.
    if (entry.record != top_ && item_->blocks_of(info(slot.field).kind) && is_shared(slot.field))
      losses_->value(entry.record, entry.slot, entry.lost);
    if (scanned == Scan::refused) {
      losses_->value(entry.record, entry.slot, &loss_control_characters);
      continue;
    }
    const bool own_type = is_kind(info(slot.field).type, slot.value.kind()) &&
                          (slot.value.kind() != Value::Kind::date || slot.value.as_date().is_exact());
    enter(plan, plan.custom_container, shape);
    out_.raw(custom_.open(slot.field, !own_type));
    out_.text(value, scanned);
    out_.raw(custom_.close());
    shape.add(custom_token);
    losses_->value_in_custom_field(entry.record, entry.slot);
  }
  leftover_.resize(left);
}

const BlockWriter::Heading& BlockWriter::heading(std::string_view text) {
  if (const auto found = headings_.find(text); found != headings_.end()) return found->second;
  if (headings_.size() >= most_headings) headings_.clear();
  Heading made;
  made.refused = scan(text) == Scan::refused;
  if (!made.refused) {
    const CustomExtra extra = custom_.encode(text, {});
    made.before = custom_.before(extra) + escape_markup(extra.value);
    for (std::size_t at = 0; (at = made.before.find('\r', at)) != std::string::npos;)
      made.before.replace(at, 1, "&#13;");
  }
  return headings_.emplace(std::string(text), std::move(made)).first->second;
}

void BlockWriter::extras(const Plan& plan, std::size_t record, Shape& shape) {
  const auto extras = (*batch_)[record].extras();
  for (std::size_t i = 0; i != extras.size(); ++i) {
    const Scan scanned = scan(extras[i].text);
    const Heading& label = heading(extras[i].heading);
    if (label.refused || scanned == Scan::refused) {
      losses_->extra(record, i, &loss_control_characters);
      continue;
    }
    enter(plan, plan.custom_container, shape);
    out_.raw(label.before);
    out_.text(extras[i].text, scanned);
    out_.raw(custom_.close());
    shape.add(custom_token);
    losses_->extra_in_custom_field(record, i);
  }
}

const SharedStep* BlockWriter::shared_step(const Plan& plan, Field field) const {
  for (const SharedStep& step : plan.shared)
    if (step.field == field) return &step;
  return nullptr;
}

/// The text of a shared element for one record of the run; empty when the record has none that fits there. Valid until
/// the next value is rendered.
std::string_view BlockWriter::shared_text(const SharedStep& step, std::size_t record) {
  for (const Slot& slot : (*batch_)[record].slots()) {
    if (slot.field != step.field) continue;
    const Rendered value = shown(step.type, step.terms, slot.field, slot.value);
    return value.verdict == Rendered::Verdict::fits ? value.text : std::string_view();
  }
  return {};
}

}  // namespace maex::maxml
