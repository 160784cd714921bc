#include "core/rules/scene.hpp"

#include "core/place/gazetteer.hpp"
#include "core/rules/place_facts.hpp"

namespace maex::rules {

Scene::Scene(const World& world, Notices& notices, const Locate& locate) : world_(world), notices_(notices), locate_(locate), place_(std::make_unique<PlaceFacts>()) {}
Scene::~Scene() = default;

const PlaceFacts& Scene::place(std::size_t number) {
  if (place_of_ == number) return *place_;
  std::optional<Day> date;
  if (group_.is_incident())
    if (const Value value = group_.head().get(Field::incident_date); !value.empty() && value.as_date().is_exact()) date = value.as_date().first;
  *place_ = place_facts(record(number), world_, date);
  place_of_ = number;
  return *place_;
}

/// A name that the gazetteer has, or one like it, is no person's.
bool Scene::is_place_name(Field field, std::string_view text) const {
  if (world_.gazetteer == nullptr || (field != Field::place_district && field != Field::place_region)) return false;
  const Resolution resolution = world_.gazetteer->resolve(text);
  return resolution.district != nullptr || !resolution.candidates.empty();
}

void Scene::report(const Record& record, const Slot& slot, std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  report_at(record.origin(), slot.column, slot.field, to_text(slot.value), args);
}

void Scene::report(const Record& record, Field field, std::initializer_list<Argument> args) {
  for (const Slot& slot : record.slots())
    if (slot.field == field) return report(record, slot, args);
  report(record, args);
}

void Scene::report(const Record& record, std::initializer_list<Argument> args) {
  report_at(record.origin(), 0, Field::count, {}, args);
}

void Scene::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                      std::initializer_list<Argument> args) {
  // Texts are looked at only where one more finding is kept.
  const bool personal = wants() && field != Field::count && may_name_person(field, value) && !is_place_name(field, value);
  report_at(origin, column, field, std::move(value), personal, std::vector<Argument>(args));
}

void Scene::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value, bool personal, std::vector<Argument> args) {
  if (!wants()) return count();
  Notice notice;
  notice.type = type_;
  notice.where = locate_(origin, column, field);
  notice.value = std::move(value);
  notice.personal = personal;
  notice.args = std::move(args);
  notices_.add(std::move(notice));
}

void Scene::report_file(std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  Notice notice;
  notice.type = type_;
  if (some_) notice.where.document = locate_(*some_, 0, Field::count).document;
  notice.args = args;
  notices_.add(std::move(notice));
}

}  // namespace maex::rules
