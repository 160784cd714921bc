#include "core/notice/notice.hpp"

#include <algorithm>

#include "core/notice/layout.hpp"

namespace maex {
namespace {

template <class Groups>
void worst_first(Groups& groups) {
  std::stable_sort(groups.begin(), groups.end(),
                   [](const auto& a, const auto& b) { return a.type->severity > b.type->severity; });
}

constexpr std::uint64_t most_places = 3;
// A hostile file may have a name of its own for each value.
constexpr std::size_t most_columns = 10'000;

/// "D4" in a table, else the number of the row or line.
std::string short_place(const Locator& where) {
  return where.column != 0 && (where.table || !where.part.empty()) ? cell_address(where.column, where.row)
                                                                   : std::to_string(where.row);
}

Pattern pattern_of_values(const Locator& where) {
  if (!where.table && where.part.empty()) return "{count:value|values} of this name. First lines: {places}."_text;
  return where.column != 0 ? "{count:cell|cells} of this column. First: {places}."_text
                           : "{count:row|rows} of this sheet. First: {places}."_text;
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

void Notices::add(Notice notice) {
  const std::lock_guard lock(mutex_);
  OwnedGroup& entry = entries_[notice.type->code];
  entry.type = notice.type;
  ++entry.count;
  if (notice.type->once_per_column && columns_.size() < most_columns)
    columns_.emplace(std::pair(notice.type->code, notice.column),
                     Column{entry.stored.size(), 1, short_place(notice.where)});
  if (entry.stored.size() < cap_) entry.stored.push_back(std::move(notice));
}

bool Notices::repeats(const NoticeType& type, std::uint64_t column, const std::function<Locator()>& where) {
  const std::lock_guard lock(mutex_);
  const auto found = columns_.find({type.code, column});
  if (found == columns_.end()) return false;
  Column& known = found->second;
  ++known.values;
  std::vector<Notice>& stored = entries_[type.code].stored;
  if (known.stored >= stored.size()) return true;
  Notice& notice = stored[known.stored];
  if (known.values <= most_places) {
    known.places += ", " + short_place(where());
    notice.problem = {pattern_of_values(notice.where), {{"count", known.values}, {"places", known.places}}};
  } else {
    notice.problem.arguments().front() = {"count", known.values};
  }
  return true;
}

bool Notices::wants(const NoticeType& type) const {
  const std::lock_guard lock(mutex_);
  const auto it = entries_.find(type.code);
  return it == entries_.end() || it->second.stored.size() < cap_;
}

void Notices::count(const NoticeType& type) {
  const std::lock_guard lock(mutex_);
  OwnedGroup& entry = entries_[type.code];
  entry.type = &type;
  ++entry.count;
}

void Notices::replace(Notice notice) {
  const std::lock_guard lock(mutex_);
  OwnedGroup& entry = entries_[notice.type->code];
  entry.type = notice.type;
  entry.count = 1;
  entry.stored.clear();
  entry.stored.push_back(std::move(notice));
}

std::vector<Notices::Group> Notices::groups() const {
  const std::lock_guard lock(mutex_);
  std::vector<Group> groups;
  for (const auto& [code, group] : entries_) groups.push_back({group.type, group.count, group.stored});
  worst_first(groups);
  return groups;
}

std::vector<Notices::OwnedGroup> Notices::take() {
  const std::lock_guard lock(mutex_);
  std::vector<OwnedGroup> groups;
  for (auto& [code, group] : entries_) groups.push_back(std::move(group));
  entries_.clear();
  columns_.clear();
  worst_first(groups);
  return groups;
}

std::uint64_t Notices::count(Severity severity) const {
  const std::lock_guard lock(mutex_);
  std::uint64_t total = 0;
  for (const auto& [code, entry] : entries_)
    if (entry.type->severity == severity) total += entry.count;
  return total;
}

std::vector<Argument> arguments_of(const Text& problem, const std::string& value, bool personal,
                                   std::string_view list) {
  std::vector<Argument> all = problem.arguments();
  all.emplace_back("value", value, personal).list = list;
  return all;
}

std::string problem_of(const Notice& notice, bool show_personal) {
  const std::string_view pattern = notice.problem.empty() ? notice.type->problem : notice.problem.pattern();
  if (pattern.empty()) return std::string(notice.type->summary);
  return Wording::english().fill(pattern, arguments_of(notice.problem, notice.value, notice.personal, notice.list),
                                 show_personal);
}

std::string to_text(const Notice& notice, bool show_personal) {
  NoticeTexts texts;
  texts.severity = to_string(notice.type->severity);
  texts.where = to_string(notice.where);
  texts.value = notice.personal && !show_personal && !notice.value.empty() ? std::string(masked_value) : notice.value;
  texts.problem = problem_of(notice, show_personal);
  texts.why = notice.type->why;
  texts.fix = notice.type->fix;
  return lay_out(notice.type->code, texts);
}

}  // namespace maex
