#include "core/rules/rule_context.hpp"

#include "core/model/shown.hpp"
#include "core/rules/group_facts.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

RuleContext::RuleContext(const RuleInputs& inputs, Notices& notices, const Locate& locate)
    : inputs_(inputs), notices_(notices), locate_(locate), place_(std::make_unique<PlaceFacts>()) {}
RuleContext::~RuleContext() = default;

void RuleContext::enter(const GroupFacts& facts, const Decision* decision) {
  group_ = facts.group;
  facts_ = &facts;
  if (!some_) some_ = group_.head().origin();
  decision_ = decision;
  place_of_ = none;
  hazard_area_.reset();
}

const HazardArea& RuleContext::hazard_area() {
  if (!hazard_area_) hazard_area_ = hazard_area_of(*group_.batch, group_.first);
  return *hazard_area_;
}

void RuleContext::checked_in_part(Text reason) { in_part_.emplace_back(rule_->notice.code, std::move(reason)); }

const Casualties& RuleContext::casualties() const { return facts_->casualties; }

const PlaceFacts& RuleContext::place() {
  if (number_ == facts_->place) return facts_->place_facts;
  if (place_of_ == number_) return *place_;
  *place_ = place_facts(record(number_), inputs_, facts_->exact_day());
  place_of_ = number_;
  return *place_;
}

void RuleContext::report(const Record& record, const Slot& slot, std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  report_at(record.origin(), slot.column, slot.field, to_text(slot.value), !may_be_shown(slot.field, slot.value),
            std::vector<Argument>(args));
}

void RuleContext::report(const Record& record, Field field, std::initializer_list<Argument> args) {
  for (const Slot& slot : record.slots())
    if (slot.field == field) return report(record, slot, args);
  report_at(record.origin(), 0, field, {}, args);
}

void RuleContext::report(const Record& record, std::initializer_list<Argument> args) {
  report_at(record.origin(), 0, Field::count, {}, args);
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                            std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  const bool hidden = field != Field::count && !may_be_shown(field, value, Known::value);
  report_at(origin, column, field, std::move(value), hidden, std::vector<Argument>(args));
}

void RuleContext::report_known(const Record& record, Field field, std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  for (const Slot& slot : record.slots())
    if (slot.field == field)
      return report_at(record.origin(), slot.column, field, to_text(slot.value), is_personal(info(field).sensitivity),
                       std::vector<Argument>(args));
  report_at(record.origin(), 0, field, {}, args);
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value, bool personal,
                            std::vector<Argument> args) {
  if (!wants()) return count();
  Notice notice;
  notice.type = type_;
  notice.where = locate_(origin, column, field);
  notice.value = std::move(value);
  notice.personal = personal;
  if (field != Field::count && info(field).type == Type::code && !notice.value.empty())
    notice.list = name(info(field).list);
  // A sentence that repeats the value must not show it when the value is hidden.
  for (Argument& argument : args)
    argument.personal |= personal && argument.value == notice.value && !notice.value.empty();
  notice.problem = {Pattern(), std::move(args)};
  notices_.add(std::move(notice));
}

void RuleContext::report_file(std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  Notice notice;
  notice.type = type_;
  if (some_) notice.where.document = locate_(*some_, 0, Field::count).document;
  notice.problem = {Pattern(), args};
  notices_.add(std::move(notice));
}

}  // namespace maex::rules
