#include "core/document/stored_parts.hpp"

#include <algorithm>
#include <set>

#include "core/io/error.hpp"
#include "core/text/string_map.hpp"

namespace maex {

class StoredReader final : public RowReader {
 public:
  explicit StoredReader(const StoredParts::Part& part) : part_(part) {}

  bool next(Row& row) override {
    if (at_ == part_.rows.size()) return false;
    const StoredParts::StoredRow& stored = part_.rows[at_++];
    cells_.clear();
    for (std::uint32_t i = 0; i < stored.count; ++i) {
      const StoredParts::StoredCell& from = part_.cells[stored.first + i];
      Cell& cell = cells_.emplace_back();
      cell.column = from.column;
      cell.kind = from.kind;
      cell.formula = from.formula;
      cell.raw = std::string_view(part_.text).substr(from.offset, from.length);
      cell.number = from.number;
      cell.format = from.format;
    }
    row = {stored.facts.number, stored.facts.hidden, cells_, stored.facts.page, stored.facts.level};
    return true;
  }
  [[nodiscard]] double progress() const override {
    return part_.rows.empty() ? 1.0 : static_cast<double>(at_) / static_cast<double>(part_.rows.size());
  }

 private:
  const StoredParts::Part& part_;
  std::size_t at_ = 0;
  std::vector<Cell> cells_;
};

void StoredParts::hold(std::uint64_t bytes) {
  held_ += bytes;
  check_held(bounds_, held_, file_, "text and tables");
}

std::size_t StoredParts::add(PartKind kind, std::string name, PartPlace after, bool hidden) {
  hold(sizeof(Part) + sizeof(SheetInfo) + name.size());
  infos_.push_back({std::move(name), hidden, true, {}, kind, after});
  parts_.emplace_back();
  return parts_.size() - 1;
}

void StoredParts::add_row(std::size_t part, const RowFacts& row) {
  Part& to = parts_[part];
  if (!to.rows.empty() && to.rows.back().count == 0) to.rows.pop_back();
  hold(sizeof(StoredRow));
  if (to.rows.size() >= bounds_.rows)
    throw InputError(file_ + " has more than the " + std::to_string(bounds_.rows) + " rows that are read" +
                     raise_advice("rows"));
  to.rows.push_back({row, to.cells.size(), 0});
}

void StoredParts::add_cell(std::size_t part, const Cell& cell) {
  if (cell.raw.empty() && cell.kind == CellKind::text) return;
  Part& to = parts_[part];
  if (cell.raw.size() > bounds_.cell_bytes)
    throw InputError(file_ + " has a cell or paragraph of more than " + std::to_string(bounds_.cell_bytes) + " bytes" +
                     raise_advice("cell-bytes"));
  if (cell.column > bounds_.columns)
    throw InputError(file_ + " has a cell in column " + std::to_string(cell.column) + ", beyond the " +
                     std::to_string(bounds_.columns) + " that are read" + raise_advice("columns"));
  hold(sizeof(StoredCell) + cell.raw.size());
  to.cells.push_back({to.text.size(), cell.number, cell.format, static_cast<std::uint32_t>(cell.raw.size()),
                      cell.column, cell.kind, cell.formula});
  to.text += cell.raw;
  ++to.rows.back().count;
}

void StoredParts::merge(std::size_t part, const MergedRange& range) {
  hold(sizeof(MergedRange));
  parts_[part].merges.push_back(range);
}

void StoredParts::complete() {
  std::vector<std::uint32_t> number(parts_.size() + 1);  // number of a part that stays; 0: dropped
  std::vector<PartPlace> before(parts_.size() + 1);
  std::vector<SheetInfo> infos;
  std::vector<Part> parts;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    PartPlace& after = infos_[i].after;
    // Content after a dropped part follows the part before it.
    if (after.part != 0 && after.part <= i)
      after = number[after.part] != 0 ? PartPlace{number[after.part], after.row} : before[after.part];
    before[i + 1] = after;
    if (!parts_[i].rows.empty() && parts_[i].rows.back().count == 0) parts_[i].rows.pop_back();
    if (parts_[i].rows.empty()) continue;
    infos.push_back(std::move(infos_[i]));
    parts.push_back(std::move(parts_[i]));
    number[i + 1] = static_cast<std::uint32_t>(parts.size());
  }
  infos_ = std::move(infos);
  parts_ = std::move(parts);
  std::set<std::string> taken;
  StringMap<std::uint32_t> last_number;
  const auto name = [&](SheetInfo& info, const std::string& wanted) {
    info.name = wanted;
    for (std::uint32_t& count = last_number[wanted]; !taken.insert(info.name).second;)
      info.name = wanted + " (" + std::to_string(count = std::max(count + 1, 2U)) + ")";
  };
  // Text parts are named first, so that a table with the caption "text" does not take their name.
  for (std::size_t i = 0; i < infos_.size(); ++i) {
    if (infos_[i].kind != PartKind::text) continue;
    paragraphs_ += parts_[i].rows.size();
    name(infos_[i], infos_[i].name.empty() ? "text" : infos_[i].name);
  }
  for (SheetInfo& info : infos_)
    if (info.kind == PartKind::table) {
      ++tables_;
      name(info, info.name.empty() ? "table " + std::to_string(tables_) : info.name);
    }
}

std::unique_ptr<RowReader> StoredParts::open(std::size_t part) const {
  return std::make_unique<StoredReader>(parts_[part]);
}

}  // namespace maex
