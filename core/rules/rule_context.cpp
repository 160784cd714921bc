#include "core/rules/rule_context.hpp"

#include <algorithm>

#include "core/model/shown.hpp"
#include "core/rules/criterion.hpp"
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
  faults_.fill({});
  hazard_area_.reset();
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
  note_fault(record, slot.field);
  if (!wants()) return pass(slot.field, false, args);
  note(slot.field, false, {args.begin(), args.size()});
  const bool hidden = !may_be_shown(slot.field, slot.value);
  report_at(record, slot, hidden, args);
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

void RuleContext::report_at(const Record& record, const Slot& slot, bool personal,
                            std::initializer_list<Argument> args) {
  Notice notice = notice_about(slot.field, to_text(slot.value), personal, std::vector<Argument>(args));
  // A filled value has no cell. The user corrects the value that it was derived from.
  const Slot source = record.source_of(slot);
  notice.where = locate_(record.origin(), source.column, source.field);
  notices_.add(std::move(notice));
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                            std::initializer_list<Argument> args) {
  if (!wants()) return pass(field, value.empty(), args);
  const bool hidden = field != Field::count && !may_be_shown(field, value, Known::value);
  report_at(origin, column, field, std::move(value), hidden, std::vector<Argument>(args));
}

void RuleContext::report(const Record& record, Field field, std::vector<Locator> also) {
  note_fault(record, field);
  const Slot* const slot = record.find(field);
  report_at(record.origin(), slot == nullptr ? std::uint16_t{0} : slot->column, field,
            slot == nullptr ? std::string() : to_text(slot->value), {}, std::move(also));
}

void RuleContext::report_known(const Record& record, Field field, std::initializer_list<Argument> args) {
  note_fault(record, field);
  if (!wants()) return pass(field, !record.has(field), args);
  for (const Slot& slot : record.slots())
    if (slot.field == field) {
      note(field, false, {args.begin(), args.size()});
      return report_at(record, slot, is_personal(info(field).sensitivity), args);
    }
  report_at(record.origin(), 0, field, {}, args);
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value, bool personal,
                            std::vector<Argument> args) {
  note(field, value.empty(), args);
  if (!wants()) return notices_.count(*type_);
  Notice notice = notice_about(field, std::move(value), personal, std::move(args));
  notice.where = locate_(origin, column, field);
  notices_.add(std::move(notice));
}

void RuleContext::report_at(const Origin& origin, std::uint16_t column, Field field, std::string value,
                            std::initializer_list<Argument> args, std::vector<Locator> also) {
  if (!wants()) return pass(field, value.empty(), args);
  const bool hidden = field != Field::count && !may_be_shown(field, value, Known::value);
  note(field, value.empty(), {args.begin(), args.size()});
  Notice notice = notice_about(field, std::move(value), hidden, std::vector<Argument>(args));
  notice.where = locate_(origin, column, field);
  notice.also = std::move(also);
  notices_.add(std::move(notice));
}

Notice RuleContext::notice_about(Field field, std::string value, bool personal, std::vector<Argument> args) const {
  Notice notice;
  notice.type = type_;
  notice.value = std::move(value);
  notice.personal = personal;
  if (field != Field::count && info(field).type == Type::code && !notice.value.empty())
    notice.list = name(info(field).list);
  // A sentence that repeats the value must not show it when the value is hidden.
  for (Argument& argument : args)
    argument.personal |= personal && argument.value == notice.value && !notice.value.empty();
  notice.problem = {Pattern(), std::move(args)};
  return notice;
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
