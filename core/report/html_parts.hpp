// Parts of HTML pages. Only the renderers of pages use them.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex::html {

/// Text that is safe between tags and in quoted attributes. Characters that a browser or printer may not show are
/// spelled out.
std::string escaped(std::string_view text);
extern const std::string_view style;
/// The page up to its heading, in an open <header>. `title` is escaped; `more_style` is added to the style sheet.
std::string page_start(std::string_view title, std::string_view more_style, const Messages& words);

/// The codes of all findings with their counts. `number` is part of the CSS class by which the filter finds a code.
struct FilterCode {
  std::size_t number = 0;
  std::uint64_t count = 0;
};
using FilterCodes = std::map<std::string_view, FilterCode>;

/// "<dt>name</dt><dd>value</dd>"
std::string entry(std::string_view name, std::string_view value);
/// A picture under its caption. `id` is unique in the page. `told` describes the picture in words.
std::string figure(std::string_view id, std::string_view caption, std::string_view told, double wide, double high,
                   std::string_view drawing, std::string_view below);

/// Incidents by month: bars, or a table of years and months when there are many months.
std::string month_chart(const CheckFacts& facts, const std::string& id, const Messages& words);
std::string rule_chart(const Findings& findings, const std::string& id, const Messages& words);
/// Incidents by district, at the centre of each district, never at the place of an incident.
std::string district_map(const CheckFacts& facts, const std::string& id, const Messages& words);

/// Findings by sheet, in the order in which a user goes through the file.
std::string findings(const ItemFacts& item, const FilterCodes& codes, bool show_personal, const Messages& words);

}  // namespace maex::html
