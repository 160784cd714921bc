#include "core/rules/engine.hpp"

namespace maex::rules {

Engine::Engine(const RuleSet& set, const World& world, Notices& notices, Locate locate, const QueryLimits& limits)
    : locate_(std::move(locate)), scene_(world, notices, locate_) {
  for (const RuleSet::Active& entry : set.rules()) {
    const Rule& rule = *entry.rule;
    const std::string_view lacks = entry.off               ? std::string_view("switched off in the rule set")
                                   : rule.lacks != nullptr ? rule.lacks(world)
                                                           : std::string_view();
    if (!lacks.empty()) {
      not_run_.push_back({std::string(rule.notice.code), std::string(lacks)});
      continue;
    }
    if (rule.own != nullptr) {
      add_own(set, entry, limits);
      continue;
    }
    Active* active =
        active_.emplace_back(std::make_unique<Active>(Active{&entry.type, rule.make(world), rule.on_finish})).get();
    scene_.add_running(rule.notice.code);
    for (const Field field : rule.on_values) by_field_[static_cast<std::size_t>(field)].push_back(active);
    for (const Kind kind : rule.on_records) by_kind_[static_cast<std::size_t>(kind)].push_back(active);
    if (rule.on_groups) by_group_.push_back(active);
  }
}

Engine::~Engine() = default;

void Engine::add_own(const RuleSet& set, const RuleSet::Active& entry, const QueryLimits& limits) {
  if (!own_) own_ = std::make_unique<OwnRun>(set.own_columns(), scene_.today(), limits);
  own_->add_rule(*entry.rule->own, entry.type);
  ++own_rules_;
}

void Engine::look_at(std::size_t number) {
  const Record& record = scene_.record(number);
  if (record.kind() == Kind::tally || record.kind() == Kind::submission) scene_.state(record);
  for (const Slot& slot : record.slots())
    for (Active* active : by_field_[static_cast<std::size_t>(slot.field)]) {
      scene_.enter(*active->type);
      active->check->value(scene_, record, slot);
    }
  for (Active* active : by_kind_[static_cast<std::size_t>(record.kind())]) {
    scene_.enter(*active->type);
    active->check->record(scene_, number);
  }
}

void Engine::see(const Group& group, const Decision* decision) {
  scene_.enter(group, decision);
  for (std::size_t number = group.first; number != group.last; ++number) look_at(number);
  if (own_) own_->see(group, decision);
  if (!group.is_incident()) return;
  for (Active* active : by_group_) {
    scene_.enter(*active->type);
    active->check->group(scene_);
  }
}

void Engine::finish() {
  if (scene_.figures().left_some_out())
    not_run_.push_back(
        {"family submission", "only the first " + std::to_string(Figures::most) + " stated figures were compared"});
  for (const auto& active : active_) {
    if (!active->finishes) continue;
    scene_.enter(*active->type);
    active->check->finish(scene_);
  }
  if (own_) own_->finish(scene_);
}

}  // namespace maex::rules
