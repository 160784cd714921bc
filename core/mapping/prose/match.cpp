#include "core/mapping/prose/match.hpp"

#include <algorithm>
#include <cstdlib>

namespace maex::prose {
namespace {

constexpr std::uint64_t bit(Class cls) { return std::uint64_t{1} << static_cast<unsigned>(cls); }

// What may be between a number and the word that it belongs to, where a pattern has "..".
constexpr std::uint64_t passable = bit(Class::word) | bit(Class::fill) | bit(Class::link) | bit(Class::place) |
                                   bit(Class::date) | bit(Class::person) | bit(Class::trait) | bit(Class::source) |
                                   bit(Class::at) | bit(Class::when) | bit(Class::since) | bit(Class::until) |
                                   bit(Class::year) | bit(Class::total) | bit(Class::operator_) | bit(Class::skip) |
                                   bit(Class::of_them) | bit(Class::scope) | bit(Class::all) | bit(Class::sum) |
                                   bit(Class::abbreviation) | bit(Class::half) | bit(Class::part) | bit(Class::base);
// A word that cannot follow an adjective which belongs to a noun further on.
constexpr std::uint64_t ends_phrase =
    bit(Class::sign) | bit(Class::number) | bit(Class::and_) | bit(Class::link) | bit(Class::date) | bit(Class::place) |
    bit(Class::outcome) | bit(Class::act) | bit(Class::at) | bit(Class::when) | bit(Class::including) |
    bit(Class::since) | bit(Class::until) | bit(Class::total) | bit(Class::of_them) | bit(Class::operator_) |
    bit(Class::sum) | bit(Class::but) | bit(Class::purpose) | bit(Class::source) | bit(Class::call);
constexpr std::uint64_t transparent = bit(Class::group) | bit(Class::qualifier) | bit(Class::qualifier_after);
constexpr std::size_t reach = 24, widest_gap = 9;

class Side {
 public:
  Side(const std::vector<Element>& elements, const Sequence& sequence, const Paragraph& paragraph, int step,
       std::uint16_t mines)
      : elements_(elements), items_(sequence.items), paragraph_(paragraph), step_(step), mines_(mines) {}

  bool run(std::uint32_t anchor, Taken& taken) {
    anchor_ = static_cast<std::int64_t>(anchor);
    return match(0, anchor_ + step_, taken);
  }

 private:
  [[nodiscard]] bool inside(std::int64_t at) const { return at >= 0 && at < static_cast<std::int64_t>(items_.size()); }
  [[nodiscard]] const Item& item(std::int64_t at) const { return items_[static_cast<std::size_t>(at)]; }

  std::int64_t skip(std::int64_t at, std::uint64_t wanted) const {
    while (inside(at) && (bit(item(at).cls) & transparent & ~wanted) != 0) at += step_;
    return at;
  }

  [[nodiscard]] bool fits(const Element& element, const Item& item) const {
    if (!element.words.empty()) {
      if (item.cls == Class::sign || item.cls == Class::number || item.cls == Class::group) return false;
      const auto is = [&](std::string_view word) {
        return std::any_of(element.words.begin(), element.words.end(), [&](const std::string& each) {
          const std::string_view wanted = each;
          if (wanted.starts_with('*')) return item.cls == Class::word && word.ends_with(wanted.substr(1));
          return wanted.ends_with('*') ? word.starts_with(wanted.substr(0, wanted.size() - 1)) : word == wanted;
        });
      };
      // "Risk education sessions" is a thing by its last word too.
      return is(paragraph_.tokens.folded(item.first)) ||
             (item.cls == Class::thing && item.last != item.first && is(paragraph_.tokens.folded(item.last)));
    }
    if ((element.classes & bit(item.cls)) == 0) return false;
    if (item.cls == Class::sign) return element.signs.find(static_cast<char>(item.value)) != std::string::npos;
    if ((item.cls == Class::outcome || item.cls == Class::thing) && item.claimed) return false;
    bool limited = false;
    for (const auto& [cls, value] : element.values) {
      if (cls != item.cls) continue;
      if (value == item.value) return true;
      limited = true;
    }
    return !limited;
  }

  // "Two men, both from Barda, were killed", "two men stepped on a mine and were killed": past an aside without
  // figures, to the second verb, or past the person that is counted without a number. -1: none of them.
  [[nodiscard]] std::int64_t past_aside(std::int64_t at) const {
    constexpr std::int64_t longest = 8;
    constexpr std::uint64_t quiet = passable | bit(Class::call) | bit(Class::document) | transparent;
    const std::int64_t begin = at;
    const bool comma = is_comma(at);
    std::int64_t verb = comma ? at + 1 : at;
    if (step_ > 0 && inside(verb) && item(verb).cls == Class::and_) {
      while (inside(++verb) && item(verb).cls == Class::link) continue;
      if (inside(verb) && item(verb).cls == Class::outcome) return verb;
      // "Two men and a boy were injured".
      while (inside(verb) && (item(verb).cls == Class::fill || item(verb).cls == Class::trait)) ++verb;
      if (!comma && inside(verb) && item(verb).cls == Class::person) return verb + 1;
    }
    if (!comma) return -1;
    bool aged = false;
    for (at += step_; inside(at) && std::abs(at - begin) <= longest; at += step_) {
      if (is_comma(at)) return at == begin + step_ ? -1 : at + step_;
      // "Residents of Barda aged 27 and 33".
      aged |= item(at).cls == Class::document;
      const bool age = aged && (item(at).cls == Class::number || item(at).cls == Class::and_);
      if (!age && (bit(item(at).cls) & quiet) == 0) return -1;
    }
    return -1;
  }
  [[nodiscard]] bool is_comma(std::int64_t at) const {
    return inside(at) && item(at).cls == Class::sign && static_cast<char>(item(at).value) == ',';
  }

