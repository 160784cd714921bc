#include "core/mapping/prose/open_numbers.hpp"

#include <algorithm>

#include "core/mapping/prose/operators.hpp"

namespace maex::prose {
namespace {

// "Of the injured, one is a woman": parts that do not fill their total.
void mark_parts(std::vector<Bound>& all, const Memory& memory) {
  std::map<Code, double> sums, totals;
  for (const Bound& each : all) {
    if (!each.valid) continue;
    if (each.of_them)
      sums[each.measure] += each.value;
    else if (each.breakdown.empty())
      totals.try_emplace(each.measure, each.value);
  }
  for (Bound& bound : all) {
    if (!bound.of_them || !bound.valid || bound.breakdown.find("including=") != std::string::npos) continue;
    double total = bound.total;
    if (const auto here = totals.find(bound.measure); total == 0 && here != totals.end()) total = here->second;
    if (const auto known = memory.last_values.find(bound.measure); total == 0 && known != memory.last_values.end())
      total = known->second;
    if (const auto groups = memory.last_groups.find(bound.measure); total == 0 && groups != memory.last_groups.end())
      total = groups->second;
    constexpr double rounding = 1e-6;  // areas have decimals
    if (sums[bound.measure] >= total - rounding) continue;
    bound.breakdown = bound.own;
    add_part(bound.breakdown, "including=PART");
  }
}

}  // namespace

// A total of persons with a colon or a dash before the number, in the same brackets.
bool OpenNumbers::follows_total(const Bound& bound) const {
  const auto& items = bound_.of.sequences[bound.sequence].items;
  bool lists = false;
  for (std::uint32_t i = bound.item; i-- != 0;) {
    if (is_mark(items[i], ';')) return false;
    lists |= is_mark(items[i], ':') || is_mark(items[i], '-');
    if (!lists || items[i].cls != Class::number) continue;
    return std::any_of(bound_.all.begin(), bound_.all.end(), [&](const Bound& each) {
      return each.sequence == bound.sequence && each.item == i && counts_persons(each.measure);
    });
  }
  return false;
}

// The number whose outcome an enumeration of persons shares: "53 soldiers and 12 civilians were killed".
const Bound* OpenNumbers::neighbour(const Bound& open) const {
  const auto& items = bound_.of.sequences[open.sequence].items;
  const auto at = [&](std::uint32_t item) -> const Bound* {
    for (const Bound& each : bound_.all)
      if (each.sequence == open.sequence && each.item == item) return &each;
    return nullptr;
  };
  const auto passes = [](const Item& item) {
    return item.cls == Class::and_ || item.cls == Class::person || item.cls == Class::trait ||
           item.cls == Class::fill || item.cls == Class::group || item.cls == Class::qualifier || is_mark(item, ',') ||
           item.cls == Class::including || item.cls == Class::of_them || item.cls == Class::link ||
           is_mark(item, ':') || is_mark(item, '-') || item.cls == Class::place || item.cls == Class::at ||
           item.cls == Class::skip;
  };
  // "…, 14 civilians and 6 soldiers were injured": a pair of a new clause has the outcome behind it.
  const bool begins = open.item == 0 || is_mark(items[open.item - 1], ',') || is_mark(items[open.item - 1], ';');
  bool joined = false;
  for (std::uint32_t i = open.item + 1; begins && i < items.size(); ++i) {
    if (items[i].cls == Class::number) {
      const Bound* pair = joined ? at(i) : nullptr;
      if (pair == nullptr || !is_of_people(pair->measure) || pair->pattern->from != From::outcome) break;
      if (items[pair->taken.last].cls == Class::outcome && pair->taken.last > i) return pair;
      break;
    }
    if (items[i].cls == Class::and_ && !joined)
      joined = true;
    else if (items[i].cls != Class::person && items[i].cls != Class::trait && items[i].cls != Class::fill)
      break;
  }
  bool parts = false;
  for (std::uint32_t i = open.item; i-- != 0;) {
    // "Among those who died, 43 are civilians; of the wounded, 106 are": the words name another total.
    if (items[i].cls == Class::of_them && !bound_.grammar.words.value(items[i].value).empty()) return nullptr;
    parts |= items[i].cls == Class::including || items[i].cls == Class::of_them || is_mark(items[i], ':') ||
             is_mark(items[i], '-');
    // "11 casualties: 3 killed and 8 injured; of them 6 civilians": a semicolon goes back to the total.
    if (parts && is_mark(items[i], ';'))
      for (const Bound& each : bound_.all)
        if (each.sequence == open.sequence && each.item < i && each.measure == Code::measure_CASUALTIES) return &each;
    if (items[i].cls == Class::number) {
      const Bound* before = at(i);
      if (before == nullptr) break;
      // "Eight were injured in two blasts: five servicemen and three civilians".
      if (before->measure == no_code || before->measure == Code::measure_INCIDENTS) continue;
      if (!counts_persons(before->measure)) break;
      // An enumeration of persons after one outcome, or the parts of a total.
      const From how = before->pattern->from;
      const bool persons =
          (how == From::outcome || how == From::thing || how == From::lead) && before->taken.first < before->item;
      if (parts || persons || before->pattern->part || before->pattern->from == From::open) return before;
      break;
    }
    if (!passes(items[i]) && items[i].cls != Class::outcome && items[i].cls != Class::thing && !parts) break;
  }
  for (std::uint32_t i = open.item + 1; i < items.size(); ++i) {
    if (items[i].cls == Class::number) {
      const Bound* after = at(i);
      if (after == nullptr) return nullptr;
      if (after->measure == no_code) continue;
      return counts_persons(after->measure) ? after : nullptr;
    }
    // "5 people in May, 7 people in June were killed".
    if (!passes(items[i]) && items[i].cls != Class::date && items[i].cls != Class::place && items[i].cls != Class::at)
      return nullptr;
  }
  return nullptr;
}

// "(65 dead - 50 civilians, 15 soldiers; 291 wounded)": a number in the same brackets has the outcome.
const Bound* OpenNumbers::named_in_brackets(const Bound& open) const {
  const Bound* own = neighbour(open);
  if (own == nullptr || own->item > open.item) return nullptr;
  const auto& items = bound_.of.sequences[open.sequence].items;
  const bool parts = std::any_of(items.begin() + own->item, items.begin() + open.item, [](const Item& item) {
    return is_mark(item, '-') || is_mark(item, ':') || item.cls == Class::including || item.cls == Class::of_them;
  });
  // The second of two persons: "50 civilians and 15 soldiers".
  const Bound* whole = bound_.parent_of(open.sequence);
  return parts || (whole != nullptr && own->measure != whole->measure) ? own : nullptr;
}

/// The last people of the sentence before `open`: "five people were taken to hospital with wounds, two of them women".
const Bound* OpenNumbers::last_people(const Bound& open) const {
  const Bound* found = nullptr;
  for (const Bound& each : bound_.all)
    if (each.sequence == open.sequence && each.item < open.item && each.valid && is_of_people(each.measure) &&
        each.measure != Code::measure_INCIDENTS && (found == nullptr || found->item < each.item))
      found = &each;
  return found;
}

// "18 casualties: 5 killed and 13 injured. Of these, 11 were civilians, 6 military and 1 a deminer": parts that fill
// the total of all.
void OpenNumbers::give_parts_their_total(const std::vector<Bound*>& parts) const {
  double sum = 0;
  for (const Bound* each : parts) sum += each->value;
  const auto all = bound_.memory.last_values.find(Code::measure_CASUALTIES);
  if (parts.size() < 2 || all == bound_.memory.last_values.end() || all->second != sum) return;
  for (Bound* each : parts) {
    each->measure = Code::measure_CASUALTIES;
    each->breakdown = each->own;
    each->total = sum;
    each->of_them = true;
    each->valid = true;
  }
}

void OpenNumbers::run() {
  std::vector<Bound*> guessed;  // whose measure is that of the sentence before
  std::vector<Bound*> unnamed;  // whose measure nothing names
  for (Bound& bound : bound_.all) {
    if (bound.measure != no_code) continue;
    // "257 casualties (44 killed: 30 civilians and 14 soldiers; …)": a total inside the brackets comes first.
    const Bound* from = bound_.of.sequences[bound.sequence].parent >= 0 && !follows_total(bound)
                            ? bound_.parent_of(bound.sequence)
                            : nullptr;
    // "Of the killed 6 were civilians, of the wounded 20 were": the words of the aside name another total.
    if (const auto& aside = bound_.of.sequences[bound.sequence].items;
        from != nullptr && !aside.empty() && aside[0].cls == Class::of_them &&
        !bound_.grammar.words.value(aside[0].value).empty())
      from = nullptr;
    if (const Bound* own = from == nullptr ? nullptr : named_in_brackets(bound); own != nullptr) from = own;
    const bool in_brackets = from != nullptr && from->sequence != bound.sequence;
    if (from == nullptr) from = neighbour(bound);
    if (from != nullptr && counts_persons(from->measure)) {
      bound.measure = from->measure;
      if (bound_.is_included(bound)) add_part(bound.breakdown, "including=PART");
      bound.of_them = from->of_them;
      bound.total = from->total;
      if (!in_brackets && from->breakdown.empty() && from->sequence == bound.sequence &&
          has_of_them_between(bound_.of.sequences[bound.sequence], from->item, bound.item)) {
        bound.of_them = true;
        bound.total = from->value;
      }
      bound.own = bound.breakdown;
      const auto& items = bound_.of.sequences[bound.sequence].items;
      // "3336 casualties; 357 of them are children": one part need not be all of the total.
      if (!in_brackets && from->item < bound.item && from->breakdown.empty() &&
          std::any_of(items.begin() + from->item, items.begin() + bound.item,
                      [](const Item& item) { return item.cls == Class::of_them; })) {
        bound.of_them = true;
        bound.total = from->value;
      }
      if (in_brackets &&
          std::any_of(items.begin(), items.end(), [](const Item& item) { return item.cls == Class::of_them; })) {
        bound.of_them = true;
        bound.total = from->value;
      }
      // A part of a part is named by its own words: "six civilians, one of them a child".
      if (in_brackets && bound.breakdown.find("including=") == std::string::npos)
        add_parts(bound.breakdown, from->breakdown);
      // "Among them five journalists" names no status, sex or age: a part without a name is no figure.
      bound.valid = !bound.breakdown.empty() && bound.breakdown != "including=PART" && bound_.value_of(bound);
      if (bound.valid && std::find(guessed.begin(), guessed.end(), from) != guessed.end()) guessed.push_back(&bound);
      continue;
    }
    // "Of them, 50 were civilians": the sentence before named the measure.
    bool of_them = false;
    bool among = false;
    std::string named;  // "of the injured": the words name it
    const auto end = static_cast<std::uint32_t>(bound_.of.sequences[bound.sequence].items.size());
    for (std::uint32_t i = 0; i < std::min(bound.item + 2, end); ++i) {
      const Class cls = bound_.of.sequences[bound.sequence].items[i].cls;
      // "There is a woman among them", after a sentence about the injured.
      if (cls == Class::including && from == nullptr && bound_.grammar.verb_last) among = of_them = true;
      if (cls != Class::of_them) continue;
      of_them = true;
      named = bound_.grammar.words.value(bound_.of.sequences[bound.sequence].items[i].value);
    }
    if (from == nullptr && !named.empty()) {
      bound.measure = measure_named(named, bound.breakdown);
      bound.of_them = true;
      bound.own = bound.breakdown;
      bound.valid = !bound.breakdown.empty() && bound_.value_of(bound);
      continue;
    }
    if (const Bound* total = from == nullptr && of_them ? last_people(bound) : nullptr; total != nullptr) {
      bound.measure = total->measure;
      bound.of_them = true;
      bound.total = total->value;
      bound.own = bound.breakdown;
      bound.valid = !bound.breakdown.empty() && bound_.value_of(bound);
      continue;
    }
    if (from == nullptr && of_them && bound_.memory.last_measure != no_code) {
      bound.measure = bound_.memory.last_measure;
      if (among) add_part(bound.breakdown, "including=PART");
      bound.of_them = bound_.memory.last_breakdown.empty();
      bound.own = bound.breakdown;
      add_parts(bound.breakdown, bound_.memory.last_breakdown);
      bound.valid = !bound.breakdown.empty() && bound_.value_of(bound);
      if (bound.valid) guessed.push_back(&bound);
      continue;
    }
    bound.valid = false;
    // "All were men; three were civilians, eight were military": read when they fill the total before.
    if (!bound_.grammar.verb_last && !bound.breakdown.empty() && from == nullptr && bound_.value_of(bound)) {
      bound.own = bound.breakdown;
      unnamed.push_back(&bound);
    }
  }
  give_parts_their_total(guessed);
  give_parts_their_total(unnamed);
  mark_parts(bound_.all, bound_.memory);
}

}  // namespace maex::prose
