#include "core/mapping/prose/clauses.hpp"

#include <algorithm>

#include "core/mapping/prose/operators.hpp"

namespace maex::prose {

bool is_blocked(const Grammar& grammar, const Paragraph& paragraph, const Sentence& of, const Bound& bound) {
  // A plan or an estimate holds for its whole clause, which semicolons end. "Laid" mines are no finds; people and areas
  // of the clause are figures.
  const auto will_be = [&](const Item& item) {
    if (item.cls != Class::word && item.cls != Class::link && item.cls != Class::act && item.cls != Class::outcome)
      return false;
    const std::string_view verb = paragraph.tokens.folded(item.last);
    return std::any_of(grammar.plan_parts.begin(), grammar.plan_parts.end(), [&](const std::string& part) {
      return verb.size() > part.size() && verb.find(part, 1) != std::string_view::npos;
    });
  };
  // "A bus overturned, 5 people were killed": the whole sentence is about another event.
  const auto is_event = [&](const Item& item) {
    return item.cls == Class::plan && grammar.words.value(item.value) == "EVENT";
  };
  const auto blocks = [&](const Item& item) {
    if (item.cls != Class::plan) return will_be(item);
    return grammar.words.value(item.value) != "FINDS" ||
           (bound.measure != no_code && bound.unit.empty() && is_area_or_find(bound.measure));
  };
  const auto ends_clause = [&](const Item& item) {
    if (item.cls == Class::sign || item.cls == Class::number || item.cls == Class::group) return false;
    const std::string_view word = paragraph.tokens.folded(item.last);
    return std::any_of(grammar.verb_endings.begin(), grammar.verb_endings.end(),
                       [&](const std::string& ending) { return word.ends_with(ending); });
  };
  std::size_t sequence = bound.sequence;
  std::uint32_t at = bound.item;
  for (;;) {
    const auto& items = of.sequences[sequence].items;
    for (std::uint32_t i = at; i-- != 0;) {
      if (is_mark(items[i], ';') || items[i].cls == Class::but) break;
      // Where verbs are last, a comma after the verb of a plan ends its clause.
      const bool ended = grammar.verb_last && i + 1 != at && is_mark(items[i + 1], ',');
      if (blocks(items[i]) && (!ended || is_event(items[i]))) return true;
    }
    bool clause = true;
    for (std::uint32_t i = at + 1; i < items.size(); ++i) {
      clause &= !is_mark(items[i], ';') && items[i].cls != Class::but;
      // "5 mines were found, and more are expected", where verbs are last.
      if (i > at + 1 && is_mark(items[i], ',') && ends_clause(items[i - 1])) clause = false;
      if (!blocks(items[i])) continue;
      // "Residents reported 5 mines, but the call was not confirmed": doubt that holds for the whole sentence.
      if (clause || is_event(items[i]) ||
          (items[i].cls == Class::plan && grammar.words.value(items[i].value) == "SENTENCE"))
        return true;
    }
    if (of.sequences[sequence].parent < 0) return false;
    at = of.sequences[sequence].parent_item;
    sequence = static_cast<std::size_t>(of.sequences[sequence].parent);
  }
}

// The act that an area belongs to: the nearest one in its clause, in the sentence, or in the text before.
std::string act_of(const Grammar& grammar, const Memory& memory, const Sentence& of, std::size_t sequence,
                   std::uint32_t item) {
  const auto& items = of.sequences[sequence].items;
  const auto value = [&](std::size_t i) { return grammar.words.value(items[i].value); };
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
  if (has_right && grammar.verb_last && value(right) == "INSPECTED")
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
    return act_of(grammar, memory, of, static_cast<std::size_t>(of.sequences[sequence].parent),
                  of.sequences[sequence].parent_item);
  return memory.last_act.empty() ? memory.heading_act : memory.last_act;
}

}  // namespace maex::prose
