#include "core/run/explain.hpp"

#include <optional>

#include "core/io/error.hpp"
#include "core/rules/criterion.hpp"
#include "core/run/checks.hpp"
#include "core/run/join.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

std::string id_of(const Record& record) {
  const auto field = find_field(std::string(name(record.kind())) + ".id");
  return field ? std::string(record.text(*field)) : std::string();
}

class Explanation {
 public:
  Explanation(const ConvertJob& job, const RecordReader& reader, std::string id, std::string field)
      : job_(job), reader_(reader), id_(std::move(id)), field_(std::move(field)) {}

  /// True when the record asked for was in this group.
  bool look(const Group& group) {
    const Batch& batch = *group.batch;
    for (std::size_t i = group.first; i != group.last; ++i) {
      if (is_child(batch[i].kind())) continue;
      const std::string id = id_of(batch[i]);
      if (id == id_) {
        tell(group, i);
        return true;
      }
      if (!id.empty() && seen_.size() < 100'000) seen_.push_back(id);
    }
    return false;
  }
  ExplainFacts facts;
  [[nodiscard]] const std::vector<std::string>& seen() const { return seen_; }

 private:
  Locator place(const Origin& origin, std::uint16_t column, Field field) const {
    Locator place = reader_.locate(origin, column, field);
    if (place.document.empty()) place.document = facts.input;
    return place;
  }

  void tell(const Group& group, std::size_t at) {
    const Batch& batch = *group.batch;
    // An incident is told with its victims; a victim without the others.
    const std::size_t last = at == group.first ? group.last : batch.end_of(at);
    for (std::size_t i = at; i != last; ++i) {
      const Record& record = batch[i];
      ExplainedRecord told{std::string(name(record.kind())),
                           is_child(record.kind()) ? "" : id_of(record),
                           place(record.origin(), 0, Field::count),
                           {}};
      for (const Slot& slot : record.slots()) {
        const FieldInfo& about = info(slot.field);
        if (!field_.empty() && field_ != about.full_name && field_ != about.name) continue;
        told.values.push_back({std::string(about.full_name), std::string(about.labels[0]), to_text(slot.value),
                               is_personal(about.sensitivity), place(record.origin(), slot.column, slot.field)});
      }
      for (const Extra& extra : record.extras())
        if (field_.empty() || field_ == extra.heading)
          told.values.push_back({"extra: " + std::string(extra.heading), std::string(extra.heading),
                                 std::string(extra.text), true, place(record.origin(), extra.column, Field::count)});
      if (!told.values.empty()) facts.records.push_back(std::move(told));
    }
    if (group.is_incident()) judge(group);
  }

  void judge(const Group& group) {
    const rules::Decision decision = job_.checks->decider->decide(rules::GroupFacts(group, job_.checks->inputs), true);
    facts.state = info(decision.state).name;
    facts.by_criteria = info(decision.by_criteria).name;
    facts.reason = decision.reason;
    if (decision.ruling != nullptr) {
      facts.ruled_by = decision.ruling->by;
      facts.ruled_on = to_text(PartialDate{PartialDate::Form::at, decision.ruling->on, {}});
      facts.ruled_why = decision.ruling->why;
    }
    for (std::size_t i = 0; i != rules::criteria().size(); ++i) {
      const rules::Criterion& criterion = rules::criteria()[i];
      const rules::Evidence& evidence = decision.evidence[i];
      facts.criteria.push_back({"V" + std::to_string(criterion.number) + " " + std::string(criterion.label),
                                std::string(name(evidence.verdict)), evidence.reason, evidence.detail});
    }
    facts.policy = job_.checks->inputs.policy->title;
    facts.assumption = job_.checks->inputs.policy->assumption;
  }

  const ConvertJob& job_;
  const RecordReader& reader_;
  std::string id_, field_;
  std::vector<std::string> seen_;
};

}  // namespace

ExplainFacts explain(const ConvertJob& job, const Registry& registry, const std::string& id, const std::string& field,
                     const std::atomic<bool>* stop) {
  const std::string input = job.inputs.front().string();
  OpenedSource opened = open_source(registry, job.inputs.front(), job.source);
  check(job.from_options, opened.partner->descriptor());
  Notices notices;
  Balance balance;
  Account account(input, notices, balance);
  ReadContext context{account, job.from_options, job.today, 0, stop, job.source.bounds};
  const auto reader = opened.partner->read(opened.source, context);
  Explanation explanation(job, *reader, id, field);
  explanation.facts.input = input;
  explanation.facts.partner = opened.partner->descriptor().id;
  explanation.facts.asked = id;
  explanation.facts.show_personal = job.show_personal;
  Join join;
  bool found = false;
  const auto look = [&](const Group& group) { found = found || explanation.look(group); };
  for (Batch batch; !found && reader->next(batch); batch.reset()) join.add(batch, look);
  if (!found) join.finish(look);
  if (!found)
    throw UsageError("no record of " + input + " has the number \"" + id + "\"" + did_you_mean(id, explanation.seen()));
  if (explanation.facts.records.empty())
    throw UsageError("record \"" + id + "\" has no value in the field \"" + field +
                     "\"; leave the field out to see all");
  return explanation.facts;
}

}  // namespace maex
