#include "core/rules/rule_context.hpp"

#include <algorithm>

#include "core/model/shown.hpp"
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
  if (!wants()) return pass(slot.field, false, args);
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
  if (!wants()) return pass(field, value.empty(), args);
  const bool hidden = field != Field::count && !may_be_shown(field, value, Known::value);
  report_at(origin, column, field, std::move(value), hidden, std::vector<Argument>(args));
}

void RuleContext::report_known(const Record& record, Field field, std::initializer_list<Argument> args) {
  if (!wants()) return pass(field, !record.has(field), args);
  for (const Slot& slot : record.slots())
    if (slot.field == field)
      return report_at(record.origin(), slot.column, field, to_text(slot.value), is_personal(info(field).sensitivity),
                       std::vector<Argument>(args));
  report_at(record.origin(), 0, field, {}, args);
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value, bool personal,
                            std::vector<Argument> args) {
  note(field, value.empty(), args);
  if (!wants()) return notices_.count(*type_);
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

void RuleContext::note(Field field, bool missing, std::span<const Argument> args) {
  if (alike_ == nullptr) return;
  Alike& all = *alike_;
  if (++all.count == 1) {
    all.field = field;
    all.missing = missing;
    all.args.assign(args.begin(), args.end());
  } else if (all.alike) {
    all.alike = all.field == field && all.missing == missing &&
                std::equal(args.begin(), args.end(), all.args.begin(), all.args.end());
  }
}

void RuleContext::report_once(const NoticeType& type, const Alike& alike, std::uint64_t records) {
  Notice notice;
  notice.type = &type;
  if (some_) notice.where.document = locate_(*some_, 0, Field::count).document;
  const Argument count{"count", records};
  const auto of = [&alike](std::string_view name) -> const Argument* {
    for (const Argument& each : alike.args)
      if (each.name == name && !each.personal) return &each;
    return nullptr;
  };
  if (const Argument* reason = of("reason"))
    notice.problem = {"This is so for all {count:record|records}: {reason}."_text, {count, *reason}};
  else if (const Argument* missing = of("missing"))
    notice.problem = {"This is missing in all {count:record|records}: {missing}."_text, {count, *missing}};
  else if (alike.missing && alike.args.empty() && alike.field != Field::count)
    notice.problem = {"None of {count:record|records} has a value in {field}."_text,
                      {count, {"field", std::string(info(alike.field).full_name)}}};
  else
    return;
  notices_.replace(std::move(notice));
}

void RuleContext::report_file(std::initializer_list<Argument> args) {
  if (alike_ != nullptr) alike_->alike = false;
  if (!wants()) return notices_.count(*type_);
  Notice notice;
  notice.type = type_;
  if (some_) notice.where.document = locate_(*some_, 0, Field::count).document;
  notice.problem = {Pattern(), args};
  notices_.add(std::move(notice));
}

}  // namespace maex::rules
