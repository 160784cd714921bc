#include "core/run/withholding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/model/shown.hpp"
#include "core/run/personal.hpp"
#include "core/text/personal_signs.hpp"

namespace maex {
namespace {

/// Takes the place of a field name in the list of losses.
constexpr std::string_view words_beside = "report: comments and what else no record holds";

/// What is looked for in the texts of a field.
enum class Search : std::uint8_t {
  nothing,  ///< the field holds no text, or its values are withheld whatever they hold
  ids,      ///< numbers that identify a person, unless the text looks like the id of a record
  numbers,  ///< numbers that identify a person
  all,      ///< these numbers, and names
};

Search search_of(const FieldInfo& field) {
  if (field.type != Type::text) return Search::nothing;
  // Villages and districts have the names of persons. A note about a place is free text.
  if (field.full_name == info(Field::place_note).full_name) return Search::all;
  switch (field.sensitivity) {
    case Sensitivity::identity: return Search::nothing;
    case Sensitivity::internal: return Search::ids;
    case Sensitivity::open:
      return field.kind == Kind::victim || field.kind == Kind::incident ? Search::all : Search::numbers;
    case Sensitivity::place: return Search::numbers;
    default: return Search::all;
  }
}

Search search_of(Field field) {
  static const auto searches = [] {
    std::array<Search, field_count> made{};
    for (std::size_t i = 0; i != field_count; ++i) made[i] = search_of(all_fields()[i]);
    return made;
  }();
  return searches[static_cast<std::size_t>(field)];
}

bool holds_number(std::string_view text) { return holds_telephone(text) || holds_document_number(text); }

/// Fields of names. Those of a victim hold nothing else. The others may hold an organisation.
bool is_name_of_victim(Field field) {
  return field == Field::victim_full_name || field == Field::victim_family_name || field == Field::victim_given_name ||
         field == Field::victim_patronymic;
}

}  // namespace

const LossType& personal_loss() {
  static const LossType type{
      "loss-personal-withheld",
      "Values that identify a person are left out of the output unless --personal keep is given."};
  return type;
}

const LossType& unlisted_loss() {
  static const LossType type{"loss-unlisted-withheld",
                             "Only the sender's own layout gets values under a heading that the sender's profile does "
                             "not list, unless --personal keep is given."};
  return type;
}

const LossType& text_loss() {
  static const LossType type{"loss-text-withheld",
                             "Texts with a telephone number, the number of an identity document or a person's name are "
                             "left out of the output unless --personal keep is given."};
  return type;
}

void Withholding::apply(Batch& batch) {
  if (policy_ != PersonalPolicy::withhold) return;
  // First, because a report that loses a value loses its bytes, too, and no longer says what else they held.
  for (std::size_t i = 0; i != batch.size(); ++i) {
    // Text outside the records was not searched for personal values: a comment may name a person.
    const Kept* kept = batch.kept(i);
    if (kept == nullptr || kept->first != i || !kept->beside) continue;
    losses_.lost_extra(personal_loss(), std::string(words_beside));
    batch.forget_source(i);
  }
  for (std::size_t first = 0; first != batch.size();) {
    std::size_t last = first + 1;
    const bool incident = batch[first].kind() == Kind::incident;
    while (last != batch.size() && (batch[last].parent() >= 0 || (incident && batch[last].kind() == Kind::victim)))
      ++last;
    apply(batch, first, last);
    first = last;
  }
}

void Withholding::apply(Batch& batch, std::size_t first, std::size_t last) {
  names_.clear();
  collect_names(batch, first, last);
  for (std::size_t i = first; i != last; ++i) {
    take_values(batch[i]);
    if (!batch[i].extras().empty()) take_extras(batch[i]);
  }
}

void Withholding::collect_names(const Batch& batch, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i != last; ++i) {
    for (const Slot& slot : batch[i].slots()) {
      if (info(slot.field).sensitivity != Sensitivity::identity || slot.value.kind() != Value::Kind::text) continue;
      const std::string_view text = slot.value.as_text();
      if (is_name_of_victim(slot.field) || looks_like_person_name(text)) names_.add(text);
    }
    for (const Extra& extra : batch[i].extras())
      if (looks_like_person_name(extra.text)) names_.add(extra.text);
  }
}

bool Withholding::identifies(Field field, std::string_view text) const {
  switch (search_of(field)) {
    case Search::nothing: return false;
    case Search::ids: return holds_number(text) && !looks_like_id(text);
    case Search::numbers: return holds_number(text);
    case Search::all: return holds_number(text) || names_.is_named_in(text);
  }
  return false;
}

void Withholding::take_values(Record& record) {
  fields_.clear();
  for (const Slot& slot : record.slots()) {
    const bool identity = is_withheld(slot.field, policy_);
    if (!identity && (slot.value.kind() != Value::Kind::text || !identifies(slot.field, slot.value.as_text())))
      continue;
    if (std::find(fields_.begin(), fields_.end(), slot.field) == fields_.end()) fields_.push_back(slot.field);
  }
  // All values of a field go together, because a record has no place for one value of several.
  for (const Slot& slot : record.slots())
    if (std::find(fields_.begin(), fields_.end(), slot.field) != fields_.end())
      losses_.lost(is_withheld(slot.field, policy_) ? personal_loss() : text_loss(), slot.field);
  for (const Field field : fields_) record.erase(field);
}

void Withholding::take_extras(Record& record) {
  record.erase_extras([&](const Extra& extra) {
    const LossType* loss = loss_of(extra.heading);
    if (loss == nullptr &&
        (holds_number(extra.text) || looks_like_person_name(extra.text) || names_.is_named_in(extra.text)))
      loss = &text_loss();
    if (loss == nullptr) return false;
    losses_.lost_extra(*loss, "extra: " + std::string(extra.heading));
    return true;
  });
}

const LossType* Withholding::loss_of(std::string_view heading) {
  const auto known = headings_.find(heading);
  if (known != headings_.end()) return known->second;
  const LossType* loss = nullptr;
  if (!open_ || !open_(heading)) {
    if (heading_is_personal(heading))
      loss = &personal_loss();
    else if (!same_layout_)
      loss = &unlisted_loss();
  }
  headings_.emplace(heading, loss);
  return loss;
}

}  // namespace maex
