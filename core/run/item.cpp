#include "core/run/item.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <optional>

#include "core/adapter/stated_records.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/model/digest.hpp"
#include "core/run/check_stage.hpp"
#include "core/run/file_roles.hpp"
#include "core/run/fill.hpp"
#include "core/run/inputs.hpp"
#include "core/run/inspect.hpp"
#include "core/run/outgoing.hpp"
#include "core/run/read_back.hpp"
#include "core/run/stage.hpp"
#include "core/run/withholding.hpp"
#include "core/text/joined.hpp"

namespace maex {
namespace {

constexpr NoticeType coordinates_assumed{
    "coordinates-assumed", Severity::info, "Coordinates were read with an assumption.",
    "The text leaves a choice, and another reading is another place.",
    "Check one point on a map. To leave no choice, write the hemispheres, the system and the zone."};

constexpr NoticeType kind_assumed{
    "device-kind-assumed", Severity::info, "The kind of a device follows from a model or word by general knowledge.",
    "No source that was read confirms the kind of these models and words, and the counts by device rest on it.",
    "Check the kinds with an ordnance handbook. Enter the kind in a column of its own where it differs."};

std::optional<GeoBox> country_of(const ConvertJob& job) {
  return job.checks ? job.checks->inputs.country_box : std::nullopt;
}

constexpr NoticeType country_assumed{
    "country-assumed",
    Severity::info,
    "No profile and no option names the country of the list, and places do not fit the one that was assumed.",
    "Districts, points and the policy of one country say nothing about places in another.",
    "Name the country in the profile ([programme] country), or give --programme.",
    "{country} was assumed, and {count:place does|places do} not fit it."};

AtomicFile quarantine_file(const Item& item, const ConvertJob& job) {
  // A dry run or a check writes the entries only to count them.
  if (job.dry_run || item.to == nullptr) return AtomicFile::unplaced(quarantine_of(item.inputs.front()));
  return {quarantine_of(item.output), job.overwrite, access_of(job, true)};
}

AtomicFile output_file(const Item& item, const ConvertJob& job) {
  // A dry run writes, too, because what is lost and what is read back is counted in what was written.
  if (job.dry_run) return AtomicFile::unplaced(item.output.empty() ? "the output of the dry run" : item.output);
  if (job.output_is_folder) {
    std::error_code failed;
    std::filesystem::create_directories(job.output, failed);
    if (failed) throw OutputError("cannot make the folder " + job.output.string() + ": " + failed.message());
  }
  return {item.output, job.overwrite, access_of(job, job.personal == PersonalPolicy::keep)};
}

/// What the outlet knows about source and target.
struct Ways {
  bool custom_fields = false;  ///< of the target
  bool map = false;            ///< the target is a map
  bool same_layout = false;    ///< the target has the layout of the source
  Partner::OpenHeadings open;  ///< headings of the source
};

/// For several inputs, only what holds for all of them.
Ways ways_between(const std::vector<const Partner*>& sources, const Partner* target, const ConvertJob& job) {
  if (target == nullptr) return {};
  Ways ways{target->descriptor().custom_fields, target->descriptor().map, true, {}};
  std::vector<Partner::OpenHeadings> open;
  for (const Partner* source : sources) {
    ways.same_layout &= source == target && source->is_same_layout(job.from_options, job.to_options);
    open.push_back(source->open_headings(job.from_options));
  }
  if (std::all_of(open.begin(), open.end(), [](const auto& each) { return static_cast<bool>(each); }))
    ways.open = [open = std::move(open)](std::string_view heading) {
      return std::all_of(open.begin(), open.end(), [&](const auto& each) { return each(heading); });
    };
  return ways;
}

/// Removes withheld values from batches, writes the batches and counts the losses. Does nothing without a writer.
class Outlet {
 public:
  Outlet(RecordWriter* writer, const Ways& ways, const ConvertJob& job, ReadBack* check)
      : writer_(writer),
        custom_fields_(ways.custom_fields),
        map_(ways.map),
        check_(check),
        withholding_(job.personal, ways.same_layout, ways.open, count_),
        again_(job.checks ? &job.checks->inputs : nullptr) {}
  void put(Batch& batch) {
    if (writer_ == nullptr) return;
    for (std::size_t i = 0; !has_record_ && i != batch.size(); ++i) has_record_ = batch[i].kind() != Kind::submission;
    withholding_.apply(batch);
    if (map_) count_points(batch);
    losses_.reset(batch);
    writer_->write(batch, losses_);
    again_.settle(batch, losses_);
    count_.add(batch, losses_);
    if (check_ != nullptr) check_->wrote(batch, losses_);
  }
  void finish(ItemFacts& facts) {
    if (writer_ == nullptr) return;
    writer_->finish();
    facts.losses = count_.losses();
    if (custom_fields_) facts.carried = count_.carried();
    if (map_) facts.points = points_;
  }
  /// True when the writer got a record that is about more than the submission itself.
  [[nodiscard]] bool has_record() const { return has_record_; }

