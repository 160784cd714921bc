#include "core/facts/remedies.hpp"

#include <algorithm>
#include <vector>

namespace maex {
namespace {

using enum ActionKind;
using enum Audience;

const std::vector<Remedy>& table() {
  static const std::vector<Remedy> sorted = [] {
    std::vector<Remedy> all = {
        // Lists. The sender corrects a word that is nearly right; otherwise the profile does not know the word.
        {"code-unknown", add_word, keeper,
         "Add the word to the profile if the sender always uses it. Otherwise ask the sender to correct it."_text},
        {"heading-unknown", add_word, keeper,
         "It is not known what the values are, so only the sender's own layout gets them. Add the heading to the profile, let the profile ignore it, or declare it open."_text},
        {"heading-missing", correct_cell, sender, {}},
        {"no-heading-row", decide, keeper, {}},
        {"no-list-found", decide, keeper, {}},
        {"sheet-hidden", decide, sender, {}},
        {"sheet-not-readable", decide, sender, {}},
        {"row-hidden", decide, sender, {}},
        {"date-column-day-first", decide, sender, {}},
        {"date-column-mixed", decide, sender, {}},
        {"date-column-month-first", decide, sender, {}},
        {"date-column-split", decide, sender, {}},
        {"number-ambiguous", decide, sender, {}},
        {"number-column-mixed", decide, sender, {}},
        {"after-list", decide, sender, {}},
        {"incident-seen-again", decide, sender, {}},
        {"incidents-alike", decide, sender, {}},
        {"identical-records", decide, sender, {}},
        {"victim-named-twice", decide, sender, {}},
        {"accident-on-cleared-land", decide, keeper, {}},
        {"district-unknown", correct_cell, sender, {}},
        // Tables of columns, maps and maXML.
        {"flat-column-unknown", add_word, keeper, {}},
        {"flat-not-a-table", add_word, keeper, {}},
        {"flat-no-table", give_file, keeper, {}},
        {"feature-property-unknown", add_word, keeper, {}},
        {"feature-kind-unknown", decide, keeper, {}},
        {"feature-shape-redrawn", decide, sender, {}},
        {"kml-link-not-followed", give_file, sender, {}},
        {"maxml-element-unknown", add_word, keeper, {}},
        {"maxml-term-unknown", add_word, keeper, {}},
        {"maxml-report-without-item", add_word, keeper, {}},
        {"maxml-required-missing", decide, keeper, {}},
        {"maxml-item-not-modelled", decide, keeper, {}},
        {"maxml-not-valid", decide, keeper, {}},
        {"maxml-auxiliary-data", give_file, sender, {}},
        {"maxml-link-dangling", give_file, sender, {}},
        // Files.
        {"file-damaged", give_file, sender, {}},
        {"file-incomplete", give_file, sender, {}},
        {"geojson-not-utf8", give_file, sender, {}},
        {"text-mojibake", give_file, sender, {}},
        // What the criteria of verification ask for.
        {"verification-hazard", give_file, keeper, {}},
        {"verification-training-ground", decide, keeper, {}},
        {"verification-stated-differs", decide, keeper, {}},
        {"policy-of-another-country", give_file, keeper, {}},
        {"check-state-refuted", decide, keeper, {}},
        // What the receiving IMSMA lacks.
        {"imsma-ordnance-unknown", decide, keeper, {}},
        {"imsma-organisation-unknown", decide, keeper, {}},
        {"imsma-place-unknown", decide, keeper, {}},
        {"imsma-correction-not-later", decide, keeper, {}},
        // Figures of partners and earlier submissions: only the sources can say which one is right.
        {"base-of-another-source", decide, sender, {}},
        {"count-since-too-high", decide, sender, {}},
        {"finds-for-area-implausible", decide, sender, {}},
        {"late-additions", decide, sender, {}},
        {"parts-below-total", decide, sender, {}},
        {"period-missing", give_file, sender, {}},
        {"periods-below-total", decide, sender, {}},
        {"periods-exceed-total", decide, sender, {}},
        {"periods-overlap", decide, sender, {}},
        {"total-falls", decide, sender, {}},
        {"two-figures", decide, sender, {}},
        {"resubmission-changed", decide, sender, {}},
        {"resubmission-gone", decide, sender, {}},
        {"resubmission-outcome-changed", decide, sender, {}},
        // maex itself.
        {"not-read-back", decide, keeper, {}},
        {"custom-rule-unfinished", decide, keeper, {}},
    };
    std::sort(all.begin(), all.end(), [](const Remedy& a, const Remedy& b) { return a.code < b.code; });
    return all;
  }();
  return sorted;
}

}  // namespace

std::span<const Remedy> remedies() { return table(); }

const Remedy& remedy_of(std::string_view code) {
  static const Remedy usual{"", correct_cell, sender, {}};
  const auto found = std::lower_bound(table().begin(), table().end(), code,
                                      [](const Remedy& each, std::string_view wanted) { return each.code < wanted; });
  return found != table().end() && found->code == code ? *found : usual;
}

}  // namespace maex
