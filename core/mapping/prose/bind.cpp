#include "core/mapping/prose/bind.hpp"

#include <algorithm>
#include <cmath>

#include "core/mapping/prose/numbers.hpp"
#include "core/mapping/prose/operators.hpp"

namespace maex::prose {
namespace {

std::string_view device_of(Code measure) {
  switch (measure) {
    case Code::measure_AP_MINES: return "AP_MINE";
    case Code::measure_AV_MINES: return "AV_MINE";
    case Code::measure_UXO: return "ERW_UXO";
    case Code::measure_MINES: return "MINE_UNSPECIFIED";
    default: return {};
  }
}

/// Measures that may have persons of one status, sex or age; an open one too.
bool has_persons(Code measure) { return measure == no_code || counts_persons(measure); }

/// True for persons behind another number, which are that number's, unless the anchor has none of its own:
/// "killed 135 and injured 240 soldiers".
bool is_past_number(const Sequence& sequence, std::uint32_t anchor, const Taken& taken, std::uint32_t item) {
  if (item < anchor) {
    // "14 children and 3 women": the children are of the number before them.
    for (std::uint32_t i = taken.first; i < item; ++i)
      if (sequence.items[i].cls == Class::number) return true;
    return false;
  }
  bool past = false, own = false;
  for (std::uint32_t i = anchor + 1; i < item; ++i) past |= sequence.items[i].cls == Class::number;
  for (std::size_t i = 0; i != taken.count; ++i) {
    const std::uint32_t each = taken.item[i];
    if (each <= anchor || each >= item) continue;
    bool before = true;
    for (std::uint32_t j = anchor + 1; j < each; ++j) before &= sequence.items[j].cls != Class::number;
    own |= before && (sequence.items[each].cls == Class::person || sequence.items[each].cls == Class::trait);
  }
  return past && own;
}

/// "Из 19 человек", "of whom": words between a total and its part.
bool has_of_them_between(const Sequence& sequence, std::uint32_t total, std::uint32_t part) {
  // "Five were wounded, two of them women": the words are behind the part.
  for (std::uint32_t i = total + 1; i < std::min<std::size_t>(part + 2, sequence.items.size()); ++i)
    if (sequence.items[i].cls == Class::of_them) return true;
  return false;
}

bool has_number_between(const Sequence& sequence, std::uint32_t a, std::uint32_t b) {
  for (std::uint32_t i = std::min(a, b) + 1; i < std::max(a, b); ++i)
    if (sequence.items[i].cls == Class::number) return true;
  return false;
}

// "Killed 4 people" and "injured a man"; "were blown up" harms nobody.
bool harms_somebody(const std::vector<Item>& items, std::size_t verb) {
  std::size_t next = verb + 1;
  const auto joins = [](Class cls) {
    return cls == Class::fill || cls == Class::qualifier || cls == Class::trait || cls == Class::and_ ||
           cls == Class::outcome;
  };
  while (next < items.size() && joins(items[next].cls)) ++next;
  return next < items.size() && (items[next].cls == Class::number || items[next].cls == Class::person);
}

// True when a bracket at `item` begins with a number.
bool has_own_number(const Sentence& of, std::size_t sequence, std::size_t item) {
  const auto& items = of.sequences[sequence].items;
  if (item >= items.size() || items[item].cls != Class::group || items[item].ref < 0) return false;
  const auto& inner = of.sequences[static_cast<std::size_t>(items[item].ref)].items;
  return !inner.empty() && inner[0].cls == Class::number;
}

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

/// What was done or happened is said before item `end`, in its clause.
bool has_verb(const std::vector<Item>& items, std::uint32_t end) {
  for (std::uint32_t i = end; i-- != 0;) {
    const Class cls = items[i].cls;
    if (is_mark(items[i], ';') || cls == Class::but) return false;
    if (cls == Class::act || cls == Class::outcome) return true;
  }
  return false;
}

/// "CLEARED" of AREA_CLEARED and AREA_CLEARED_HA.
std::string act_of_area(Code measure) {
  std::string name(info(measure).name);
  if (name.starts_with("AREA_")) name.erase(0, 5);
  if (name.ends_with("_HA")) name.resize(name.size() - 3);
  return name;
}

// "The total number of mines": the sum is a noun of its own.
bool is_total_number(const Sequence& sequence, const Item& item) {
  const std::size_t next = static_cast<std::size_t>(&item - sequence.items.data()) + 1;
  return item.cls == Class::sum && next < sequence.items.size() && sequence.items[next].cls == Class::word;
}

// Area and finds that belong to the emergency calls are a part of the month, not an addition.
void mark_calls(std::vector<Bound>& all, const Sentence& of, Memory& memory) {
  std::uint32_t from = 0xFFFFFFFF;
  const auto& first = of.sequences[0].items;
  const auto has = [&](Class cls) {
    return std::any_of(first.begin(), first.end(), [&](const Item& item) { return item.cls == cls; });
  };
  const bool sum_first = !first.empty() && first[0].cls == Class::sum;
  // "In all, 13,513 items were destroyed": a total ends what was done under the calls.
  if (sum_first ||
      (has(Class::sum) && !has(Class::scope) && std::none_of(all.begin(), all.end(), [](const Bound& each) {
         return each.measure == Code::measure_CALLS || each.pattern->from == From::sum;
       })))
    memory.calls = false;
  if (memory.calls) from = 0;
  for (const Sequence& sequence : of.sequences)
    for (const Item& item : sequence.items) {
      if (item.cls == Class::scope) from = std::min(from, item.first);
      // "So far 500 were found" and "the total number of mines was 500" are about all the work.
      if (item.cls == Class::total || is_total_number(sequence, item)) {
        memory.calls = false;
        if (from == 0) from = 0xFFFFFFFF;
      }
    }
  for (const Bound& bound : all)
    if (bound.valid && bound.measure == Code::measure_CALLS)
      from = std::min(from, of.sequences[bound.sequence].items[bound.item].first);
  if (from == 0xFFFFFFFF) return;
  memory.calls = true;
  for (Bound& bound : all)
    if (bound.valid && is_area_or_find(bound.measure) && of.sequences[bound.sequence].items[bound.item].first >= from)
      add_part(bound.breakdown, "including=CALLS");
}

}  // namespace

std::vector<Bound> Binder::run(Sentence& of) {
  for (std::size_t i = 0; i != of.sequences.size(); ++i) bind(of, i);
  resolve_open(of);
  mark_calls(bound_, of, memory_);
  share_operators(bound_, of, *grammar_);
  std::stable_sort(bound_.begin(), bound_.end(),
                   [&](const Bound& a, const Bound& b) { return item_of(of, a).first < item_of(of, b).first; });
  return std::move(bound_);
}

void Binder::bind(Sentence& of, std::size_t index) {
  const std::size_t size = of.sequences[index].items.size();
  for (std::uint32_t i = 0; i != size; ++i) {
    const Item& item = of.sequences[index].items[i];
    if (item.cls != Class::number && item.cls != Class::none && item.cls != Class::all) continue;
    if (item.cls == Class::number && !paragraph_.numbers[static_cast<std::size_t>(item.ref)].ignored.empty()) continue;
    // "15-20 people" is no exact number.
    if (item.cls == Class::number && i != 0 && of.sequences[index].items[i - 1].cls == Class::number &&
        paragraph_.tokens.list[item.first].hyphen)
      continue;
    // A number with another unit, or an age, counts nothing here.
    if (item.cls == Class::number && i + 1 != size) {
      const Item& next = of.sequences[index].items[i + 1];
      if (next.cls == Class::other_unit || is_mark(next, '%')) continue;
    }
    const Surroundings around = surroundings_of(of.sequences[index], i);
    for (const Pattern& pattern : grammar_->patterns) {
      if (pattern.anchor != item.cls || !can_match(pattern, around)) continue;
      Taken taken;
      const std::uint16_t mines =
          pattern.from == From::outcome ? grammar_->words.value_of("MINES") : std::uint16_t{0xFFFF};
      if (!matches(pattern, of.sequences[index], i, paragraph_, mines, taken)) continue;
      if (pattern.guard) {
        if (item.cls == Class::number) paragraph_.numbers[static_cast<std::size_t>(item.ref)].guard = pattern.name;
        break;
      }
      if (pattern.ignored) {
        if (item.cls == Class::number) paragraph_.numbers[static_cast<std::size_t>(item.ref)].ignored = pattern.rule;
        break;
      }
      if (apply(pattern, of, index, i, taken)) break;
    }
  }
}

// "1,322.8 ha were cleared, of them 300 ha by companies": a part of an area, which others may fill.
void Binder::set_total_of_area(Bound& bound, const Sentence& of) const {
  for (const Bound& each : bound_) {
    if (each.sequence != bound.sequence || each.item >= bound.item || each.measure != bound.measure ||
        !each.breakdown.empty() || !has_of_them_between(of.sequences[bound.sequence], each.item, bound.item))
      continue;
    bound.of_them = true;
    bound.total = each.value;
    bound.own = bound.breakdown;
    return;
  }
}

// "The driver and one passenger died": the number counts only the last of them.
bool Binder::is_last_of_people(const Sequence& sequence, std::uint32_t anchor) const {
  const auto& items = sequence.items;
  if (anchor < 2 || items[anchor].cls != Class::number || items[anchor - 1].cls != Class::and_ ||
      items[anchor - 2].cls != Class::person ||
      paragraph_.numbers[static_cast<std::size_t>(items[anchor].ref)].value != 1)
    return false;
  for (std::uint32_t i = anchor - 2; i-- != 0;) {
    if (items[i].cls == Class::number) return false;
    if (items[i].cls == Class::sign || items[i].cls == Class::outcome) break;
  }
  return true;
}

bool Binder::apply(const Pattern& pattern, Sentence& of, std::size_t sequence, std::uint32_t anchor,
                   const Taken& taken) {
  Bound bound;
  bound.sequence = sequence;
  bound.item = anchor;
  bound.pattern = &pattern;
  bound.taken = taken;
  add_parts(bound.breakdown, pattern.breakdown);
  if (is_last_of_people(of.sequences[sequence], anchor)) return false;
  const std::string act = memory_.last_act;
  if (!measure_of(bound, of)) return false;
  if (is_blocked(of, bound)) {
    memory_.last_act = act;
    return false;
  }
  for (std::size_t i = 0; i != taken.count; ++i) {
    const Item& item = of.sequences[sequence].items[taken.item[i]];
    const std::string& value = grammar_->words.value(item.value);
    const bool calls = bound.measure == Code::measure_CALLS;
    const bool joint = !calls && is_joint_operator(of.sequences[sequence], taken.item[i]);
    if ((item.cls == Class::person || item.cls == Class::trait) && has_persons(bound.measure) &&
        !is_past_number(of.sequences[sequence], anchor, taken, taken.item[i]))
      add_parts(bound.breakdown, value);
    // "1,210 ha were cleared by the agency (801 ha) and private companies (290 ha)": each has its own brackets.
    if (taken.item[i] > anchor && (item.cls == Class::operator_ || item.cls == Class::caller) &&
        has_own_number(of, sequence, taken.item[i] + 1))
      continue;
    if (item.cls == Class::purpose) add_part(bound.breakdown, "purpose=" + value);
    if (item.cls == Class::caller && !bound.unit.empty() && joint) continue;
    if (item.cls == Class::caller && !bound.unit.empty())
      add_part(bound.breakdown, "operator=" + value);  // the ministry has teams too
    else if (item.cls == Class::caller || (item.cls == Class::operator_ && calls))
      add_part(bound.breakdown, "caller=" + value);
    else if (item.cls == Class::operator_ && !is_of_people(bound.measure) && !joint)
      add_part(bound.breakdown, "operator=" + value);
  }
  // "53 ha were cleared, including 32 ha by the agency".
  if (!bound.unit.empty() && !bound.breakdown.empty() && is_included(of, bound))
    add_part(bound.breakdown, "including=PART");
  if (!bound.unit.empty() && bound.breakdown.find("operator=") != std::string::npos) set_total_of_area(bound, of);
  if (pattern.from != From::open && !value_of(bound, of)) return false;
  // "Among the dead are three journalists": a part that no status, sex or age names is no figure.
  if (bound.breakdown == "including=PART" && pattern.breakdown == bound.breakdown && bound.unit.empty())
    bound.valid = false;
  if (bound.measure != no_code) add_device(bound, of);
  // "Of the 13 casualties, 9 were civilians": the total is in the form too.
  for (std::size_t i = 0; i != taken.count; ++i) {
    if (taken.item[i] >= anchor || of.sequences[sequence].items[taken.item[i]].cls != Class::number) continue;
    const auto whole = std::find_if(bound_.rbegin(), bound_.rend(), [&](const Bound& each) {
      return each.sequence == sequence && each.item <= taken.item[i];
    });
    if (whole == bound_.rend() || whole->item != taken.item[i] || whole->measure != bound.measure || !whole->valid ||
        !whole->breakdown.empty() || bound.breakdown.empty())
      continue;
    bound.of_them = true;
    bound.total = whole->value;
    bound.own = bound.breakdown;
  }
  if (pattern.part && !bound.of_them && !bound.breakdown.empty()) {
    bound.of_them = true;
    bound.own = bound.breakdown;
  }
  if (pattern.from == From::outcome || pattern.from == From::thing) {
    const Class cls = pattern.from == From::outcome ? Class::outcome : Class::thing;
    if (const std::int32_t at = taken.find(of.sequences[sequence], cls);
        at >= 0 && !has_number_between(of.sequences[sequence], anchor, static_cast<std::uint32_t>(at)))
      of.sequences[sequence].items[static_cast<std::size_t>(at)].claimed = true;
  }
  // "One anti-tank mine killed 4 people": the mine is no find.
  if (const std::int32_t at = taken.find(of.sequences[sequence], Class::thing);
      at >= 0 && !grammar_->verb_last && is_counted_device(bound.measure) && pattern.from == From::thing) {
    const auto& items = of.sequences[sequence].items;
    const std::size_t verb = static_cast<std::size_t>(at) + 1;
    const bool harms = verb < items.size() && items[verb].cls == Class::outcome && harms_somebody(items, verb);
    bound.valid = !harms || static_cast<std::uint32_t>(at) < anchor;
  }
  bound_.push_back(std::move(bound));
  return true;
}

bool Binder::is_blocked(const Sentence& of, const Bound& bound) const {
  // A plan or an estimate holds for its whole clause, which semicolons end. "Laid" mines are no finds; people and areas
  // of the clause are figures. "Contaminated" land is not cleared; people of the clause are figures.
  const bool counted = bound.measure != no_code && is_area_or_find(bound.measure);
  const auto will_be = [&](const Item& item) {
    if (item.cls != Class::word && item.cls != Class::link && item.cls != Class::act && item.cls != Class::outcome)
      return false;
    const std::string_view verb = paragraph_.tokens.folded(item.last);
    return std::any_of(grammar_->plan_parts.begin(), grammar_->plan_parts.end(), [&](const std::string& part) {
      return verb.size() > part.size() && verb.find(part, 1) != std::string_view::npos;
    });
  };
  const auto blocks = [&](const Item& item) {
    if (item.cls != Class::plan) return will_be(item);
    const std::string& what = grammar_->words.value(item.value);
    if (what == "FINDS") return counted && bound.unit.empty();
    return what != "LAND" || counted;
  };
  const auto ends_clause = [&](const Item& item) {
    if (item.cls == Class::sign || item.cls == Class::number || item.cls == Class::group) return false;
    const std::string_view word = paragraph_.tokens.folded(item.last);
    return std::any_of(grammar_->verb_endings.begin(), grammar_->verb_endings.end(),
                       [&](const std::string& ending) { return word.ends_with(ending); });
  };
  std::size_t sequence = bound.sequence;
  std::uint32_t at = bound.item;
  for (;;) {
    const auto& items = of.sequences[sequence].items;
    for (std::uint32_t i = at; i-- != 0;) {
      if (is_mark(items[i], ';') || items[i].cls == Class::but) break;
      // Where verbs are last, a comma after the verb of a plan ends its clause.
      const bool ended = grammar_->verb_last && i + 1 != at && is_mark(items[i + 1], ',');
      if (blocks(items[i]) && !ended) return true;
    }
    bool clause = true;
    for (std::uint32_t i = at + 1; i < items.size(); ++i) {
      clause &= !is_mark(items[i], ';') && items[i].cls != Class::but;
      // "5 mines were found, and more are expected", where verbs are last.
      if (i > at + 1 && is_mark(items[i], ',') && ends_clause(items[i - 1])) clause = false;
      // "5 mines were found, the budget has 150 million", where verbs are in the middle.
      if (!grammar_->verb_last && is_mark(items[i], ',') && has_verb(items, i)) clause = false;
      if (!blocks(items[i])) continue;
      // "Residents reported 5 mines, but the call was not confirmed": doubt that holds for the whole sentence.
      if (clause || (items[i].cls == Class::plan && grammar_->words.value(items[i].value) == "SENTENCE")) return true;
    }
    if (of.sequences[sequence].parent < 0) return false;
    at = of.sequences[sequence].parent_item;
    sequence = static_cast<std::size_t>(of.sequences[sequence].parent);
  }
}

bool Binder::measure_of(Bound& bound, const Sentence& of) {
  const Sequence& sequence = of.sequences[bound.sequence];
  const auto named = [&](Class cls) {
    std::int32_t at = bound.taken.find(sequence, cls);
    // "The ministry found 14 mines and 6 UXO": the noun of the first number is not the noun of the second.
    for (std::size_t i = 0; i != bound.taken.count; ++i)
      if (const std::uint32_t own = bound.taken.item[i];
          sequence.items[own].cls == cls && !sequence.items[own].claimed) {
        at = static_cast<std::int32_t>(own);
        break;
      }
    if (at < 0) return false;
    bound.measure =
        measure_named(grammar_->words.value(sequence.items[static_cast<std::size_t>(at)].value), bound.breakdown);
    return bound.measure != no_code;
  };
  switch (bound.pattern->from) {
    case From::code: bound.measure = *bound.pattern->measure; return true;
    case From::thing: {
      if (!named(Class::thing)) return false;
      // "39 mine and UXO casualties": the last of several things is what is counted.
      const auto at = static_cast<std::size_t>(bound.taken.find(sequence, Class::thing));
      for (std::size_t i = at + 1; at >= bound.item && i < sequence.items.size(); ++i) {
        const Item& next = sequence.items[i];
        if (next.cls == Class::group || is_mark(next, '/')) continue;
        if (next.cls != Class::thing) break;
        std::string breakdown;
        const Code last = measure_named(grammar_->words.value(next.value), breakdown);
        if (!is_of_people(last) && last != Code::measure_SURVIVORS) continue;
        bound.measure = last;
        break;
      }
      return true;
    }
    case From::lead: return lead_of(bound, of);
    case From::before: {
      if (sequence.parent < 0) return false;
      const Sequence& outer = of.sequences[static_cast<std::size_t>(sequence.parent)];
      if (sequence.parent_item == 0) return false;
      const Item& noun = outer.items[sequence.parent_item - 1];
      if (noun.cls == Class::caller || noun.cls == Class::operator_) return caller_before(bound, outer, noun);
      if (noun.claimed || (noun.cls != Class::thing && noun.cls != Class::kind && noun.cls != Class::outcome))
        return false;
      bound.measure = measure_named(grammar_->words.value(noun.value), bound.breakdown);
      return bound.measure != no_code;
    }
    case From::sum: return sum_of(bound, of);
    case From::kind: return named(Class::kind);
    case From::outcome: {
      if (!named(Class::outcome)) return false;
      // "3 soldiers hit a mine and were wounded" as one verb phrase: the last outcome is the exact one.
      for (auto at = static_cast<std::size_t>(bound.taken.find(sequence, Class::outcome)) + 1;
           bound.measure == Code::measure_CASUALTIES && at > bound.item && at < sequence.items.size(); ++at) {
        const Class cls = sequence.items[at].cls;
        if (cls == Class::outcome) {
          std::string breakdown;
          const Code last = measure_named(grammar_->words.value(sequence.items[at].value), breakdown);
          if (last == Code::measure_KILLED || last == Code::measure_INJURED) bound.measure = last;
          break;
        }
        if (!grammar_->verb_last || (cls != Class::word && cls != Class::link && cls != Class::fill)) break;
      }
      return true;
    }
    case From::area: return area_of(bound, of);
    case From::open: return true;
    case From::heading:
      bound.measure = memory_.heading_measure;
      add_parts(bound.breakdown, memory_.heading_breakdown);
      return bound.measure != no_code;
    case From::parent: {
      const Bound* parent = parent_of(of, bound.sequence, bound.item);
      if (parent == nullptr || parent->measure == no_code) return false;
      bound.measure = parent->measure;
      bound.unit = parent->unit;
      add_parts(bound.breakdown, parent->breakdown);
      return true;
    }
  }
  return false;
}

/// The device of a form behind its number, when the form names the people or the incidents before it; -1: none.
std::int32_t Binder::device_behind(const Taken& taken, const Sequence& sequence, std::uint32_t number) const {
  for (std::size_t i = 0; i != taken.count; ++i) {
    if (taken.item[i] < number) continue;
    const Item& item = sequence.items[taken.item[i]];
    std::string parts;
    if (item.cls == Class::thing && is_counted_device(measure_named(grammar_->words.value(item.value), parts)))
      return static_cast<std::int32_t>(taken.item[i]);
  }
  return -1;
}

// "The calls came from the police (12) and the crisis centre (9)".
bool Binder::caller_before(Bound& bound, const Sequence& outer, const Item& caller) const {
  const bool calls = std::any_of(outer.items.begin(), outer.items.end(), [&](const Item& item) {
    std::string parts;
    return item.cls == Class::thing && measure_named(grammar_->words.value(item.value), parts) == Code::measure_CALLS;
  });
  if (!calls) return false;
  bound.measure = Code::measure_CALLS;
  add_part(bound.breakdown, "caller=" + grammar_->words.value(caller.value));
  return true;
}

// The figure that the sentence named last: "seven incidents, six with antipersonnel mines".
bool Binder::lead_of(Bound& bound, const Sentence& of) const {
  const Sequence& sequence = of.sequences[bound.sequence];
  const Bound* before = nullptr;
  for (const Bound& each : bound_)
    if (each.measure != no_code && item_of(of, each).first < item_of(of, bound).first &&
        (before == nullptr || item_of(of, each).first > item_of(of, *before).first))
      before = &each;
  std::string named;
  Code measure = no_code;
  const bool of_whole = !bound.pattern->breakdown.empty();  // "358 of them children, 38 women": not girls
  // Without a figure before it, the heading of the enumeration: "Casualties by year: 2003 - 39".
  // "6-sı piyada əleyhinə, 1-i tank əleyhinə mina": the nearest noun or adjective names the device.
  std::int32_t noun = bound.taken.find(sequence, Class::thing);
  if (noun >= 0 && static_cast<std::uint32_t>(noun) < bound.item) {
    std::string parts;
    const Code whole =
        measure_named(grammar_->words.value(sequence.items[static_cast<std::size_t>(noun)].value), parts);
    if (is_of_people(whole))
      noun = device_behind(bound.taken, sequence, bound.item);  // people before the number are the whole
  }
  // "12 incidents involved antipersonnel mines": the incidents are counted, the mines are the device.
  for (std::size_t i = 0; i != bound.taken.count; ++i) {
    const Item& each = sequence.items[bound.taken.item[i]];
    std::string parts;
    if (each.cls == Class::thing && noun >= 0 && bound.taken.item[i] > static_cast<std::uint32_t>(noun) &&
        is_of_people(measure_named(grammar_->words.value(sequence.items[static_cast<std::size_t>(noun)].value), parts)))
      noun = static_cast<std::int32_t>(bound.taken.item[i]);
  }
  const std::int32_t kind = bound.taken.find(sequence, Class::kind);
  // "Seven blasts: six AP mines and one anti-tank": the adjective behind the number is nearer than the noun before it.
  const auto number = static_cast<std::int32_t>(bound.item);
  const bool nearer = kind >= 0 && (kind < noun || (kind > number && noun < number));
  const std::int32_t device = noun < 0 || nearer ? kind : noun;
  for (std::uint32_t i = 0; i < bound.item; ++i)
    if (sequence.items[i].cls == Class::thing || sequence.items[i].cls == Class::outcome) {
      std::string parts;
      const Code code = measure_named(grammar_->words.value(sequence.items[i].value), parts);
      if (device >= 0 && !is_of_people(code)) continue;
      measure = code;
      named = parts;
      // "Killed in 2021: 25; injured in 2021: 60": a heading of its own.
      if (before != nullptr && device < 0 && is_of_people(code) && before->sequence == bound.sequence &&
          before->item < i && !sequence.items[i].claimed)
        before = nullptr;
    }
  // "Four people were harmed by anti-personnel mines": the outcome is behind the first number of the list.
  if (const std::int32_t at = bound.taken.find(sequence, Class::outcome);
      at >= 0 && before == nullptr && measure == no_code)
    measure = measure_named(grammar_->words.value(sequence.items[static_cast<std::size_t>(at)].value), named);
  if (before != nullptr && (is_of_people(before->measure) || measure == no_code)) {
    bound.measure = before->measure;
    bound.unit = before->unit;
    // "Ten deminers were injured; five women were among them": a part has no other part's persons.
    const bool part_of_all = bound.breakdown.find("including=PART") != std::string::npos;
    const auto item = static_cast<std::int32_t>(bound.item);
    const bool operated =
        bound.taken.find(sequence, Class::operator_) > item || bound.taken.find(sequence, Class::caller) > item;
    if (operated && !is_area_or_find(before->measure)) return false;
    for (const std::string& part : split(before->breakdown, ';')) {
      const bool replaced = part.starts_with("purpose=") && bound.taken.find(sequence, Class::purpose) >= 0;
      if (replaced || part.starts_with("device=") || part_of_all || (operated && part.starts_with("operator=")))
        continue;
      if (!of_whole || part.starts_with("status=")) add_part(bound.breakdown, part);
    }
  } else {
    bound.measure = measure != no_code ? measure : memory_.heading_measure;
    // "53 incidents were recorded. 38 of them were with anti-personnel mines": the sentence before.
    if (bound.measure == no_code && device >= 0) bound.measure = memory_.last_measure;
    add_parts(bound.breakdown, named);
  }
  if (device >= 0) {
    // "Antipersonnel mines caused four casualties": the noun after the number says what is counted.
    for (std::size_t i = 0; i != bound.taken.count; ++i) {
      const Item& counted = sequence.items[bound.taken.item[i]];
      std::string parts;
      const auto of_device = static_cast<std::uint32_t>(device);
      const Code code = counted.cls == Class::thing && bound.taken.item[i] > bound.item &&
                                (of_device < bound.item || bound.taken.item[i] < of_device)
                            ? measure_named(grammar_->words.value(counted.value), parts)
                            : no_code;
      if (!is_of_people(code)) continue;
      bound.measure = code;
      bound.breakdown = parts;
    }
    if (!is_of_people(bound.measure)) return false;
    std::string ignored;
    const std::string_view name = device_of(
        measure_named(grammar_->words.value(sequence.items[static_cast<std::size_t>(device)].value), ignored));
    if (name.empty()) return false;
    add_part(bound.breakdown, "device=" + std::string(name));
  }
  return bound.measure != no_code;
}

// "12 AP mines and 179 UXO, 191 in total".
bool Binder::sum_of(Bound& bound, const Sentence& of) const {
  bool mines = false, ordnance = false, calls = true, killed = false, injured = false;
  double sum = 0;
  for (const Bound& each : bound_) {
    if (!each.valid || item_of(of, each).first >= item_of(of, bound).first) continue;
    if (each.measure == Code::measure_CALLS) sum += each.value;
    calls &= each.measure == Code::measure_CALLS;
    mines |= each.measure == Code::measure_AP_MINES || each.measure == Code::measure_AV_MINES;
    ordnance |= each.measure == Code::measure_UXO;
    killed |= each.measure == Code::measure_KILLED;
    injured |= each.measure == Code::measure_INJURED;
  }
  if (killed && injured && !mines && !ordnance) {
    bound.measure = Code::measure_CASUALTIES;
    return true;
  }
  if (!mines && !ordnance && sum == 0) {
    // "Total: 396" on a line of its own, after a line for each find.
    mines = memory_.found_mines;
    ordnance = memory_.found_ordnance;
  }
  if (ordnance)
    bound.measure = Code::measure_ITEMS;
  else if (mines)
    bound.measure = Code::measure_MINES;
  else if (calls && sum > 0)
    bound.measure = Code::measure_CALLS;
  return bound.measure != no_code;
}

// The act that an area belongs to: the nearest one in its clause, in the sentence, or in the text before.
std::string Binder::act_of(const Sentence& of, std::size_t sequence, std::uint32_t item) const {
  const auto& items = of.sequences[sequence].items;
  const auto value = [&](std::size_t i) { return grammar_->words.value(items[i].value); };
  const auto ends = [&](std::size_t i) { return is_mark(items[i], ';'); };
  std::size_t right = item + 1, left = item;
  while (right < items.size() && !ends(right) && items[right].cls != Class::act) ++right;
  while (left != 0 && !ends(left - 1) && items[left - 1].cls != Class::act) --left;
  const bool has_right = right < items.size() && items[right].cls == Class::act;
  const bool has_left = left != 0 && items[left - 1].cls == Class::act;
  const auto crosses_number = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (items[i].cls == Class::unit && i != static_cast<std::size_t>(item) + 1) return true;
    return false;
  };
  // "Аннулировано 250 га, сокращено 118 га": the act directly before its number.
  const auto joins = [&](std::size_t i) {
    const Class cls = items[i].cls;
    return cls == Class::fill || cls == Class::qualifier || cls == Class::link;
  };
  std::size_t near = item;
  while (near > left && joins(near - 1)) --near;
  if (has_left && near == left) return value(left - 1);
  // "100 ha was cleared, 20 ha reduced" and "cleared 100 ha and reduced 20 ha": another area lies between an area and
  // the act of its neighbour.
  // "Yoxlanılaraq təmizlənib": land that is checked and cleared is cleared.
  if (has_right && grammar_->verb_last && value(right) == "INSPECTED")
    for (std::size_t i = right + 1; i < items.size() && i < right + 5; ++i) {
      if (items[i].cls == Class::act && value(i) == "CLEARED" && !crosses_number(item + 1, right)) return value(i);
      if (items[i].cls != Class::word && items[i].cls != Class::link && items[i].cls != Class::and_ &&
          items[i].cls != Class::act)
        break;
    }
  if (has_right && !crosses_number(item + 1, right)) return value(right);
  if (has_left && !crosses_number(left, item)) return value(left - 1);
  if (has_left) return value(left - 1);
  if (has_right) return value(right);
  if (of.sequences[sequence].parent >= 0)
    return act_of(of, static_cast<std::size_t>(of.sequences[sequence].parent), of.sequences[sequence].parent_item);
  return memory_.last_act.empty() ? memory_.heading_act : memory_.last_act;
}

