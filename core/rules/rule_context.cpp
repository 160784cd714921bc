#include "core/rules/rule_context.hpp"

#include "core/model/shown.hpp"
#include "core/rules/criterion.hpp"
#include "core/rules/group_facts.hpp"

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
  faults_.fill({});
}

bool RuleContext::has_column(const Record& record, Field field) {
  const Origin& origin = record.origin();
  if (origin.part == 0) return false;
  const auto [known, fresh] = columns_.emplace(std::tuple(origin.document, origin.part, field), false);
  if (fresh) known->second = !locate_(origin, 0, field).heading.empty();
  return known->second;
}

/// A rule of values is wrong about the value's own field. A rule that compares fields cannot say which one is wrong.
void RuleContext::note_fault(const Record& record, Field field) {
  if (type_->severity != Severity::error || rule_ == nullptr || facts_ == nullptr || !group_.is_incident()) return;
  if (rule_->family == Family::submission || rule_->family == Family::importer || rule_->after_decision) return;
  if (record.kind() == Kind::place && (facts_->place == 0 || &record != &this->record(facts_->place))) return;
  std::uint32_t mask = criteria_of(field);
  if (rule_->each_value == nullptr)
    for (const Field each : rule_->fields) mask |= criteria_of(each);
  for (std::size_t i = 0; mask != 0; ++i, mask >>= 1)
    if ((mask & 1u) != 0 && faults_[i].empty()) faults_[i] = type_->code;
}

const Casualties& RuleContext::casualties() const { return facts_->casualties; }

const PlaceFacts& RuleContext::place() {
  if (number_ == facts_->place) return facts_->place_facts;
  if (place_of_ == number_) return *place_;
  *place_ = place_facts(record(number_), inputs_, facts_->exact_day());
  place_of_ = number_;
  return *place_;
}

void RuleContext::report(const Record& record, const Slot& slot, std::initializer_list<Argument> args) {
  note_fault(record, slot.field);
  if (!wants()) return notices_.count(*type_);
  report_at(record.origin(), slot.column, slot.field, to_text(slot.value), !may_be_shown(slot.field, slot.value),
            std::vector<Argument>(args));
}

void RuleContext::report(const Record& record, Field field, std::initializer_list<Argument> args) {
  for (const Slot& slot : record.slots())
    if (slot.field == field) return report(record, slot, args);
  note_fault(record, field);
  report_at(record.origin(), 0, field, {}, args);
}

void RuleContext::report(const Record& record, std::initializer_list<Argument> args) {
  note_fault(record, Field::count);
  report_at(record.origin(), 0, Field::count, {}, args);
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                            std::initializer_list<Argument> args) {
  if (!wants()) return notices_.count(*type_);
  const bool hidden = field != Field::count && !may_be_shown(field, value, Known::value);
  report_at(origin, column, field, std::move(value), hidden, std::vector<Argument>(args));
}

void RuleContext::report_known(const Record& record, Field field, std::initializer_list<Argument> args) {
  note_fault(record, field);
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