 private:
  void count_points(const Batch& batch) {
    for (std::size_t i = 0; i != batch.size(); ++i)
      points_ += batch[i].kind() == Kind::point ||
                 (batch[i].has(Field::place_latitude) && batch[i].has(Field::place_longitude));
  }

  RecordWriter* writer_;
  bool custom_fields_;  ///< of the target
  bool map_;            ///< the target is a map
  ReadBack* check_;
  LossCount count_;
  Withholding withholding_;
  DerivedAgain again_;
  Losses losses_;
  std::uint64_t points_ = 0;
  bool has_record_ = false;
};

/// An output without a record would look like a quiet month. The sentence lists why the incidents of the input do not
/// qualify.
struct EmptyRefused : UsageError {
  explicit EmptyRefused(Text text) : UsageError(to_string(text)), sentence(std::move(text)) {}
  Text sentence;
};

[[noreturn]] void refuse_empty(const Item& item, const ItemFacts& facts) {
  std::vector<Text> why;
  for (const auto& [state, reasons] : facts.checks.reasons)
    for (const auto& [reason, count] : reasons)
      why.push_back({"{count} {state}: {reason}"_text,
                     {{"count", count}, {"state", Text::code("verification", state)}, {"reason", reason}}});
  const std::string name = item.output.empty() ? item.to->descriptor().id : item.output.string();
  if (why.empty())
    throw EmptyRefused(
        {"{output} was not written, because the input has no record for it; --allow-empty writes it"_text,
         {{"output", name}}});
  throw EmptyRefused(
      {"{output} was not written, because no incident qualifies ({reasons}); --include any takes all, and --allow-empty writes an empty output"_text,
       {{"output", name}, {"reasons", std::move(why)}}});
}

/// Counts all records that were read, also those that are not written.
class Counted {
 public:
  explicit Counted(bool digest) : wants_digest_(digest) {}
  void see(const Batch& batch) {
    records_ += batch.size();
    tallies_.add(batch);
    if (wants_digest_) digest_.add(batch);
  }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  void write_to(ItemFacts& facts) const {
    tallies_.write_to(facts);
    if (wants_digest_) facts.digest = digest_.hex();
  }

