#include "core/mapping/prose/asides.hpp"

#include <algorithm>

namespace maex::prose {
namespace {

// The verb of the sentence follows the comma at `end`, before another number.
bool goes_to_outcome(const std::vector<Item>& items, std::size_t end) {
  for (std::size_t i = end + 1; i < items.size() && items[i].cls != Class::number; ++i) {
    if (items[i].cls == Class::outcome) return true;
    if (items[i].cls != Class::link && items[i].cls != Class::word) return false;
  }
  return false;
}

// What happened, before the aside; without it, the verb after the aside is that of the whole.
bool has_verb(const std::vector<Item>& items, std::size_t aside) {
  bool verb = false;
  for (std::size_t i = aside; i-- != 0 && items[i].cls != Class::number;)
    verb |= items[i].cls == Class::outcome || items[i].cls == Class::thing || items[i].cls == Class::link;
  return verb;
}

// "419 nəfər zərər çəkib, onlardan 358-i uşaq, 38-i qadındır": the second comma of an aside does not end it.
bool goes_on(const Grammar& grammar, const std::vector<Item>& items, std::size_t aside, std::size_t comma) {
  const bool verb = has_verb(items, aside);
  std::size_t i = comma + 1;
  if (i >= items.size() || items[i].cls != Class::number) return false;
  for (++i; i < items.size() && (items[i].cls == Class::fill || items[i].cls == Class::trait);) ++i;
  if (i >= items.size() || items[i].cls != Class::person || grammar.words.value(items[i].value).empty()) return false;
  ++i;
  // "281 people, including 121 civilians, 160 soldiers, were wounded".
  if (!grammar.verb_last) return i == items.size() || items[i].cls == Class::sign;
  return !verb || i == items.size() || items[i].cls == Class::sign || items[i].cls == Class::and_ ||
         items[i].cls == Class::link;
}

// The number before the comma counts people without a status, so that persons after the comma are its parts.
bool has_plain_persons(const Grammar& grammar, const std::vector<Item>& items, std::size_t comma) {
  for (std::size_t i = comma; i-- != 0;) {
    if (items[i].cls == Class::number) return true;
    if (items[i].cls == Class::person && !grammar.words.value(items[i].value).empty()) return false;
    if (items[i].cls == Class::sign) return false;
  }
  return false;
}

bool is_sign_of(const Item& item, char sign) {
  return item.cls == Class::sign && static_cast<char>(item.value) == sign;
}

// Makes a sequence of the items between the sign at `open` and `end`; `closed`: the last of them is a sign too.
void put_into_brackets(Sentence& of, std::size_t index, std::size_t open, std::size_t end, bool closed) {
  auto& items = of.sequences[index].items;
  const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
  Sequence inner;
  inner.parent = static_cast<std::int32_t>(index);
  inner.parent_item = static_cast<std::uint32_t>(open);
  inner.items.assign(at(open + 1), at(end - (closed ? 1 : 0)));
  items[open].cls = Class::group;
  items[open].ref = static_cast<std::int32_t>(of.sequences.size());
  const std::size_t erased = end - open - 1;
  items.erase(at(open + 1), at(end));
  for (Sequence& each : of.sequences)
    if (each.parent == static_cast<std::int32_t>(index) && each.parent_item > open)
      each.parent_item -= static_cast<std::uint32_t>(erased);
  of.sequences.push_back(std::move(inner));
}

// "Two people – brothers of 33 and 35 years – were wounded": names and ages between a dash and the verb count
// nothing.
bool names_persons(Sentence& of, std::size_t index, std::size_t dash) {
  constexpr std::size_t longest = 12;
  auto& items = of.sequences[index].items;
  const Class before = items[dash - 1].cls;
  if (before != Class::person && before != Class::number) return false;
  std::size_t end = dash + 1, aged = 0;
  for (; end < items.size() && end < dash + longest && items[end].cls != Class::outcome; ++end) {
    const Class cls = items[end].cls;
    // "33 and 35 years", "four builders and a driver": no words that people are counted with.
    if (cls == Class::other_unit || (cls == Class::word && end > dash + 1)) aged = 0;
    if (cls == Class::person && aged != 0) return false;
    aged += cls == Class::number;
    if (is_sign_of(items[end], ';') || is_sign_of(items[end], ':') || cls == Class::act || cls == Class::thing ||
        cls == Class::of_them || cls == Class::including)
      return false;
  }
  if (end == dash + 1 || end >= items.size() || items[end].cls != Class::outcome || aged != 0) return false;
  put_into_brackets(of, index, dash, end, is_sign_of(items[end - 1], '-') || is_sign_of(items[end - 1], ','));
  return true;
}

}  // namespace

// "70 people, including 55 civilians and 15 servicemen, lost their lives": the words between the commas are put into
// brackets, so that the outcome finds its number.
void set_asides_apart(const Grammar& grammar, Sentence& of, std::size_t index) {
  for (std::size_t i = 1; i < of.sequences[index].items.size() && of.sequences.size() < 64; ++i) {
    const auto& items = of.sequences[index].items;
    const auto is = [&](std::size_t at, char sign) {
      return at < items.size() && items[at].cls == Class::sign && static_cast<char>(items[at].value) == sign;
    };
    // "2 people - 1 civilian and 1 soldier - were killed": dashes around persons are commas.
    const bool dashed = is(i, '-') && (items[i - 1].cls == Class::person || items[i - 1].cls == Class::thing) &&
                        i + 1 < items.size() && items[i + 1].cls == Class::number;
    if (grammar.verb_last && is(i, '-') && names_persons(of, index, i)) continue;
    if (!is(i, ',') && !dashed) continue;
    std::size_t end = i + 1, numbers = 0, persons = 0;
    bool part = false, open = true, named = true, verb = false;
    for (; end < items.size() && open; ++end) {
      switch (items[end].cls) {
        case Class::number: ++numbers; break;
        case Class::person:
          ++persons;
          named &= !grammar.words.value(items[end].value).empty();
          break;
        case Class::including: part |= end == i + 1; break;
        case Class::of_them: part = true; break;
        // "382 people, 70 of whom died, became victims"; "14 people, of which 5 are military, became victims".
        case Class::link:
        case Class::outcome:
          if (part && !grammar.verb_last) {
            persons += items[end].cls == Class::outcome;
            verb |= items[end].cls == Class::outcome;
            break;
          }
          // "Onlardan 5-i hərbçi olmaqla, yaralanıb": the last word of an aside.
          if (part && items[end].cls == Class::link && is(end + 1, ',')) break;
          open = false;
          --end;
          break;
        case Class::trait:
        case Class::fill:
        case Class::and_:
        case Class::qualifier: break;
        default:
          if (is(end, ',') && part && goes_on(grammar, items, i, end)) break;
          if (is(end, ',') && dashed) break;
          open = false;
          --end;
      }
    }
    // "Two civilians, born in 1971 and 1985, were killed": an aside that counts nothing.
    if (items[i + 1 < items.size() ? i + 1 : i].cls == Class::document) {
      for (end = i + 2; end < items.size() && end < i + 8 && !is(end, ',');) ++end;
      if (is(end, ',')) numbers = persons = 1, part = true;
    }
    if (numbers == 0 || persons < numbers) continue;
    // "8 nəfər – 1 sərhədçi, 3 hərbçi, 4 mülki şəxs yaralanıb": the verb of the whole ends the list.
    const bool to_verb = dashed && grammar.verb_last && numbers > 1 && persons == numbers && end < items.size() &&
                         items[end].cls == Class::outcome && !has_verb(items, i);
    if (dashed && !to_verb && !is(end, '-')) continue;
    const bool closed =
        dashed || end == items.size() || is(end, ',') || is(end, ';') || is(end, '.') ||
        (part && grammar.verb_last &&
         ((!has_verb(items, i) && (items[end].cls == Class::outcome || (items[end].cls == Class::thing && named) ||
                                   items[end].cls == Class::word)) ||
          items[end].cls == Class::link));
    if (verb && !(is(end, ',') && goes_to_outcome(items, end))) continue;
    if (!closed || (!part && !dashed && !(named && has_plain_persons(grammar, items, i)))) continue;
    const bool ends = end < items.size() && !to_verb && (dashed || is(end, ','));
    put_into_brackets(of, index, i, end + (ends ? 1 : 0), ends);
  }
}

}  // namespace maex::prose
