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
  if (entry.stored.size() < cap_) entry.stored.push_back(std::move(notice));
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
