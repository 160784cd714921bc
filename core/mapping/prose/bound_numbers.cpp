#include <algorithm>
#include <cmath>

#include "core/mapping/prose/bind.hpp"
#include "core/mapping/prose/numbers.hpp"
#include "core/mapping/prose/operators.hpp"

namespace maex::prose {

bool BoundNumbers::value_of(Bound& bound) const {
  const Item& item = item_of(bound);
  if (item.cls == Class::none) {
    bound.value = 0;
    return true;
  }
  if (item.cls == Class::all) {
    const auto known = memory.last_values.find(bound.measure);
    if (known == memory.last_values.end() || bound.breakdown.empty()) return false;
    bound.value = known->second;
    return true;
  }
  const NumberItem& number = paragraph.numbers[static_cast<std::size_t>(item.ref)];
  if (std::find(paragraph.words_differ.begin(), paragraph.words_differ.end(), static_cast<std::uint32_t>(item.ref)) !=
      paragraph.words_differ.end())
    return false;
  if (number.digits < 0) {
    bound.value = number.value;
  } else {
    const Digits& digits = paragraph.tokens.numbers[static_cast<std::size_t>(number.digits)];
    if (bound.unit.empty()) {
      const auto count = as_count(digits);
      if (!count) return false;
      bound.value = *count;
    } else {
      // Square metres are whole with rare exceptions: a mark before three digits groups.
      const char mark = bound.unit == "m2"         ? '\0'
                        : memory.decimal_mark != 0 ? memory.decimal_mark
                                                   : grammar.decimal_mark;
      auto amount = as_decimal(digits, mark);
      if (!amount) return false;
      // The other unit decides: 1,504 ha next to 15,040,000 m².
      if (amount->other && bound.unit == "ha")
        for (const Bound& each : all) {
          if (each.unit != "m2") continue;
          const double hectares = each.value / 10000;
          if (std::abs(*amount->other - hectares) <= 1 && std::abs(amount->value - hectares) > 1)
            std::swap(amount->value, *amount->other);
        }
      bound.value = amount->value;
      bound.other = amount->other;
    }
  }
  if (bound.unit == "km2") bound.value *= 1e6;
  return true;
}

const Bound* BoundNumbers::parent_of(std::size_t sequence) const {
  const Sequence& inner = of.sequences[sequence];
  if (inner.parent < 0) return nullptr;
  const Bound* found = nullptr;
  for (const Bound& each : all)
    if (each.sequence == static_cast<std::size_t>(inner.parent) && each.item < inner.parent_item &&
        each.measure != no_code && (found == nullptr || each.item > found->item))
      found = &each;
  // "65 died (50 civilians), 275 lost their health (111 civilians)": brackets of a number that is not read.
  const auto& outer = of.sequences[static_cast<std::size_t>(inner.parent)].items;
  for (std::uint32_t i = inner.parent_item; found != nullptr && i-- > found->item + 1;) {
    const Class cls = outer[i].cls;
    if (cls == Class::number) return nullptr;
    if (cls != Class::person && cls != Class::trait && cls != Class::fill && cls != Class::word) break;
  }
  return found;
}

bool BoundNumbers::is_included(const Bound& bound) const {
  const auto& items = of.sequences[bound.sequence].items;
  // "Six civilians, one of them a child".
  if (bound.item + 1 < items.size() && items[bound.item + 1].cls == Class::of_them && !grammar.verb_last &&
      paragraph.numbers[static_cast<std::size_t>(items[bound.item].ref)].value == 1)
    return true;
  for (std::uint32_t i = bound.item; i-- != 0;) {
    if (items[i].cls == Class::including) return true;
    // "Including 6 civilians, 4 soldiers": the words up to the comma are a group.
    if (items[i].cls == Class::group)
      for (const Sequence& group : of.sequences)
        if (group.parent == static_cast<std::int32_t>(bound.sequence) && group.parent_item == i &&
            !group.items.empty() && group.items[0].cls == Class::including)
          return true;
    if (items[i].cls == Class::number) continue;
    if (i != 0 && items[i - 1].cls == Class::including) return true;
    if (is_mark(items[i], ';') || items[i].cls == Class::outcome || items[i].cls == Class::thing) return false;
  }
  return false;
}

}  // namespace maex::prose
