#include "core/mapping/table/hidden_copies.hpp"

#include "core/text/fold.hpp"

namespace maex {

std::uint64_t HiddenCopies::digest_of(const HeadingRow& headings, std::span<const Cell> cells) {
  // A sum, because a copy may have its columns in another order.
  std::uint64_t sum = hash64(incident_);
  for (const Cell& cell : cells) {
    if (cell.column > headings.columns.size()) continue;
    const BoundColumn& column = headings.columns[cell.column - 1];
    const std::string_view value = trim(cell.raw);
    if (column.ignored >= 0 || value.empty()) continue;
    text_ = column.column >= 0 ? std::to_string(column.column) : column.heading;
    (text_ += '\x1f') += value;
    sum += hash64(text_);
  }
  return sum | 1;
}

HiddenCopies::Is HiddenCopies::judge(const HeadingRow& headings, std::span<const Cell> cells, const GroupKey& key) {
  if (!key.blank || !profile_.profile.continue_blank) incident_ = key.blank ? std::string() : key.text;
  const std::uint64_t digest = digest_of(headings, cells);
  if (hidden_) {
    if (rows_.contains_digest(digest)) return Is::copy;
    return !incident_.empty() && incidents_.contains(incident_) ? Is::differs : Is::record;
  }
  rows_.insert_digest(digest);
  if (!key.blank) incidents_.insert(key.text);
  return Is::record;
}

}  // namespace maex
