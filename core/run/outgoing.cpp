#include "core/run/outgoing.hpp"

#include <algorithm>

namespace maex {
void Tallies::add(const Batch& batch) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    ++records_[static_cast<std::size_t>(batch[i].kind())];
    for (const Slot& slot : batch[i].slots()) {
      if (slot.value.kind() != Value::Kind::code) continue;
      auto& counts = codes_[static_cast<std::size_t>(slot.field)];
      if (counts.empty()) counts.resize(all_codes().size());
      ++counts[static_cast<std::size_t>(slot.value.as_code())];
    }
  }
}

void Tallies::write_to(ItemFacts& facts) const {
  facts.records = records_;
  for (std::size_t field = 0; field != codes_.size(); ++field)
    for (std::size_t code = 0; code != codes_[field].size(); ++code)
      if (codes_[field][code] != 0)
        facts.tallies[std::string(info(static_cast<Field>(field)).full_name)]
                     [std::string(info(static_cast<Code>(code)).name)] = codes_[field][code];
}

void LossCount::add(const Batch& batch, const Losses& losses) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    const auto slots = batch[i].slots();
    for (std::size_t k = 0; k != slots.size(); ++k)
      // A filled value is no loss: who reads the output can derive it again.
      if (const LossType* loss = losses.of_value(i, k)) {
        if (!is_filled(slots[k].column)) ++fields_[{loss, slots[k].field}];
      } else if (losses.is_value_in_custom_field(i, k)) {
        ++custom_fields_[slots[k].field];
      } else {
        ++named_;
      }
    const auto extras = batch[i].extras();
    for (std::size_t k = 0; k != extras.size(); ++k)
      if (const LossType* loss = losses.of_extra(i, k))
        ++extras_[{loss, "extra: " + std::string(extras[k].heading)}];
      else if (losses.is_extra_in_custom_field(i, k))
        count_custom(extras[k].heading);
      else
        ++named_;
  }
}

void LossCount::count_custom(std::string_view heading) {
  const auto found = custom_extras_.find(heading);
  ++(found != custom_extras_.end() ? found->second : custom_extras_[std::string(heading)]);
}

CarriedFact LossCount::carried() const {
  CarriedFact fact;
  fact.named = named_;
  for (const auto& [field, count] : custom_fields_) fact.fields.push_back({std::string(info(field).full_name), count});
  for (const auto& [heading, count] : custom_extras_) fact.fields.push_back({"extra: " + heading, count});
  std::sort(fact.fields.begin(), fact.fields.end(), [](const auto& a, const auto& b) { return a.field < b.field; });
  for (const CarriedFact::CustomField& one : fact.fields) fact.custom += one.count;
  return fact;
}

std::vector<LossFact> LossCount::losses() const {
  std::vector<LossFact> losses;
  for (const auto& [key, count] : fields_)
    losses.push_back({key.first->code, key.first->summary, std::string(info(key.second).full_name), count});
  for (const auto& [key, count] : extras_) losses.push_back({key.type->code, key.type->summary, key.field, count});
  std::stable_sort(losses.begin(), losses.end(), [](const LossFact& a, const LossFact& b) {
    return std::tie(a.code, a.field) < std::tie(b.code, b.field);
  });
  return losses;
}

}  // namespace maex