bool Binder::area_of(Bound& bound, const Sentence& of) {
  const Sequence& sequence = of.sequences[bound.sequence];
  const std::int32_t unit = bound.taken.find(sequence, Class::unit);
  if (unit < 0) return false;
  bound.unit = grammar_->words.value(sequence.items[static_cast<std::size_t>(unit)].value);
  const std::int32_t taken = bound.taken.find(sequence, Class::act);
  const Bound* same = parent_of(of, bound.sequence, bound.item);
  std::string act = taken >= 0 ? grammar_->words.value(sequence.items[static_cast<std::size_t>(taken)].value)
                               : act_of(of, bound.sequence, bound.item);
  // "The team checked 1,210,400 m2 (121.04 ha), and cancelled …": a second unit in brackets has the act of the first.
  if (taken < 0 && same != nullptr && !same->unit.empty() && same->unit != bound.unit) act = act_of_area(same->measure);
  if (act.empty()) return false;
  memory_.last_act = act;
  const bool hectares = bound.unit == "ha";
  const auto code = find_code(CodeList::measure, "AREA_" + act + (hectares ? "_HA" : ""));
  if (!code) return false;
  bound.measure = *code;
  // "13 ha were cleared, of which 4 ha by machines": a part that no word of the breakdown names.
  // "Cleared by the agency (801 ha) and private companies (290 ha)": the operator is before the brackets.
  const bool own = sequence.parent >= 0 && sequence.parent_item != 0 && bound.item == 0;
  const Item* before =
      own ? &of.sequences[static_cast<std::size_t>(sequence.parent)].items[sequence.parent_item - 1] : nullptr;
  const bool operated = before != nullptr && before->cls == Class::operator_;
  if (operated) add_part(bound.breakdown, "operator=" + grammar_->words.value(before->value));
  const bool named = operated || bound.taken.find(sequence, Class::operator_) >= 0 ||
                     bound.taken.find(sequence, Class::caller) >= 0 || bound.taken.find(sequence, Class::purpose) >= 0;
  const bool repeated = !named && std::any_of(bound_.rbegin(), bound_.rend(), [&](const Bound& each) {
    return each.sequence == bound.sequence && each.item < bound.item && each.measure == bound.measure;
  });
  if (repeated && is_included(of, bound)) return false;
  // A second unit in brackets is the same area.
  if (const Bound* parent = parent_of(of, bound.sequence, bound.item);
      parent != nullptr && !parent->unit.empty() && of.sequences[bound.sequence].parent >= 0) {
    // "1,203 ha (machines 893 ha)": a part that no word of the breakdown names.
    if (!named && parent->unit == bound.unit && parent->measure == bound.measure) return false;
    add_parts(bound.breakdown, parent->breakdown);
  }
  return true;
}

