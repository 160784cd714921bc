#include "core/plugin/identify_rule.hpp"

#include <algorithm>
#include <set>

#include "core/document/first_rows.hpp"
#include "core/text/fold.hpp"

namespace maex {
namespace {

constexpr std::size_t some_headings = 2;  // one common word such as "No" proves nothing

bool bytes_agree(const IdentifyRule& rule, const Probe& probe) {
  const std::string_view head = probe.head;
  if (!rule.magic.empty() && (rule.offset > head.size() || !head.substr(rule.offset).starts_with(rule.magic)))
    return false;
  for (const std::string& entry : rule.entries)
    if (std::find(probe.entries.begin(), probe.entries.end(), entry) == probe.entries.end()) return false;
  if (!rule.extensions.empty() && !has_extension(probe.name, rule.extensions)) return false;
  if (!rule.xml_root.empty() && root_element(head) != rule.xml_root) return false;
  return std::all_of(rule.head_text.begin(), rule.head_text.end(),
                     [head](const std::string& text) { return head.find(text) != std::string_view::npos; });
}

/// The largest number of `wanted` headings (folded) in one of the rows in which profiles look for theirs.
std::size_t best_row(const std::set<std::string>& wanted, TableDocument& tables) {
  std::size_t best = 0;
  for (std::size_t sheet = 0; sheet != tables.sheets().size(); ++sheet) {
    if (!is_table(tables.sheets()[sheet])) continue;
    const auto first = tables.first_rows(sheet);
    for (const Row& row : first->seen()) {
      if (!may_be_headings(row)) continue;
      std::set<std::string> found;
      for (const Cell& cell : row.cells)
        if (cell.kind == CellKind::text)
          if (std::string heading = fold(cell.raw); wanted.count(heading) != 0) found.insert(std::move(heading));
      best = std::max(best, found.size());
    }
  }
  return best;
}

Identification answer(const IdentifyRule& rule, const Probe& probe, TableDocument* tables) {
  if (!bytes_agree(rule, probe)) return {};
  if (rule.headings.empty()) return {rule.certainty, rule.reason};
  if (tables == nullptr) return {};
  std::set<std::string> wanted;
  for (const std::string& heading : rule.headings) wanted.insert(fold(heading));
  const std::size_t found = best_row(wanted, *tables);
  const std::string counted = std::to_string(found) + " of " + std::to_string(wanted.size()) + " headings";
  const std::string reason = rule.reason.empty() ? counted : rule.reason + ", " + counted;
  if (found == wanted.size()) return {rule.certainty, reason};
  if (found >= some_headings) return {rule.some, reason};
  return {Certainty::no, reason};
}

}  // namespace

bool has_extension(const std::filesystem::path& path, const std::vector<std::string>& wanted) {
  std::string extension = path.extension().string();
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return std::find(wanted.begin(), wanted.end(), extension) != wanted.end();
}

std::string_view root_element(std::string_view markup) {
  if (markup.starts_with("\xEF\xBB\xBF")) markup.remove_prefix(3);
  while (true) {
    const std::size_t open = markup.find_first_not_of(" \t\r\n");
    if (open == std::string_view::npos || markup[open] != '<') return {};
    markup.remove_prefix(open);
    std::string_view end;
    if (markup.starts_with("<?"))
      end = "?>";
    else if (markup.starts_with("<!--"))
      end = "-->";
    else if (markup.starts_with("<!"))
      end = ">";
    else
      break;
    const std::size_t close = markup.find(end);
    if (close == std::string_view::npos) return {};
    markup.remove_prefix(close + end.size());
  }
  std::string_view name = markup.substr(1, std::min(markup.find_first_of(" \t\r\n/>"), markup.size()) - 1);
  if (const std::size_t colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
  return name;
}

Identification identify(const std::vector<IdentifyRule>& rules, const Probe& probe, TableDocument* tables) {
  Identification best;
  for (const IdentifyRule& rule : rules) {
    Identification one = answer(rule, probe, tables);
    if (one.certainty > best.certainty || (best.reason.empty() && one.certainty == best.certainty))
      best = std::move(one);
  }
  if (best.reason.empty() && !rules.empty()) best.reason = "no rule of its manifest fits";
  return best;
}

}  // namespace maex
