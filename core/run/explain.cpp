#include "core/run/explain.hpp"

#include <optional>

#include "core/io/error.hpp"
#include "core/rules/criterion.hpp"
#include "core/rules/engine.hpp"
#include "core/run/checks.hpp"
#include "core/run/fill.hpp"
#include "core/run/inputs.hpp"
#include "core/run/join.hpp"
#include "core/store/store.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

std::string id_of(const Record& record) {
  const std::optional<Field> field = id_field(record.kind());
  return field ? std::string(record.text(*field)) : std::string();
}

class Explanation {
 public:
  static constexpr std::size_t most_seen = 100'000;
  Explanation(const ConvertJob& job, Store::Locate locate, std::string id, std::string field)
      : job_(job), locate_(std::move(locate)), id_(std::move(id)), field_(std::move(field)) {
    facts.asked = id_;
    facts.show_personal = job.show_personal;
  }

  /// Returns true when this group contains the requested record.
  bool look(const Group& group) {
    const Batch& batch = *group.batch;
    for (std::size_t i = group.first; i != group.last; ++i) {
      if (is_child(batch[i].kind())) continue;
      const std::string id = id_of(batch[i]);
      if (id == id_) {
        tell(group, i);
        return true;
      }
      if (!id.empty()) saw(id);
    }
    return false;
  }
  /// Keeps an id for the message about an id that does not exist.
  void saw(std::string id) {
    if (seen_.size() < most_seen) seen_.push_back(std::move(id));
  }
  /// Returns the facts. Throws UsageError when the record was not found or has no value in the field.
  ExplainFacts finished(bool found) {
    if (!found)
      throw UsageError("no record of " + facts.input + " has the number \"" + id_ + "\"" + did_you_mean(id_, seen_));
    if (facts.records.empty())
      throw UsageError("record \"" + id_ + "\" has no value in the field \"" + field_ +
                       "\"; leave the field out to see all");
    return std::move(facts);
  }
  ExplainFacts facts;

 private:
  Locator place(const Origin& origin, std::uint16_t column, Field field) const {
    Locator place = locate_(origin, column, field);
    if (place.document.empty()) place.document = facts.input;
    return place;
  }

  void tell(const Group& group, std::size_t at) {
    const Batch& batch = *group.batch;
    // An incident is listed with its victims, a victim without the other victims.
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
        const Slot source = record.source_of(slot);
        const std::string_view rule =
            is_filled(slot.column) ? maex::info(filled_by(slot.column)).name : std::string_view();
        told.values.push_back({std::string(about.full_name), std::string(about.labels[0]), to_text(slot.value),
                               is_personal(about.sensitivity), std::string(rule),
                               place(record.origin(), source.column, source.field)});
      }
      for (const Extra& extra : record.extras())
        if (field_.empty() || field_ == extra.heading)
          told.values.push_back({"extra: " + std::string(extra.heading), std::string(extra.heading),
                                 std::string(extra.text), true, "",
                                 place(record.origin(), extra.column, Field::count)});
      if (!told.values.empty()) facts.records.push_back(std::move(told));
    }
    if (group.is_incident()) judge(group);
  }

  void judge(const Group& group) {
    Notices ignored(0);  // explain answers about the decision; validate lists the findings
    rules::Engine engine(*job_.checks->set, job_.checks->inputs, ignored, locate_);
    rules::GroupFacts known(group, job_.checks->inputs);
    engine.check(known);
    const rules::Decision decision = job_.checks->decider->decide(known, true);
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
  Store::Locate locate_;
  std::string id_, field_;
  std::vector<std::string> seen_;
};

/// Explains a record of a store. The original input is not read.
ExplainFacts explain_stored(const ConvertJob& job, const std::string& id, const std::string& field) {
  Store store(job.inputs.front());
  Explanation explanation(
      job, [&](const Origin& origin, std::uint16_t column, Field at) { return store.locate(origin, column, at); }, id,
      field);
  const StoreAbout about = store.about();
  explanation.facts.input = about.input;
  explanation.facts.partner = about.partner;
  const std::optional<std::int64_t> group = store.find(id);
  if (!group) {
    std::size_t seen = 0;
    store.for_each_id([&](std::string_view each) {
      explanation.saw(std::string(each));
      return ++seen != Explanation::most_seen;
    });
    return explanation.finished(false);
  }
  Batch batch;
  explanation.facts.stored_state = store.load(*group, batch);
  return explanation.finished(explanation.look({&batch, 0, batch.size()}));
}

}  // namespace

ExplainFacts explain(const ConvertJob& job, const Registry& registry, const std::string& id, const std::string& field,
                     const std::atomic<bool>* stop) {
  if (Store::is_store(job.inputs.front())) return explain_stored(job, id, field);
  const std::string input = job.inputs.front().string();
  SourceChoice choice = job.source;
  choice.bounds = begin_work(choice.bounds, stop);
  ConvertJob begun = job;
  begun.source = choice;
  begun.skip_broken = false;
  const Item item{0, {job.inputs.front()}, {}, nullptr, nullptr};
  ItemFacts facts;
  Inputs reader(item, begun, registry, facts);
  if (begun.checks_of) begun.checks = begun.checks_of(common_programme(reader.partners(), begun.check));
  Notices notices;
  reader.begin(notices, nullptr, nullptr, stop, false);
  Explanation explanation(
      begun, [&](const Origin& origin, std::uint16_t column, Field at) { return reader.locate(origin, column, at); },
      id, field);
  explanation.facts.input = input;
  explanation.facts.partner = facts.partner;
  Join join;
  bool found = false;
  const auto look = [&](const Group& group) { found = found || explanation.look(group); };
  Fill fill(&begun.checks->inputs);
  for (Batch batch; !found && reader.next(batch); batch.reset()) {
    fill.add(batch);
    join.add(batch, look);
  }
  if (!found) join.finish(look);
  return explanation.finished(found);
}

}  // namespace maex
