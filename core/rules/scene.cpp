#include "core/rules/scene.hpp"

namespace maex::rules {

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
  if (!wants()) return notices_.count(*type_);
  Notice notice;
  notice.type = type_;
  notice.where = locate_(origin, column, field);
  notice.value = std::move(value);
  notice.personal = field != Field::count && is_personal(info(field).sensitivity);
  notice.args = args;
  notices_.add(std::move(notice));
}

}  // namespace maex::rules