  // Tries element `e` at item `at`. Failed states are remembered, so that the work is bounded by elements times items.
  bool match(std::size_t e, std::int64_t at, Taken& taken) {
    if (e == elements_.size()) return true;
    const Element& element = elements_[e];
    const std::int64_t from = at;
    // "From 15 to 4": the second number is not the end of the phrase of the first one.
    // "12 machines more than before": a word of a qualifier that the pattern names.
    if (element.words.empty() || !inside(at) || !fits(element, item(at)))
      at = skip(at, element.kind == Element::Kind::stop && step_ > 0 ? bit(Class::qualifier) : element.classes);
    const auto distance = static_cast<std::size_t>(at > anchor_ ? at - anchor_ : anchor_ - at);
    if (distance >= reach) return false;
    if (failed_[e] >> distance & 1u) return false;
    if (try_element(element, e, from, at, taken)) return true;
    failed_[e] |= std::uint32_t{1} << distance;
    return false;
  }

  bool try_element(const Element& element, std::size_t e, std::int64_t from, std::int64_t at, Taken& taken) {
    switch (element.kind) {
      case Element::Kind::stop: {
        constexpr std::uint64_t stops = bit(Class::sign) | bit(Class::and_) | bit(Class::number) | bit(Class::but);
        return (!inside(at) || (bit(item(at).cls) & stops) != 0) && match(e + 1, at, taken);
      }
      case Element::Kind::start:
      case Element::Kind::end: {
        const bool edge = !inside(at);
        if (element.kind == Element::Kind::start ? !edge : !edge && (bit(item(at).cls) & ends_phrase) == 0)
          return false;
        return match(e + 1, at, taken);
      }
      case Element::Kind::gap: {
        bool phrase = true;    // still in the noun phrase of the number: its persons are counted
        bool persons = false;  // the number counts persons, so that the nouns behind them are not what is counted
        for (std::size_t i = 0; i <= widest_gap; ++i) {
          const Taken before = taken;
          if (match(e + 1, at, taken)) return true;
          taken = before;
          at = skip(at, 0);
          if (!inside(at)) return false;
          // "11 people were, by mines, injured": the mines are not what is counted.
          const bool mines = item(at).cls == Class::thing && item(at).value == mines_;
          constexpr std::uint64_t nouns = bit(Class::other) | bit(Class::thing) | bit(Class::kind) | bit(Class::caller);
          const bool noun = persons && step_ > 0 && (bit(item(at).cls) & nouns) != 0;
          if (!mines && !noun && (bit(item(at).cls) & passable) == 0) {
            at = past_aside(at);
            if (at < 0) return false;
            phrase = false;
            continue;
          }
          const Class cls = item(at).cls;
          if (phrase && (cls == Class::person || cls == Class::trait)) {
            taken.add(static_cast<std::uint32_t>(at));
            persons |= cls == Class::person;
          } else
            phrase &= cls == Class::fill;
          at += step_;
        }
        return false;
      }
      case Element::Kind::item: break;
    }
    if (inside(at) && fits(element, item(at))) {
      const Taken before = taken;
      taken.add(static_cast<std::uint32_t>(at));
      if (match(element.many ? e : e + 1, at + step_, taken)) return true;
      taken = before;
    }
    const bool stops = e + 1 < elements_.size() && elements_[e + 1].kind == Element::Kind::stop && step_ > 0;
    return element.optional && match(e + 1, stops ? from : at, taken);
  }

  const std::vector<Element>& elements_;
  const std::vector<Item>& items_;
  const Paragraph& paragraph_;
  const int step_;
  const std::uint16_t mines_;  // value of the thing that a wide gap passes; 0xFFFF: none
  std::int64_t anchor_ = 0;
  std::array<std::uint32_t, 16> failed_{};
};

}  // namespace

std::int32_t Taken::find(const Sequence& sequence, Class cls) const {
  for (std::size_t i = 0; i != count; ++i)
    if (sequence.items[item[i]].cls == cls) return static_cast<std::int32_t>(item[i]);
  return -1;
}

Surroundings surroundings_of(const Sequence& sequence, std::uint32_t anchor) {
  Surroundings around;
  const std::size_t end = std::min(sequence.items.size(), anchor + reach);
  for (std::size_t i = anchor >= reach ? anchor - reach + 1 : 0; i < end; ++i)
    if (i != anchor) (i < anchor ? around.left : around.right) |= bit(sequence.items[i].cls);
  return around;
}

bool can_match(const Pattern& pattern, const Surroundings& around) {
  const auto has_all = [](const std::vector<std::uint64_t>& needs, std::uint64_t there) {
    return std::all_of(needs.begin(), needs.end(), [&](std::uint64_t each) { return (each & there) != 0; });
  };
  return has_all(pattern.right_needs, around.right) && has_all(pattern.left_needs, around.left);
}

bool matches(const Pattern& pattern, const Sequence& sequence, std::uint32_t anchor, const Paragraph& paragraph,
             std::uint16_t mines, Taken& taken) {
  taken = {};
  taken.first = taken.last = anchor;
  return Side(pattern.left, sequence, paragraph, -1, mines).run(anchor, taken) &&
         Side(pattern.right, sequence, paragraph, 1, mines).run(anchor, taken);
}

}  // namespace maex::prose
