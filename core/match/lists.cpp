#include "core/match/lists.hpp"

#include <algorithm>
#include <set>

#include "core/io/error.hpp"
#include "core/match/candidates.hpp"
#include "core/model/hash.hpp"
#include "core/text/fold.hpp"

namespace maex::match {
namespace {

constexpr std::size_t most_rules = 24;

/// A column that both lists have.
struct Shared {
  std::string heading;
  std::size_t a, b;  ///< in the lists
};

std::vector<Shared> shared_columns(const List& a, const List& b) {
  std::vector<Shared> shared;
  for (std::size_t i = 0; i != a.headings.size(); ++i)
    for (std::size_t k = 0; k != b.headings.size(); ++k)
      if (const std::string folded = fold(a.headings[i]); !folded.empty() && folded == fold(b.headings[k])) {
        shared.push_back({a.headings[i], i, k});
        break;
      }
  return shared;
}

/// Each row has a value of its own, and no value is in both lists: the number of a record.
bool numbers_records(const Dictionary& values, bool one_side) {
  for (ValueId value = 1; value <= values.values(); ++value) {
    const std::uint64_t a = values.rows(0, value), b = values.rows(1, value);
    if (a > 1 || b > 1 || (!one_side && a != 0 && b != 0)) return false;
  }
  return true;
}

/// Where training starts.
FieldModel field_of(const std::string& heading) {
  FieldModel field;
  field.name = heading;
  field.frequencies = true;
  field.m = {0, 0.86, 0.05, 0.03, 0.03, 0.03};
  field.u = {0, 0.01, 0.01, 0.01, 0.02, 0.95};
  return field;
}

/// Pairs of rows with an equal value in the column.
std::uint64_t pairs_of(const Dictionary& values) {
  std::uint64_t pairs = 0;
  for (ValueId value = 1; value <= values.values(); ++value) pairs += values.rows(0, value) * values.rows(1, value);
  return pairs;
}

/// The candidates of a rule: pairs of rows with equal values in these columns.
std::uint64_t pairs_of(const Task& task, const std::vector<std::size_t>& columns, BlockingRule& rule) {
  for (std::size_t side : {0, 1}) {
    rule.keys[side].assign(task.rows(side), 0);
    for (std::size_t row = 0; row != task.rows(side); ++row) {
      std::uint64_t key = columns.size();
      for (const std::size_t each : columns) {
        const ValueId value = task.columns[each].values[side][row];
        key = value == 0 || key == 0 ? 0 : mix64(key + value * 64 + each) | 1;
      }
      rule.keys[side][row] = key;
    }
  }
  std::uint64_t pairs = 0;
  for_equal_keys(keyed_rows(rule.keys[0]), keyed_rows(rule.keys[1]),
                 [&pairs](std::span<const KeyedRow> a, std::span<const KeyedRow> b) { pairs += a.size() * b.size(); });
  return pairs;
}

/// Rules that find few pairs each: single columns, and pairs of columns. The cheapest come first.
void make_blocking(Task& task, ListLinks& out) {
  struct Found {
    std::uint64_t pairs;
    std::vector<std::size_t> columns;
    BlockingRule rule;
  };
  const std::size_t rows = std::max(task.rows(0), task.rows(1)), count = task.columns.size();
  std::vector<Found> found;
  std::set<std::size_t> single;
  const auto consider = [&](std::vector<std::size_t> columns, std::uint64_t most) {
    BlockingRule rule;
    const std::uint64_t pairs = pairs_of(task, columns, rule);
    if (pairs == 0 || pairs > most) return false;
    for (const std::size_t each : columns) rule.fields |= each < 32 ? 1u << each : 0;
    found.push_back({pairs, std::move(columns), std::move(rule)});
    return true;
  };
  for (std::size_t i = 0; i != count; ++i)
    if (pairs_of(task.columns[i].dictionary) <= rows * 30 && consider({i}, rows * 30)) single.insert(i);
  constexpr std::size_t enough = 6;
  for (std::size_t i = 0; i != count && single.size() < enough; ++i)
    for (std::size_t k = i + 1; k != count; ++k)
      if (!single.contains(i) && !single.contains(k)) consider({i, k}, rows * 5);
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.pairs < b.pairs; });
  if (found.size() > most_rules) found.resize(most_rules);
  for (Found& each : found) {
    std::string name;
    for (const std::size_t column : each.columns) name += (name.empty() ? "" : " + ") + task.model.fields[column].name;
    out.rules.push_back(name);
    task.blocking.push_back(std::move(each.rule));
  }
}

}  // namespace

List read_list(const Registry& registry, const std::filesystem::path& path, const SourceChoice& choice) {
  const Source source = open_tables(registry, path, choice);
  if (!source.tables) throw InputError(path.string() + " is in no table format that maex reads");
  List list;
  const auto sheets = source.tables->sheets();
  for (std::size_t sheet = 0; sheet != sheets.size() && list.headings.empty(); ++sheet) {
    if (!is_table(sheets[sheet]) || sheets[sheet].hidden) continue;
    const auto rows = source.tables->open(sheet);
    for (Row row; rows->next(row);) {
      std::vector<std::string> texts(list.headings.size());
      for (const Cell& cell : row.cells) {
        if (list.headings.empty() || cell.column <= list.headings.size()) {
          if (texts.size() < cell.column) texts.resize(cell.column);
          texts[cell.column - 1] = trim(shown(cell));
        }
      }
      if (list.headings.empty()) {
        list.headings = std::move(texts);
      } else {
        list.rows.push_back(std::move(texts));
        list.numbers.push_back(row.number);
      }
    }
  }
  if (list.rows.empty()) throw InputError(path.string() + " has no table with a row of headings and rows below it");
  return list;
}

ListLinks link_lists(const List& a, const List* second, unsigned threads) {
  const List& b = second == nullptr ? a : *second;
  const bool one_side = second == nullptr;
  ListLinks out;
  Model model;
  model.title = "columns of two lists";
  model.overlap = 0.9;
  model.same = 2;
  model.ask = 0;
  const std::vector<Shared> shared = shared_columns(a, b);
  for (const Shared& column : shared) model.fields.push_back(field_of(column.heading));
  out.task = std::make_unique<Task>(model);
  Task& task = *out.task;
  task.one_side = one_side;
  std::string folded;
  for (std::size_t side : {0, 1}) {
    const List& list = side == 0 ? a : b;
    for (const auto& row : list.rows) {
      std::uint64_t content = 0;
      for (std::size_t i = 0; i != shared.size(); ++i) {
        folded.clear();
        append_folded(folded, row[side == 0 ? shared[i].a : shared[i].b]);
        task.columns[i].values[side].push_back(task.columns[i].dictionary.add_folded(side, folded));
        content = hash64(folded, content + i);
      }
      task.content[side].push_back(content);
    }
  }
  for (std::size_t i = shared.size(); i-- != 0;)
    if (numbers_records(task.columns[i].dictionary, one_side)) {
      out.left_out.push_back(shared[i].heading);
      task.columns.erase(task.columns.begin() + static_cast<std::ptrdiff_t>(i));
      task.model.fields.erase(task.model.fields.begin() + static_cast<std::ptrdiff_t>(i));
    }
  if (task.columns.empty())
    throw UsageError("the lists share no column that can be compared; give them the same headings");
  task.finish();
  make_blocking(task, out);
  if (task.blocking.empty())
    throw UsageError("no column of the lists tells rows apart, so there is nothing to compare");
  train(task);
  out.links = link(task, threads);
  return out;
}

}  // namespace maex::match
