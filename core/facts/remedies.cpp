#include "core/facts/remedies.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace maex {
namespace {

using enum ActionKind;
using enum Audience;

// The finding's own advice.
const Pattern own;

std::vector<Remedy> sorted_table() {
  // An array first: clang 14 fails on a vector of these.
  const Remedy all[] = {
      // Lists. The sender corrects a word that is nearly right; otherwise the profile does not know the word.
      {"code-unknown", add_word, keeper,
       "Add the word to the profile if the sender always uses it. Otherwise ask the sender to correct it."_text},
      {"heading-unknown", add_word, keeper,
       "It is not known what the values are, so only the sender's own layout gets them. Add the heading to the profile, let the profile ignore it, or declare it open."_text},
      {"heading-missing", correct_cell, sender, own},
      {"no-heading-row", decide, keeper, own},
      {"no-list-found", decide, keeper, own},
      {"sheet-hidden", decide, sender, own},
      {"sheet-not-readable", decide, sender, own},
      {"row-hidden", decide, sender, own},
      {"date-column-day-first", decide, sender, own},
      {"date-column-mixed", decide, sender, own},
      {"date-column-month-first", decide, sender, own},
      {"date-column-split", decide, sender, own},
      {"number-ambiguous", decide, sender, own},
      {"number-column-mixed", decide, sender, own},
      {"after-list", decide, sender, own},
      {"incident-seen-again", decide, sender, own},
      {"incidents-alike", decide, sender, own},
      {"identical-records", decide, sender, own},
      {"victim-named-twice", decide, sender, own},
      {"accident-on-cleared-land", decide, keeper, own},
      {"district-unknown", correct_cell, sender, own},
      // Tables of columns, maps and maXML.
      {"flat-column-unknown", add_word, keeper, own},
      {"flat-not-a-table", add_word, keeper, own},
      {"flat-no-table", give_file, keeper, own},
      {"feature-property-unknown", add_word, keeper, own},
      {"feature-kind-unknown", decide, keeper, own},
      {"feature-shape-redrawn", decide, sender, own},
      {"kml-link-not-followed", give_file, sender, own},
      {"maxml-element-unknown", add_word, keeper, own},
      {"maxml-term-unknown", add_word, keeper, own},
      {"maxml-report-without-item", add_word, keeper, own},
      {"maxml-required-missing", decide, keeper, own},
      {"maxml-item-not-modelled", decide, keeper, own},
      {"maxml-not-valid", decide, keeper, own},
      {"maxml-auxiliary-data", give_file, sender, own},
      {"maxml-link-dangling", give_file, sender, own},
      // Files.
      {"file-damaged", give_file, sender, own},
      {"file-incomplete", give_file, sender, own},
      {"geojson-not-utf8", give_file, sender, own},
      {"text-mojibake", give_file, sender, own},
      // What the criteria of verification ask for.
      {"verification-hazard", give_file, keeper, own},
      {"verification-training-ground", decide, keeper, own},
      {"verification-stated-differs", decide, keeper, own},
      {"country-assumed", give_file, keeper, own},
      {"policy-of-another-country", give_file, keeper, own},
      {"check-state-refuted", decide, keeper, own},
      // What the receiving IMSMA lacks.
      {"imsma-ordnance-unknown", decide, keeper, own},
      {"imsma-organisation-unknown", decide, keeper, own},
      {"imsma-place-unknown", decide, keeper, own},
      {"imsma-correction-not-later", decide, keeper, own},
      // Figures of partners and earlier submissions: only the sources can say which one is right.
      {"base-of-another-source", decide, sender, own},
      {"count-since-too-high", decide, sender, own},
      {"finds-for-area-implausible", decide, sender, own},
      {"late-additions", decide, sender, own},
      {"parts-below-total", decide, sender, own},
      {"period-missing", give_file, sender, own},
      {"periods-below-total", decide, sender, own},
      {"periods-exceed-total", decide, sender, own},
      {"periods-overlap", decide, sender, own},
      {"total-falls", decide, sender, own},
      {"two-figures", decide, sender, own},
      {"resubmission-changed", decide, sender, own},
      {"resubmission-gone", decide, sender, own},
      {"resubmission-outcome-changed", decide, sender, own},
      // maex itself.
      {"not-read-back", decide, keeper, own},
      {"custom-rule-unfinished", decide, keeper, own},
  };
  std::vector<Remedy> sorted(std::begin(all), std::end(all));
  std::sort(sorted.begin(), sorted.end(), [](const Remedy& a, const Remedy& b) { return a.code < b.code; });
  return sorted;
}

const std::vector<Remedy>& table() {
  static const std::vector<Remedy> sorted = sorted_table();
  return sorted;
}

}  // namespace

std::span<const Remedy> remedies() { return table(); }

const Remedy& remedy_of(std::string_view code) {
  static const Remedy usual{"", correct_cell, sender, own};
  const auto found = std::lower_bound(table().begin(), table().end(), code,
                                      [](const Remedy& each, std::string_view wanted) { return each.code < wanted; });
  return found != table().end() && found->code == code ? *found : usual;
}

}  // namespace maex
