#include "core/mapping/map/bind.hpp"

namespace maex {

std::string FeaturePlace::text() const {
  std::string path = feature->path;
  for (const std::string_view each : {group, key})
    if (!each.empty()) {
      if (!path.empty()) path += '.';
      path += each;
    }
  if (number != 0) path += "[" + std::to_string(number) + "]";
  return path;
}

Locator FeatureAccount::where(std::string path, std::uint32_t line) const {
  Locator place;
  place.document = context_.document_name;
  place.row = line;
  place.path = std::move(path);
  return place;
}

void FeatureAccount::count(Fate fate, std::string_view rule) {
  for (Count& each : counts_)
    if (each.fate == fate && each.rule == rule) {
      ++each.cells;
      return;
    }
  counts_.push_back({fate, rule, 1});
}

void FeatureAccount::cell(const FeaturePlace& place, Fate fate, std::string_view rule, std::string_view field) {
  count(fate, rule);
  if (context_.fates != nullptr) context_.fates->cell(where(place.text(), place.line), fate, rule, field);
}

void FeatureAccount::outside(std::string_view path, std::uint32_t line, Fate fate, std::string_view rule) {
  count(fate, rule);
  if (context_.fates != nullptr) context_.fates->cell(where(std::string(path), line), fate, rule, {});
}

void FeatureAccount::quarantine(const FeaturePlace& place, std::string_view value, std::string_view rule,
                                std::string_view problem) {
  cell(place, Fate::quarantined, rule);
  if (context_.quarantine != nullptr)
    context_.quarantine->add(
        {where(place.text(), place.line), std::string(value), std::string(rule), std::string(problem)});
}

void FeatureAccount::raise(const NoticeType& type, const FeaturePlace& place, std::string_view value, bool personal,
                           std::string problem) {
  if (!context_.notices.wants(type)) return context_.notices.count(type);
  Notice notice;
  notice.type = &type;
  notice.where = where(place.text(), place.line);
  notice.value = value;
  notice.personal = personal;
  notice.problem = Text::as_is(std::move(problem));
  context_.notices.add(std::move(notice));
}

void FeatureAccount::hand_over() {
  for (const Count& each : counts_) context_.balance.cells(each.fate, each.rule, each.cells);
  counts_.clear();
}

}  // namespace maex
