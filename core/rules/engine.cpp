#include "core/rules/engine.hpp"

namespace maex::rules {

Engine::Engine(const RuleSet& set, const RuleInputs& inputs, Notices& notices, Locate locate, const QueryLimits& limits,
               bool with_custom)
    : locate_(std::move(locate)), context_(inputs, notices, locate_) {
  for (const RuleSet::Active& entry : set.rules()) {
    const Rule& rule = *entry.rule;
    if (rule.custom != nullptr && !with_custom) continue;
    const Pattern lacks = entry.off               ? "switched off in the rule set"_text
                          : rule.lacks != nullptr ? rule.lacks(inputs)
                                                  : Pattern();
    if (!lacks.empty()) {
      not_run_.push_back({std::string(rule.notice.code), lacks});
      continue;
    }
    ++running_;
    if (rule.custom != nullptr) {
      add_custom(set, entry, limits);
      continue;
    }
    context_.add_running(rule.notice.code);
    add(rule, entry.type);
  }
  counts_records_ = context_.runs("figure-counts-verified-only") || context_.runs("figure-differs-from-records");
}

Engine::~Engine() = default;

void Engine::add_custom(const RuleSet& set, const RuleSet::Active& entry, const QueryLimits& limits) {
  if (!custom_) custom_ = std::make_unique<CustomRun>(set.custom_columns(), context_.today(), limits);
  custom_->add_rule(*entry.rule->custom, entry.type);
}

void Engine::add(const Rule& rule, const NoticeType& type) {
  void* state = nullptr;
  if (rule.make_state != nullptr) state = states_.emplace_back(rule.make_state()).get();
  std::array<bool, kind_count> kinds{};
  for (const Kind kind : rule.kinds) kinds[static_cast<std::size_t>(kind)] = true;
  for (const Field field : rule.fields) {
    if (rule.kinds.empty()) kinds[static_cast<std::size_t>(info(field).kind)] = true;
    if (rule.each_value != nullptr)
      each_value_[static_cast<std::size_t>(field)].push_back({rule.each_value, &type, &rule, state, nullptr});
  }
  Alike* alike = nullptr;
  if (rule.each_value == nullptr && (rule.each_record != nullptr) != (rule.each_incident != nullptr)) {
    Watched& watched = watched_.emplace_back(Watched{&type, {}, {}, rule.each_incident != nullptr});
    if (!watched.incidents) watched.kinds = kinds;
    alike = &watched.alike;
  }
  if (rule.each_record != nullptr)
    for (std::size_t kind = 0; kind != kinds.size(); ++kind)
      if (kinds[kind]) each_record_[kind].push_back({rule.each_record, &type, &rule, state, alike});
  if (rule.each_incident != nullptr)
    (rule.after_decision ? each_decision_ : each_incident_).push_back({rule.each_incident, &type, &rule, state, alike});
  if (rule.at_end != nullptr) at_end_.push_back({rule.at_end, &type, &rule, state, nullptr});
}

void Engine::look_at(std::size_t number) {
  const Record& record = context_.record(number);
  context_.enter_record(number);
  ++seen_[static_cast<std::size_t>(record.kind())];
  if (record.kind() == Kind::tally || record.kind() == Kind::submission) context_.state(record);
  for (const Slot& slot : record.slots())
    for (const auto& call : each_value_[static_cast<std::size_t>(slot.field)]) {
      context_.enter(*call.type, call.rule, call.state);
      call.function(context_, record, slot);
    }
  for (const auto& call : each_record_[static_cast<std::size_t>(record.kind())]) {
    context_.enter(*call.type, call.rule, call.state, call.alike);
    call.function(context_, record);
  }
}

void Engine::check(GroupFacts& facts) {
  const Group& group = facts.group;
  context_.enter(facts, nullptr);
  for (std::size_t number = group.first; number != group.last; ++number) look_at(number);
  if (!group.is_incident()) return;
  ++incidents_;
  for (const auto& call : each_incident_) {
    context_.enter(*call.type, call.rule, call.state, call.alike);
    call.function(context_, group.head());
  }
  facts.faults = context_.faults();
  facts.asks_check_state = context_.has_column(group.head(), Field::incident_check_state);
}

void Engine::judge(const GroupFacts& facts, const Decision* decision) {
  const Group& group = facts.group;
  context_.enter(facts, decision);
  if (custom_) custom_->see(group, decision);
  if (!group.is_incident()) return;
  if (counts_records_) context_.count_records(facts, decision);
  if (decision == nullptr) return;
  for (const auto& call : each_decision_) {
    context_.enter(*call.type, call.rule, call.state, call.alike);
    call.function(context_, group.head());
  }
}

// A list without a column, or with one word in all of its cells, breaks a rule at each record. That is one fact.
void Engine::report_once() {
  constexpr std::uint64_t fewest = 3;
  for (const Watched& watched : watched_) {
    std::uint64_t records = watched.incidents ? incidents_ : 0;
    for (std::size_t kind = 0; kind != kind_count; ++kind)
      if (watched.kinds[kind]) records += seen_[kind];
    if (watched.alike.alike && watched.alike.count == records && records >= fewest)
      context_.report_once(*watched.type, watched.alike, records);
  }
}

void Engine::finish() {
  report_once();
  if (context_.figures().left_some_out())
    not_run_.push_back({"family submission",
                        Text("only the first {count} stated figures were compared"_text, {{"count", Figures::most}})});
  context_.record_counts().finish();
  for (const auto& call : at_end_) {
    context_.enter(*call.type, call.rule, call.state);
    call.function(context_);
  }
  for (const auto& [code, reason] : context_.in_part()) not_run_.push_back({code, reason});
  if (custom_) custom_->finish(context_);
}

}  // namespace maex::rules
