#include "core/run/figures_back.hpp"

#include <algorithm>
#include <string>

#include "core/model/fingerprint.hpp"
#include "core/place/gazetteer.hpp"

namespace maex {
namespace {

constexpr Field compared[] = {Field::tally_measure, Field::tally_value, Field::tally_breakdown, Field::tally_qualifier,
                              Field::tally_period,  Field::tally_as_of, Field::tally_base};

bool is_lost(const Batch& batch, std::size_t record, Field field, const Losses& losses) {
  const auto slots = batch[record].slots();
  for (std::size_t i = 0; i != slots.size(); ++i)
    if (slots[i].field == field) return losses.of_value(record, i) != nullptr;
  return false;
}

/// A report has a district in the words of its language.
std::uint64_t place_of(const Record& tally) {
  const std::string_view name = tally.text(Field::tally_place_name);
  const District* district = name.empty() ? nullptr : Gazetteer::azerbaijan().resolve(name).district;
  return hash64(district == nullptr ? name : std::string_view(district->id), 0);
}

/// `lost`: nullptr, or whether a field is not in the report.
template <class IsLost>
std::uint64_t digest(const Record& tally, const IsLost& lost) {
  std::uint64_t sum = place_of(tally);
  for (const Field field : compared) {
    if (!tally.has(field) || lost(field)) continue;
    sum = mix64(sum ^ fingerprint(tally.get(field), static_cast<std::uint64_t>(field)));
  }
  return sum;
}

std::uint64_t digest(const Record& tally) {
  return digest(tally, [](Field) { return false; });
}

}  // namespace

void FiguresBack::wrote(const Batch& batch, std::size_t tally, const Losses& losses) {
  const auto lost = [&](Field field) { return is_lost(batch, tally, field, losses); };
  if (lost(Field::tally_measure) || lost(Field::tally_value)) return;
  wanted_.try_emplace(digest(batch[tally], lost), Wanted{batch[tally].origin(), false});
}

void FiguresBack::allow(const Record& tally) { allowed_.insert(digest(tally)); }

void FiguresBack::found(const Record& tally) {
  const std::uint64_t key = digest(tally);
  if (const auto at = wanted_.find(key); at != wanted_.end())
    at->second.found = true;
  else if (!allowed_.contains(key))
    strangers_.insert(key);
}

std::uint64_t FiguresBack::matched() const {
  return static_cast<std::uint64_t>(
      std::count_if(wanted_.begin(), wanted_.end(), [](const auto& each) { return each.second.found; }));
}

Origin FiguresBack::first_missing() const {
  Origin first;
  for (const auto& [key, wanted] : wanted_)
    if (!wanted.found && wanted.origin.row != 0 && (first.row == 0 || wanted.origin.row < first.row))
      first = wanted.origin;
  return first;
}

}  // namespace maex