bool Binder::value_of(Bound& bound, const Sentence& of) {
  const Item& item = item_of(of, bound);
  if (item.cls == Class::none) {
    bound.value = 0;
    return true;
  }
  if (item.cls == Class::all) {
    const auto known = memory_.last_values.find(bound.measure);
    if (known == memory_.last_values.end() || bound.breakdown.empty()) return false;
    bound.value = known->second;
    return true;
  }
  const NumberItem& number = paragraph_.numbers[static_cast<std::size_t>(item.ref)];
  if (std::find(paragraph_.words_differ.begin(), paragraph_.words_differ.end(), static_cast<std::uint32_t>(item.ref)) !=
      paragraph_.words_differ.end())
    return false;
  if (number.digits < 0) {
    bound.value = number.value;
  } else {
    const Digits& digits = paragraph_.tokens.numbers[static_cast<std::size_t>(number.digits)];
    if (bound.unit.empty()) {
      const auto count = as_count(digits);
      if (!count) return false;
      bound.value = *count;
    } else {
      // Square metres are whole with rare exceptions: a mark before three digits groups.
      const char mark = bound.unit == "m2"          ? '\0'
                        : memory_.decimal_mark != 0 ? memory_.decimal_mark
                                                    : grammar_->decimal_mark;
      auto amount = as_decimal(digits, mark);
      if (!amount) return false;
      // The other unit decides: 1,504 ha next to 15,040,000 m².
      if (amount->other && bound.unit == "ha")
        for (const Bound& each : bound_) {
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

/// The bound number that brackets around `sequence` follow.
const Bound* Binder::parent_of(const Sentence& of, std::size_t sequence, std::uint32_t) const {
  const Sequence& inner = of.sequences[sequence];
  if (inner.parent < 0) return nullptr;
  const Bound* found = nullptr;
  for (const Bound& each : bound_)
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

// A total of persons with a colon or a dash before the number, in the same brackets.
bool Binder::follows_total(const Sentence& of, const Bound& bound) const {
  const auto& items = of.sequences[bound.sequence].items;
  bool lists = false;
  for (std::uint32_t i = bound.item; i-- != 0;) {
    if (is_mark(items[i], ';')) return false;
    lists |= is_mark(items[i], ':') || is_mark(items[i], '-');
    if (!lists || items[i].cls != Class::number) continue;
    return std::any_of(bound_.begin(), bound_.end(), [&](const Bound& each) {
      return each.sequence == bound.sequence && each.item == i && counts_persons(each.measure);
    });
  }
  return false;
}

// The number whose outcome an enumeration of persons shares: "53 soldiers and 12 civilians were killed".
const Bound* Binder::neighbour(const Sentence& of, const Bound& open) const {
  const auto& items = of.sequences[open.sequence].items;
  const auto at = [&](std::uint32_t item) -> const Bound* {
    for (const Bound& each : bound_)
      if (each.sequence == open.sequence && each.item == item) return &each;
    return nullptr;
  };
  const auto passes = [](const Item& item) {
    return item.cls == Class::and_ || item.cls == Class::person || item.cls == Class::trait ||
           item.cls == Class::fill || item.cls == Class::group || item.cls == Class::qualifier || is_mark(item, ',') ||
           item.cls == Class::including || item.cls == Class::of_them || item.cls == Class::link ||
           is_mark(item, ':') || is_mark(item, '-') || item.cls == Class::place || item.cls == Class::at;
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
    if (items[i].cls == Class::of_them && !grammar_->words.value(items[i].value).empty()) return nullptr;
    parts |= items[i].cls == Class::including || items[i].cls == Class::of_them || is_mark(items[i], ':') ||
             is_mark(items[i], '-');
    // "11 casualties: 3 killed and 8 injured; of them 6 civilians": a semicolon goes back to the total.
    if (parts && is_mark(items[i], ';'))
      for (const Bound& each : bound_)
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
const Bound* Binder::named_in_brackets(const Sentence& of, const Bound& open) const {
  const Bound* own = neighbour(of, open);
  if (own == nullptr || own->item > open.item) return nullptr;
  const auto& items = of.sequences[open.sequence].items;
  const bool parts = std::any_of(items.begin() + own->item, items.begin() + open.item, [](const Item& item) {
    return is_mark(item, '-') || is_mark(item, ':') || item.cls == Class::including || item.cls == Class::of_them;
  });
  // The second of two persons: "50 civilians and 15 soldiers".
  const Bound* whole = parent_of(of, open.sequence, open.item);
  return parts || (whole != nullptr && own->measure != whole->measure) ? own : nullptr;
}

/// "Including two children": a part that others may stand beside.
bool Binder::is_included(const Sentence& of, const Bound& bound) const {
  const auto& items = of.sequences[bound.sequence].items;
  // "Six civilians, one of them a child".
  if (bound.item + 1 < items.size() && items[bound.item + 1].cls == Class::of_them && !grammar_->verb_last &&
      paragraph_.numbers[static_cast<std::size_t>(items[bound.item].ref)].value == 1)
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

/// The last people of the sentence before `open`: "five people were taken to hospital with wounds, two of them women".
const Bound* Binder::last_people(const Bound& open) const {
  const Bound* found = nullptr;
  for (const Bound& each : bound_)
    if (each.sequence == open.sequence && each.item < open.item && each.valid && is_of_people(each.measure) &&
        each.measure != Code::measure_INCIDENTS && (found == nullptr || found->item < each.item))
      found = &each;
  return found;
}

// "18 casualties: 5 killed and 13 injured. Of these, 11 were civilians, 6 military and 1 a deminer": parts that fill
// the total of all.
void Binder::give_parts_their_total(const std::vector<Bound*>& parts) const {
  double sum = 0;
  for (const Bound* each : parts) sum += each->value;
  const auto all = memory_.last_values.find(Code::measure_CASUALTIES);
  if (parts.size() < 2 || all == memory_.last_values.end() || all->second != sum) return;
  for (Bound* each : parts) {
    each->measure = Code::measure_CASUALTIES;
    each->breakdown = each->own;
    each->total = sum;
    each->of_them = true;
    each->valid = true;
  }
}

void Binder::resolve_open(Sentence& of) {
  std::vector<Bound*> guessed;  // whose measure is that of the sentence before
  std::vector<Bound*> unnamed;  // whose measure nothing names
  for (Bound& bound : bound_) {
    if (bound.measure != no_code) continue;
    // "257 casualties (44 killed: 30 civilians and 14 soldiers; …)": a total inside the brackets comes first.
    const Bound* from = of.sequences[bound.sequence].parent >= 0 && !follows_total(of, bound)
                            ? parent_of(of, bound.sequence, bound.item)
                            : nullptr;
    // "Of the killed 6 were civilians, of the wounded 20 were": the words of the aside name another total.
    if (const auto& aside = of.sequences[bound.sequence].items; from != nullptr && !aside.empty() &&
                                                                aside[0].cls == Class::of_them &&
                                                                !grammar_->words.value(aside[0].value).empty())
      from = nullptr;
    if (const Bound* own = from == nullptr ? nullptr : named_in_brackets(of, bound); own != nullptr) from = own;
    const bool in_brackets = from != nullptr && from->sequence != bound.sequence;
    if (from == nullptr) from = neighbour(of, bound);
    if (from != nullptr && counts_persons(from->measure)) {
      bound.measure = from->measure;
      if (is_included(of, bound)) add_part(bound.breakdown, "including=PART");
      bound.of_them = from->of_them;
      bound.total = from->total;
      if (!in_brackets && from->breakdown.empty() && from->sequence == bound.sequence &&
          has_of_them_between(of.sequences[bound.sequence], from->item, bound.item)) {
        bound.of_them = true;
        bound.total = from->value;
      }
      bound.own = bound.breakdown;
      const auto& items = of.sequences[bound.sequence].items;
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
      bound.valid = !bound.breakdown.empty() && bound.breakdown != "including=PART" && value_of(bound, of);
      if (bound.valid && std::find(guessed.begin(), guessed.end(), from) != guessed.end()) guessed.push_back(&bound);
      continue;
    }
    // "Of them, 50 were civilians": the sentence before named the measure.
    bool of_them = false;
    std::string named;  // "of the injured": the words name it
    const auto end = static_cast<std::uint32_t>(of.sequences[bound.sequence].items.size());
    for (std::uint32_t i = 0; i < std::min(bound.item + 2, end); ++i) {
      if (of.sequences[bound.sequence].items[i].cls != Class::of_them) continue;
      of_them = true;
      named = grammar_->words.value(of.sequences[bound.sequence].items[i].value);
    }
    if (from == nullptr && !named.empty()) {
      bound.measure = measure_named(named, bound.breakdown);
      bound.of_them = true;
      bound.own = bound.breakdown;
      bound.valid = !bound.breakdown.empty() && value_of(bound, of);
      continue;
    }
    if (const Bound* total = from == nullptr && of_them ? last_people(bound) : nullptr; total != nullptr) {
      bound.measure = total->measure;
      bound.of_them = true;
      bound.total = total->value;
      bound.own = bound.breakdown;
      bound.valid = !bound.breakdown.empty() && value_of(bound, of);
      continue;
    }
    if (from == nullptr && of_them && memory_.last_measure != no_code) {
      bound.measure = memory_.last_measure;
      bound.of_them = memory_.last_breakdown.empty();
      bound.own = bound.breakdown;
      add_parts(bound.breakdown, memory_.last_breakdown);
      bound.valid = !bound.breakdown.empty() && value_of(bound, of);
      if (bound.valid) guessed.push_back(&bound);
      continue;
    }
    bound.valid = false;
    // "All were men; three were civilians, eight were military": read when they fill the total before.
    if (!grammar_->verb_last && !bound.breakdown.empty() && from == nullptr && value_of(bound, of)) {
      bound.own = bound.breakdown;
      unnamed.push_back(&bound);
    }
  }
  give_parts_their_total(guessed);
  give_parts_their_total(unnamed);
  mark_parts(bound_, memory_);
}

// Devices in the brackets after incidents or casualties say what exploded, not what was found.
void Binder::add_device(Bound& bound, const Sentence& of) const {
  if (!is_counted_device(bound.measure)) return;
  const Bound* parent = parent_of(of, bound.sequence, bound.item);
  // "Antipersonnel mines caused four casualties, antivehicle mines 14": an enumeration of devices.
  const auto joins = [&](const Item& item) {
    return item.cls == Class::thing || item.cls == Class::and_ || is_mark(item, ',');
  };
  if (const Bound* last = bound_.empty() ? nullptr : &bound_.back();
      parent == nullptr && last != nullptr && last->sequence == bound.sequence && last->item < bound.item &&
      last->breakdown.find("device=") != std::string::npos) {
    const auto& items = of.sequences[bound.sequence].items;
    const std::uint32_t end = std::max(last->item, last->taken.last) + 1;
    if (end <= bound.item && std::all_of(items.begin() + end, items.begin() + bound.item, joins)) parent = last;
  }
  if (parent == nullptr || !is_of_people(parent->measure)) return;
  const std::string_view device = device_of(bound.measure);
  bound.measure = parent->measure;
  for (const std::string& part : split(parent->breakdown, ';'))
    if (!part.starts_with("device=")) add_part(bound.breakdown, part);
  add_part(bound.breakdown, "device=" + std::string(device));
}

}  // namespace maex::prose