 private:
  bool wants_digest_;
  std::atomic<std::uint64_t> records_ = 0;  // the progress reads it while it grows
  Tallies tallies_;
  ContentDigest digest_;
};

/// Reads the input to its end. `writer` is null when the input is only checked. Reading, checking and writing each have
/// their own thread. Returns false when the output has no record.
bool pump(RecordReader& reader, RecordWriter* writer, const Ways& ways, const ConvertJob& job, const Included& include,
          const RunHooks& hooks, Notices& notices, ItemFacts& facts, ReadBack* check, StoreFile* store) {
  using Clock = std::chrono::steady_clock;
  Counted counted(job.digest);
  Outlet outlet(writer, ways, job, check);
  Fill fill(job.checks ? &job.checks->inputs : nullptr);
  std::optional<CheckStage> checks;
  if (job.checks)
    checks.emplace(*job.checks, include, reader, notices, facts, rules::QueryLimits{job.source.bounds}, store);
  if (checks && hooks.group) checks->on_included(hooks.group);
  {
    std::atomic<double> progress{-1};
    Stage reading([&](const Stage::HandOver& hand_over) {
      for (auto batch = std::make_unique<Batch>(); reader.next(*batch);) {
        progress = reader.progress();
        hand_over(batch);
      }
    });
    const auto look = [&](const Stage::HandOver& hand_over) {
      while (auto batch = reading.next()) {
        check_temporary_bytes(job.source.bounds.temporary_bytes);  // a join waits in a temporary file
        fill.add(*batch);
        counted.see(*batch);
        if (checks)
          checks->take(batch, hand_over);
        else
          hand_over(batch);
        reading.give_back(std::move(batch));
      }
      if (checks) checks->finish(hand_over);
    };
    auto last_told = Clock::now();
    const auto put = [&](Batch& batch) {
      if (hooks.stop != nullptr && *hooks.stop) throw Interrupted();
      check_temporary_bytes(job.source.bounds.temporary_bytes);
      outlet.put(batch);
      if (!hooks.progress || Clock::now() - last_told <= std::chrono::milliseconds(200)) return;
      last_told = Clock::now();
      hooks.progress({facts.input, counted.records(), progress});
    };
    if (checks && writer != nullptr) {
      Stage checking(look);
      while (auto batch = checking.next()) {
        put(*batch);
        checking.give_back(std::move(batch));
      }
    } else {
      look([&put](std::unique_ptr<Batch>& batch) { put(*batch); });
    }
  }
  if (hooks.stop != nullptr && *hooks.stop) throw Interrupted();
  outlet.finish(facts);
  counted.write_to(facts);
  facts.filled = fill.counts();
  for (const auto& [remarks, assumed] : fill.assumed()) {
    Locator where = reader.locate(assumed.first, assumed.column, assumed.field);
    if (where.document.empty()) where.document = facts.input;
    notices.add(
        {&coordinates_assumed,
         std::move(where),
         {},
         false,
         {"In {count:place|places}, here first: {remarks}."_text, {{"count", assumed.records}, {"remarks", remarks}}}});
  }
  if (const Fill::Assumed& kinds = fill.assumed_kinds(); kinds.records != 0) {
    Locator where = reader.locate(kinds.first, kinds.column, kinds.field);
    if (where.document.empty()) where.document = facts.input;
    notices.add({&kind_assumed,
                 std::move(where),
                 {},
                 false,
                 {"{count:device|devices}; the first is here."_text, {{"count", kinds.records}}}});
  }
  return outlet.has_record();
}

/// Decides which incidents the target of this item includes, and reports it in the facts.
Included included(const Item& item, const ConvertJob& job, bool keeps_source, ItemFacts& facts) {
  if (item.to == nullptr || !job.checks) return {Include::any, false, false};
  // The default for IMSMA: only the incidents that IMSMA's own rule accepts (domain D5).
  const Include usual = item.to->descriptor().for_imsma ? Include::hazard_area : Include::any;
  const Include include = job.include == Include::usual ? usual : job.include;
  facts.checks.include_unasked = job.include == Include::usual;
  facts.checks.included = include == Include::any ? "any" : include == Include::verified ? "verified" : "hazard-area";
  // A report counts by the state of each incident and says how many it leaves out.
  if (item.to->descriptor().document) return {include, true, true};
  // Incidents are marked only when the user asked for all of them. Reports that are written back unchanged get no
  // marks.
  return {include, job.include == Include::any && !keeps_source, !keeps_source};
}

/// Reads the output in the usual way, or as that of the partner `reader`, and compares it with the records that were
/// written.
void verify(const Item& item, const ConvertJob& job, const Registry& registry, const std::filesystem::path& written,
            std::string_view reader, const RunHooks& hooks, const RecordReader& source, ReadBack& check,
            Notices& notices, ItemFacts& facts) {
  SourceChoice choice;
  choice.partner = reader.empty() ? item.to->descriptor().id : std::string(reader);
  choice.bounds = job.source.bounds;
  if (item.container != nullptr) {
    choice.format = item.container->descriptor().id;
    choice.format_options = job.to_format_options;
  }
  Notices ignored;  // notices on these records were reported when the input was read
  Balance balance;
  try {
    OpenedSource opened = open_source(registry, written, choice);
    Account account(item.output.string(), ignored, balance);
    ReadContext context{account,          reader.empty() ? job.to_options : Options(), job.today, 0, hooks.stop,
                        job.source.bounds};
    context.country = country_of(job);
    const auto records = opened.partner->read(opened.source, context);
    Fill fill(job.checks ? &job.checks->inputs : nullptr);
    Batch batch;
    while (records->next(batch)) {
      fill.add(batch);
      check.found(batch);
      batch.reset();
    }
  } catch (const InputError& error) {
    throw std::logic_error(std::string("what was written cannot be read back, so it was thrown away: ") + error.what());
  }
  for (ReadBack::Difference& one : check.differences()) {
    Locator where;
    if (one.origin.row != 0) where = source.locate(one.origin, 0, Field::count);
    if (where.document.empty()) where.document = facts.input;
    notices.add({one.type, std::move(where), {}, false, std::move(one.problem)});
  }
  facts.verified = VerifiedFact{check.records(), check.matched()};
}

/// The names of the files for the header of the output.
std::string source_name(const Item& item) {
  std::vector<std::filesystem::path> names;
  for (const std::filesystem::path& each : item.inputs)
    names.push_back(std::filesystem::path(name_in_messages(each)).filename());
  return names_of(names);
}

/// Reports a country that was assumed, where its districts or points do not fit.
void note_assumed_country(const ConvertJob& job, const Programme& programme, const std::string& input,
                          Notices& notices) {
  if (!job.checks || !assumes_country(job.check, programme)) return;
  std::uint64_t misfits = 0;
  for (const Notices::Group& group : notices.groups())
    for (const std::string_view code : {"district-unknown", "coordinates-outside-country", "coordinates-swapped"})
      if (group.type->code == code) misfits += group.count;
  if (misfits == 0) return;
  Text sentence = {Pattern(), {{"country", std::string(job.checks->inputs.country)}, {"count", misfits}}};
  notices.add({&country_assumed, {input, "", 0, 0, "", ""}, "", false, std::move(sentence)});
}

void convert(const Item& item, ConvertJob& job, const Registry& registry, FatesFile* fates, const RunHooks& hooks,
             Notices& notices, ItemFacts& facts, std::vector<AtomicFile>& finished) {
  Inputs inputs(item, job, registry, facts);
  const std::vector<const Partner*> partners = inputs.partners();
  const Programme programme = common_programme(partners, job.check);
  if (job.checks_of) job.checks = job.checks_of(programme);
  // Source bytes belong to the file around them. The bytes of several files cannot be put together.
  const bool keeps_source = item.to != nullptr && partners.size() == 1 && item.inputs.size() == 1 &&
                            partners.front() == item.to && item.to->keeps_source(job.from_options, job.to_options);
  QuarantineFile quarantine([&] { return quarantine_file(item, job); });
  std::optional<StoreFile> store;
  if (!job.store.empty() && !job.checks)
    throw UsageError("a store keeps what the rules decide, and no rules are loaded");
  if (!job.store.empty() && !job.dry_run)
    store.emplace(
        AtomicFile(job.store, job.overwrite, access_of(job, true)), job.today,
        [&](const Origin& origin, std::uint16_t column, Field field) { return inputs.locate(origin, column, field); });
  std::optional<StoredQuarantine> stored;
  if (store) stored.emplace(quarantine, *store);
  std::optional<AtomicFile> output;
  std::optional<WriteContext> writing;
  std::unique_ptr<RecordWriter> writer;
  if (item.to != nullptr) {
    output.emplace(output_file(item, job));
    writing.emplace(WriteContext{notices, job.to_options, item.output.filename().string(), source_name(item), job.today,
                                 job.now, job.program});
  }
  inputs.begin(notices, fates, stored ? static_cast<Quarantine*>(&*stored) : &quarantine, hooks.stop, keeps_source);
  if (item.to != nullptr)
    writer = item.to->write({output->temporary(), item.container, job.to_format_options}, *writing);
  std::optional<ReadBack> check;
  const auto* report = dynamic_cast<const StatedRecords*>(writer.get());
  if (job.verify && writer) check.emplace(report != nullptr);
  const bool has_record =
      pump(inputs, writer.get(), ways_between(partners, item.to, job), job, included(item, job, keeps_source, facts),
           hooks, notices, facts, check ? &*check : nullptr, store ? &*store : nullptr);
  inputs.report_end(notices);
  note_assumed_country(job, programme, facts.input, notices);
  inputs.add_up();

  if (!std::all_of(facts.inputs.begin(), facts.inputs.end(),
                   [](const InputFact& each) { return each.balance.holds(); }))
    throw std::logic_error("what was read and what became of it do not add up, so the output was thrown away");
  facts.quarantined = quarantine.count();
  if (writer && !has_record && !job.allow_empty) refuse_empty(item, facts);
  if (check && report != nullptr) {
    Batch certain, implied;
    report->stated(certain, implied);
    check->stated(certain, implied);
  }
  if (check)
    verify(item, job, registry, output->temporary(), report == nullptr ? std::string_view() : report->reader(), hooks,
           inputs, *check, notices, facts);
  if (store)
    finished.push_back(store->finish(notices, {job.program, facts.input, facts.partner,
                                               to_text(PartialDate{PartialDate::Form::at, job.today, {}})}));
  if (job.dry_run || item.to == nullptr) return;
  if (auto list = quarantine.finish()) {
    facts.quarantine_file = list->target().string();
    finished.push_back(std::move(*list));
  }
  finished.push_back(std::move(*output));
  facts.output = item.output.string();
}

/// Adds up what is known of the inputs, and says why an item of several inputs was not read. The facts of a single
/// input are those of its item.
void settle_inputs(ItemFacts& facts) {
  if (is_single(facts)) {
    if (!facts.inputs.empty()) facts.balance = std::move(facts.inputs.front().balance);
    facts.inputs.clear();
    return;
  }
  facts.balance = {};
  std::uint64_t wanted = 0;
  std::vector<std::string> broken;
  std::string problems;
  for (const InputFact& each : facts.inputs) {
    facts.balance.add(each.balance);
    wanted += each.not_read.empty() ? 1 : 0;
    if (each.problem.empty()) continue;
    broken.push_back(each.input);
    problems += "\n" + each.problem;
  }
  if (facts.outcome != Outcome::unreadable || broken.empty()) return;
  const bool enclosed = facts.inputs.front().enclosed;
  if (enclosed && broken.size() == wanted) return;  // the problems say all: nothing else was in the file
  if (enclosed && broken.size() == 1)
    facts.problem_text = {
        "{problem}. An output without it would look complete, so nothing was written; fix it, or leave it out with --skip-broken"_text,
        {{"problem", problems.substr(1, problems.find('\n', 1) - 1)}}};
  else
    facts.problem_text = {
        "{broken} of {count} inputs cannot be read: {names}. An output without them would look complete, so nothing was written; fix them, or leave them out with --skip-broken"_text,
        {{"broken", broken.size()}, {"count", wanted}, {"names", joined(broken)}}};
  facts.problem = to_string(facts.problem_text) + problems;
}

}  // namespace

std::vector<const NoticeType*> run_notices() {
  std::vector<const NoticeType*> all = input_notices();
  all.insert(all.end(), {&coordinates_assumed, &country_assumed, &kind_assumed, &not_read_back(), &came_back()});
  return all;
}

ItemFacts convert_item(const Item& item, const ConvertJob& job, const Registry& registry, FatesFile* fates,
                       const RunHooks& hooks, std::vector<AtomicFile>& finished) {
  ItemFacts facts;
  facts.input = names_of(item.inputs);
  if (item.to != nullptr) {
    facts.target = item.to->descriptor().id;
    for (const LossType& loss : item.to->descriptor().losses) facts.forecast.push_back(loss.code + ": " + loss.summary);
  }
  const auto started = std::chrono::steady_clock::now();
  ConvertJob begun = job;  // opening, preparing, reading and the rules of these inputs share one deadline
  Notices notices(job.stored_per_code);
  const auto failed = [&facts](Outcome outcome, const char* problem) {
    facts.outcome = outcome;
    facts.problem = problem;
  };
  try {
    begun.source.bounds.seconds *= item.inputs.size();
    begun.source.bounds = begin_work(begun.source.bounds, hooks.stop);
    convert(item, begun, registry, fates, hooks, notices, facts, finished);
  } catch (const InputError& error) { failed(Outcome::unreadable, error.what()); } catch (const OutputError& error) {
    failed(Outcome::unwritable, error.what());
  } catch (const Interrupted& error) { failed(Outcome::interrupted, error.what()); } catch (const EmptyRefused& error) {
    facts.problem_text = error.sentence;
    failed(Outcome::refused, error.what());
  } catch (const UsageError& error) { failed(Outcome::refused, error.what()); } catch (const std::bad_alloc&) {
    failed(Outcome::faulty, "memory ran out; nothing half-written was left behind");
  } catch (const std::exception& error) { failed(Outcome::faulty, error.what()); }
  settle_inputs(facts);
  facts.findings = take_findings(notices);
  if (item.number == 0 && begun.checks) add_findings(facts.findings, begun.checks->findings);
  facts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return facts;
}

}  // namespace maex
