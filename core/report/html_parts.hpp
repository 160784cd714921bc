// Pieces of the page. Private to it.
#pragma once
#include <string>
#include <string_view>

#include "core/report/facts.hpp"
#include "core/report/messages.hpp"

namespace maex::html {

/// Safe between tags and in quoted attributes; characters that a browser or printer may not show are spelled out.
std::string escaped(std::string_view text);
extern const std::string_view style;

/// Bars with their numbers; `title` names the picture for those who do not see it.
std::string month_chart(const CheckFacts& facts, const Messages& words);
std::string rule_chart(const Notices& notices, const Messages& words);
/// Incidents by district, at the middle of each district: never at the place of an incident.
std::string district_map(const CheckFacts& facts, const Messages& words);

}  // namespace maex::html
