// Pieces of the page. Private to it.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "core/facts/facts.hpp"
#include "core/report/messages.hpp"

namespace maex::html {

/// Safe between tags and in quoted attributes; characters that a browser or printer may not show are spelled out.
std::string escaped(std::string_view text);
extern const std::string_view style;

/// The codes of all findings with their counts, and the class that the filter knows each by.
struct FilterCode {
  std::size_t number = 0;
  std::uint64_t count = 0;
};
using FilterCodes = std::map<std::string_view, FilterCode>;

/// "<dt>name</dt><dd>value</dd>"
std::string entry(std::string_view name, std::string_view value);
/// A picture under its caption. `id` is unique in the page; `told` says in words what the picture shows.
std::string figure(std::string_view id, std::string_view caption, std::string_view told, double wide, double high,
                   std::string_view drawing, std::string_view below);

/// Incidents by month: bars, or years against months where there are many.
std::string month_chart(const CheckFacts& facts, const std::string& id, const Messages& words);
std::string rule_chart(const Findings& findings, const std::string& id, const Messages& words);
/// Incidents by district, at the middle of each district: never at the place of an incident.
std::string district_map(const CheckFacts& facts, const std::string& id, const Messages& words);

/// Findings under the sheet they are in, in the order in which a person goes through the file.
std::string findings(const ItemFacts& item, const FilterCodes& codes, bool show_personal, const Messages& words);

}  // namespace maex::html
