#include "core/mapping/profile/fit.hpp"

#include "core/text/personal_signs.hpp"

namespace maex {
namespace {

constexpr std::size_t most_sheets = 50;  // limit of checked sheets, for workbooks with a sheet per day

Certainty certainty_of(const HeadingRow& found) {
  if (!found.missing.empty() || found.matched == 0) return Certainty::no;
  if (found.known * 100 >= found.headings * 80) return Certainty::certain;
  if (found.known * 100 >= found.headings * 50) return Certainty::likely;
  return Certainty::possible;
}

std::string reason_of(const HeadingRow& found, const SheetInfo& sheet) {
  std::string text = std::to_string(found.known) + " of " + std::to_string(found.headings) + " headings";
  if (!sheet.name.empty()) text += " of sheet \"" + shown_sheet(sheet.name) + "\"";
  text += sheet.name.empty() ? " in row " : ", row ";
  text += std::to_string(found.row);
  if (!found.missing.empty()) {
    text += ", but not the required ";
    for (std::size_t i = 0; i != found.missing.size(); ++i) text += (i == 0 ? "\"" : ", \"") + found.missing[i] + "\"";
  }
  return text;
}

}  // namespace

Fit fit(const Compiled& profile, TableDocument& document) {
  Fit best;
  best.reason = "no row with its headings";
  const std::span<const SheetInfo> sheets = document.sheets();
  for (std::size_t i = 0; i < sheets.size() && i < most_sheets; ++i) {
    if (!is_table(sheets[i])) continue;
    const auto first = document.first_rows(i);
    auto found = find_headings(profile, first->seen(), first->merges());
    if (!found) continue;
    const Certainty certainty = certainty_of(*found);
    if (best.headings &&
        (certainty < best.certainty || (certainty == best.certainty && found->matched <= best.headings->matched)))
      continue;
    best.certainty = certainty;
    best.reason = reason_of(*found, sheets[i]);
    best.sheet = i;
    best.headings = std::move(found);
  }
  return best;
}

}  // namespace maex
