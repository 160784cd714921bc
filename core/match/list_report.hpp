// The result of linking lists as text, JSON and CSV.
#pragma once
#include <string>

#include "core/match/lists.hpp"
#include "core/report/messages.hpp"

namespace maex {

/// Columns, rules and counts. No value of a row is in it.
std::string list_links_text(const match::ListLinks& links, const Messages& words);
std::string list_links_json(const match::ListLinks& links);
/// One line for each pair: row numbers of the files, bits, decision.
std::string list_pairs_csv(const match::List& a, const match::List& b, const match::ListLinks& links);

}  // namespace maex
