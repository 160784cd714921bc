#include "core/rules/engine.hpp"

namespace maex::rules {

Engine::Engine(const RuleSet& set, const RuleInputs& inputs, Notices& notices, Locate locate, const QueryLimits& limits)
    : locate_(std::move(locate)), context_(inputs, notices, locate_) {
  for (const RuleSet::Active& entry : set.rules()) {
    const Rule& rule = *entry.rule;
    const std::string_view lacks = entry.off               ? std::string_view("switched off in the rule set")
                                   : rule.lacks != nullptr ? rule.lacks(inputs)
                                                           : std::string_view();
    if (!lacks.empty()) {
      not_run_.push_back({std::string(rule.notice.code), std::string(lacks)});
      continue;
    }
    if (rule.custom != nullptr) {
      add_custom(set, entry, limits);
      continue;
    }
    Active* active =
        active_.emplace_back(std::make_unique<Active>(Active{&entry.type, rule.make(inputs), rule.on_finish})).get();
    context_.add_running(rule.notice.code);
    for (const Field field : rule.on_values) by_field_[static_cast<std::size_t>(field)].push_back(active);
    for (const Kind kind : rule.on_records) by_kind_[static_cast<std::size_t>(kind)].push_back(active);
    if (rule.on_groups) by_group_.push_back(active);
  }
}

Engine::~Engine() = default;

void Engine::add_custom(const RuleSet& set, const RuleSet::Active& entry, const QueryLimits& limits) {
  if (!custom_) custom_ = std::make_unique<CustomRun>(set.custom_columns(), context_.today(), limits);
  custom_->add_rule(*entry.rule->custom, entry.type);
  ++custom_rules_;
}

void Engine::look_at(std::size_t number) {
  const Record& record = context_.record(number);
  if (record.kind() == Kind::tally || record.kind() == Kind::submission) context_.state(record);
  for (const Slot& slot : record.slots())
    for (Active* active : by_field_[static_cast<std::size_t>(slot.field)]) {
      context_.enter(*active->type);
      active->check->value(context_, record, slot);
    }
  for (Active* active : by_kind_[static_cast<std::size_t>(record.kind())]) {
    context_.enter(*active->type);
    active->check->record(context_, number);
  }
}

void Engine::see(const GroupFacts& facts, const Decision* decision) {
  const Group& group = facts.group;
  context_.enter(facts, decision);
  for (std::size_t number = group.first; number != group.last; ++number) look_at(number);
  if (custom_) custom_->see(group, decision);
  if (!group.is_incident()) return;
  for (Active* active : by_group_) {
    context_.enter(*active->type);
    active->check->group(context_);
  }
}

void Engine::finish() {
  if (context_.figures().left_some_out())
    not_run_.push_back(
        {"family submission", "only the first " + std::to_string(Figures::most) + " stated figures were compared"});
  for (const auto& active : active_) {
    if (!active->finishes) continue;
    context_.enter(*active->type);
    active->check->finish(context_);
  }
  if (custom_) custom_->finish(context_);
}

}  // namespace maex::rules
