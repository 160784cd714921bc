// Parts of the status that the screen and the page share. Only the renderers of the status use them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/status.hpp"

namespace maex::exchange {

struct Counts {
  std::uint64_t files = 0, sent = 0, same = 0, repeat = 0, waiting = 0, quarantined = 0;
  Compared records;
};
Counts count_of(const std::vector<ItemRow>& items);

/// The key of a text that belongs to a name: "exchange-why-" + "crashed".
std::string key(std::string_view prefix, std::string_view name);
/// "march.xlsx (lists)", with unsafe characters spelled out.
std::string title_of(const ItemRow& item);

struct StatusLine {
  std::string label, text;
};
/// What came, went and waits, in the order of the screen.
std::vector<StatusLine> status_lines(const StatusFacts& facts, const Messages& words);

/// What a person has to do about a file that waits or is in quarantine.
struct StatusAction {
  std::int64_t item = 0;
  std::string title, why, problem, fix;
};
inline constexpr std::size_t actions_shown = 8;
/// The latest first, at most actions_shown.
std::vector<StatusAction> status_actions(const StatusFacts& facts, const Messages& words);

}  // namespace maex::exchange
