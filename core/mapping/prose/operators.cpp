#include "core/mapping/prose/operators.hpp"

#include <algorithm>

namespace maex::prose {
namespace {

// "The border guards cleared 604 ha and defused 151 mines": one subject has both verbs.
bool is_second_verb(const Sequence& of, const Bound& area, const Bound& find, const Grammar& grammar) {
  if (info(find.measure).name.starts_with("AREA_")) return false;
  bool joined = false;
  for (std::uint32_t i = area.item + 1; i < find.item; ++i) {
    const Class cls = of.items[i].cls;
    // "They cleared 604 ha, finding 151 mines": a participle has the subject of its sentence.
    if (is_mark(of.items[i], ',') && i + 1 < find.item && of.items[i + 1].cls == Class::link &&
        grammar.words.value(of.items[i + 1].value) == "SAME_SUBJECT") {
      joined = true;
      continue;
    }
    joined |= cls == Class::and_;
    if (cls != Class::and_ && cls != Class::link && cls != Class::fill && cls != Class::unit && cls != Class::word &&
        cls != Class::qualifier)
      return false;
  }
  return joined;
}

// "The Ministry of Defence found 14 anti-tank and 21 anti-personnel mines": an enumeration has one operator.
void share_operator(std::vector<Bound>& all, const Sentence& of, const Grammar& grammar) {
  const Bound* last = nullptr;  // the bound numbers are in the order of their sequence
  for (Bound& bound : all) {
    if (!bound.valid || !is_area_or_find(bound.measure)) continue;
    const Bound* before = last != nullptr && last->sequence == bound.sequence ? last : nullptr;
    last = &bound;
    if (bound.breakdown.find("operator=") != std::string::npos) continue;
    if (before == nullptr) continue;
    const bool area = info(before->measure).name.starts_with("AREA_");
    if (area && !is_second_verb(of.sequences[bound.sequence], *before, bound, grammar)) continue;
    bool joined = before->taken.first < before->item || before->shared;
    const auto& items = of.sequences[bound.sequence].items;
    for (std::uint32_t i = before->item; i < bound.item; ++i)
      joined &= !is_mark(items[i], ';') && items[i].cls != Class::but && items[i].cls != Class::operator_;
    for (const std::string& part : split(before->breakdown, ';'))
      if (joined && part.starts_with("operator=")) {
        add_part(bound.breakdown, part);
        bound.shared = true;
      }
  }
}

// Where verbs are last, the time, the place and what was cleared are between an operator and its finds.
bool goes_on(Class cls) {
  return cls == Class::word || cls == Class::date || cls == Class::year || cls == Class::at || cls == Class::place ||
         cls == Class::person || cls == Class::part || cls == Class::when || cls == Class::unit || cls == Class::act ||
         cls == Class::month || cls == Class::other_unit;
}

// "The ministry found 14 anti-tank and 21 anti-personnel mines, the border service 6 UXO": finds behind an operator.
void add_operators(std::vector<Bound>& all, const Sentence& of, const Grammar& grammar) {
  const auto operators =
      std::count_if(of.sequences[0].items.begin(), of.sequences[0].items.end(),
                    [](const Item& item) { return item.cls == Class::operator_ || item.cls == Class::caller; });
  for (Bound& bound : all) {
    const bool area = info(bound.measure).name.starts_with("AREA_");
    if (!bound.valid || (area && !(grammar.verb_last && operators == 1)) || !is_area_or_find(bound.measure) ||
        bound.breakdown.find("operator=") != std::string::npos)
      continue;
    const auto& items = of.sequences[bound.sequence].items;
    for (std::uint32_t i = bound.item; i-- != 0;) {
      const Class cls = items[i].cls;
      if (cls == Class::operator_) {
        if (is_joint_operator(of.sequences[bound.sequence], i)) break;
        add_part(bound.breakdown, "operator=" + grammar.words.value(items[i].value));
        break;
      }
      const bool of_subject =
          (cls == Class::link || cls == Class::person) && i != 0 && items[i - 1].cls == Class::operator_;
      if (cls != Class::number && cls != Class::thing && cls != Class::kind && cls != Class::and_ &&
          cls != Class::fill && cls != Class::group && cls != Class::qualifier && !is_mark(items[i], ',') &&
          !of_subject && !(grammar.verb_last && bound.item - i < 24 && goes_on(cls)))
        break;
    }
  }
}

std::string operator_of(const std::string& breakdown) {
  const std::size_t at = breakdown.find("operator=");
  return at == std::string::npos ? std::string() : breakdown.substr(at, breakdown.find(';', at) - at);
}

// "The border service cleared 902 hectares, neutralising 870 mines": who cleared all the land of the sentence found
// what was on it.
void share_operator_of_areas(std::vector<Bound>& all) {
  std::string only;
  for (const Bound& each : all) {
    if (!each.valid || each.measure == no_code || !info(each.measure).name.starts_with("AREA_")) continue;
    const std::string name = operator_of(each.breakdown);
    if (name.empty() || (!only.empty() && only != name)) return;
    only = name;
  }
  if (only.empty()) return;
  for (Bound& each : all)
    if (each.valid && is_area_or_find(each.measure) && operator_of(each.breakdown).empty())
      add_part(each.breakdown, only);
}

// An operator is a part of the breakdown only where the sentence compares several.
void drop_only_operator(std::vector<Bound>& all) {
  std::string only;
  for (const Bound& each : all) {
    const std::string name = operator_of(each.breakdown);
    if (name.empty() || !each.valid) continue;
    if (name != "operator=ANAMA" || (!only.empty() && only != name)) return;
    only = name;
  }
  if (only.empty()) return;
  for (Bound& each : all) {
    std::string rest;
    for (const std::string& part : split(each.breakdown, ';'))
      if (part != only) add_part(rest, part);
    each.breakdown = rest;
  }
}

}  // namespace

bool is_mark(const Item& item, char sign) { return item.cls == Class::sign && static_cast<char>(item.value) == sign; }

bool is_counted_device(Code measure) {
  return measure == Code::measure_AP_MINES || measure == Code::measure_AV_MINES || measure == Code::measure_UXO ||
         measure == Code::measure_MINES;
}

bool is_area_or_find(Code measure) {
  const std::string_view name = info(measure).name;
  return name.starts_with("AREA_") || is_counted_device(measure) || measure == Code::measure_ITEMS ||
         measure == Code::measure_CARTRIDGES;
}

bool is_joint_operator(const Sequence& sequence, std::uint32_t item) {
  const auto& items = sequence.items;
  const auto names = [&](std::size_t i) {
    return i < items.size() &&
           (items[i].cls == Class::operator_ || items[i].cls == Class::caller || items[i].cls == Class::person);
  };
  const auto joins = [&](std::size_t i) { return i < items.size() && items[i].cls == Class::and_; };
  // "The agency and the State Border Service": an article is no part of a name.
  std::size_t before = item, after = item + 2;
  while (before != 0 && items[before - 1].cls == Class::fill) --before;
  while (after < items.size() && items[after].cls == Class::fill) ++after;
  return (before > 1 && joins(before - 1) && names(before - 2)) || (joins(item + 1) && names(after));
}

void share_operators(std::vector<Bound>& all, const Sentence& of, const Grammar& grammar) {
  share_operator(all, of, grammar);
  add_operators(all, of, grammar);
  share_operator_of_areas(all);
  drop_only_operator(all);
}

bool has_of_them_between(const Sequence& sequence, std::uint32_t total, std::uint32_t part) {
  // "Five were wounded, two of them women": the words are behind the part.
  for (std::uint32_t i = total + 1; i < std::min<std::size_t>(part + 2, sequence.items.size()); ++i)
    if (sequence.items[i].cls == Class::of_them) return true;
  return false;
}

}  // namespace maex::prose
