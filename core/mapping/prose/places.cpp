#include "core/mapping/prose/places.hpp"

#include <algorithm>

#include "core/place/gazetteer.hpp"

namespace maex::prose {
namespace {

// "Three civilians, who had entered a field in Agdam, were wounded": the one place of brackets without figures.
std::string place_beside(const Paragraph& paragraph, const Sentence& of) {
  const District* only = nullptr;
  for (const Sequence& each : of.sequences) {
    if (each.parent < 0 ||
        std::any_of(each.items.begin(), each.items.end(), [](const Item& item) { return item.cls == Class::number; }))
      continue;
    for (const Item& item : each.items) {
      if (item.cls != Class::place) continue;
      const District* named = paragraph.places[static_cast<std::size_t>(item.ref)];
      if (only != nullptr && named != only) return {};
      only = named;
    }
  }
  return only == nullptr ? std::string() : std::string(only->title());
}

}  // namespace

std::string place_of(const Paragraph& paragraph, const Sentence& of, const Bound& bound) {
  // Places by their order in the sentence, with brackets left out.
  const auto& items = of.sequences[0].items;
  std::vector<std::uint32_t> places;
  for (std::uint32_t i = 0; i != items.size(); ++i)
    if (items[i].cls == Class::place) places.push_back(i);
  if (places.empty()) return place_beside(paragraph, of);
  const auto name = [&](std::uint32_t i) { return paragraph.places[static_cast<std::size_t>(items[i].ref)]->title(); };
  bool one = true;
  for (const std::uint32_t i : places) one &= items[i].ref >= 0 && name(i) == name(places[0]);
  if (one) return name(places[0]);
  // Several places: each one must have its own numbers, or none of them is the place of a figure.
  std::uint32_t at = bound.item;
  for (std::size_t s = bound.sequence; s != 0; s = static_cast<std::size_t>(of.sequences[s].parent))
    at = of.sequences[s].parent_item;
  const auto number_between = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from + 1; i < to; ++i)
      if (items[i].cls == Class::number || items[i].cls == Class::group) return true;
    return false;
  };
  const bool before = places[0] < at || number_between(places[0], places[1]);
  for (std::size_t i = 0; i + 1 < places.size(); ++i)
    if (!number_between(places[i], places[i + 1])) return {};
  if (before && number_between(places.back(), static_cast<std::uint32_t>(items.size()))) {
    std::string found;
    for (const std::uint32_t i : places)
      if (i < at) found = name(i);
    return found;
  }
  for (const std::uint32_t i : places) {
    if (i <= at) continue;
    // "3 incidents: 2 in Aghdam and 1 in Fuzuli": the total has no place.
    const bool parts = std::any_of(items.begin() + at, items.begin() + i, [](const Item& item) {
      return item.cls == Class::sign && static_cast<char>(item.value) == ':';
    });
    return parts ? std::string() : name(i);
  }
  return {};
}

}  // namespace maex::prose
