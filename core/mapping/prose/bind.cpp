#include "core/mapping/prose/bind.hpp"

#include <algorithm>
#include <cmath>

#include "core/mapping/prose/clauses.hpp"
#include "core/mapping/prose/open_numbers.hpp"
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
  OpenNumbers(bound_numbers(of)).run();
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
  if (is_blocked(*grammar_, paragraph_, of, bound)) {
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
  if (!bound.unit.empty() && !bound.breakdown.empty() && bound_numbers(of).is_included(bound))
    add_part(bound.breakdown, "including=PART");
  if (!bound.unit.empty() && bound.breakdown.find("operator=") != std::string::npos) set_total_of_area(bound, of);
  if (pattern.from != From::open && !bound_numbers(of).value_of(bound)) return false;
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
      const Bound* parent = bound_numbers(of).parent_of(bound.sequence);
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

bool Binder::area_of(Bound& bound, const Sentence& of) {
  const Sequence& sequence = of.sequences[bound.sequence];
  const std::int32_t unit = bound.taken.find(sequence, Class::unit);
  if (unit < 0) return false;
  bound.unit = grammar_->words.value(sequence.items[static_cast<std::size_t>(unit)].value);
  const std::int32_t taken = bound.taken.find(sequence, Class::act);
  const Bound* same = bound_numbers(of).parent_of(bound.sequence);
  std::string act = taken >= 0 ? grammar_->words.value(sequence.items[static_cast<std::size_t>(taken)].value)
                               : act_of(*grammar_, memory_, of, bound.sequence, bound.item);
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
  if (repeated && bound_numbers(of).is_included(bound)) return false;
  // A second unit in brackets is the same area.
  if (const Bound* parent = bound_numbers(of).parent_of(bound.sequence);
      parent != nullptr && !parent->unit.empty() && of.sequences[bound.sequence].parent >= 0) {
    // "1,203 ha (machines 893 ha)": a part that no word of the breakdown names.
    if (!named && parent->unit == bound.unit && parent->measure == bound.measure) return false;
    add_parts(bound.breakdown, parent->breakdown);
  }
  return true;
}

// Devices in the brackets after incidents or casualties say what exploded, not what was found.
void Binder::add_device(Bound& bound, const Sentence& of) {
  if (!is_counted_device(bound.measure)) return;
  const Bound* parent = bound_numbers(of).parent_of(bound.sequence);
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
