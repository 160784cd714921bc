#include "core/convert/item.hpp"

#include <chrono>
#include <exception>
#include <optional>
#include <thread>

#include "core/convert/batch_queue.hpp"
#include "core/convert/outgoing.hpp"
#include "core/convert/read_back.hpp"
#include "core/io/error.hpp"
#include "core/model/digest.hpp"

namespace maex {
namespace {

// Enough for the reader to stay ahead of the writer; memory of a run is this many batches.
constexpr std::size_t batches_in_flight = 4;

constexpr NoticeType file_damaged{
    "file-damaged", Severity::warning, "Part of the file could not be read as it was meant.",
    "What stands there now may differ from what the sender saw.",
    "Ask the sender for the file again, or give the reader the right encoding, separator or quote (maex formats)."};

std::filesystem::path quarantine_path(const Item& item, const ConvertJob& job) {
  // A dry run keeps the entries in the system's temporary folder only to count them.
  if (job.dry_run) return std::filesystem::temp_directory_path() / ("maex-" + std::to_string(item.number) + ".quarantine.csv");
  std::filesystem::path path = item.output;
  path += ".quarantine.csv";
  return path;
}

AtomicFile output_file(const Item& item, const ConvertJob& job) {
  if (job.dry_run) return {std::filesystem::temp_directory_path() / ("maex-dry-run-" + std::to_string(item.number)), true, 0600};
  if (job.output_is_folder) {
    std::error_code failed;
    std::filesystem::create_directories(job.output, failed);
    if (failed) throw OutputError("cannot make the folder " + job.output.string() + ": " + failed.message());
  }
  return {item.output, job.overwrite};
}

/// Runs the reader on a thread of its own and gives its batches to the caller in order.
class Reading {
 public:
  explicit Reading(RecordReader& reader) : queue_(batches_in_flight), thread_([this, &reader] { read(reader); }) {}
  ~Reading() {
    queue_.cancel();
    thread_.join();
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::unique_ptr<Batch> next() {
    auto batch = queue_.take_full();
    if (!batch && failure_) std::rethrow_exception(failure_);
    return batch;
  }
  [[nodiscard]] double progress() const { return progress_; }
  void give_back(std::unique_ptr<Batch> batch) { queue_.give_empty(std::move(batch)); }

 private:
  void read(RecordReader& reader) noexcept {
    try {
      while (auto batch = queue_.take_empty()) {
        if (!reader.next(*batch)) break;
        progress_ = reader.progress();
        queue_.give_full(std::move(batch));
      }
    } catch (...) {
      failure_ = std::current_exception();  // seen by next() after finish()
    }
    queue_.finish();
  }
  BatchQueue queue_;
  std::exception_ptr failure_;
  std::atomic<double> progress_{-1};
  std::thread thread_;
};

struct Written {
  Tallies tallies;
  ContentDigest digest;
};

void pump(RecordReader& reader, RecordWriter& writer, const ConvertJob& job, const RunHooks& hooks, ItemFacts& facts, ReadBack* check) {
  using Clock = std::chrono::steady_clock;
  Written written;
  LossCount losses(writer, job.personal);
  auto last_told = Clock::now();
  std::uint64_t records = 0;
  std::vector<bool> lost;
  {
    Reading reading(reader);
    while (auto batch = reading.next()) {
      if (hooks.stop != nullptr && *hooks.stop) throw Interrupted();
      records += batch->size();
      written.tallies.add(*batch);
      if (job.digest) written.digest.add(*batch);
      losses.prepare(*batch, check != nullptr ? &lost : nullptr);
      if (check != nullptr) check->wrote(*batch, lost);
      writer.write(*batch);
      reading.give_back(std::move(batch));
      if (hooks.progress && Clock::now() - last_told > std::chrono::milliseconds(200)) {
        last_told = Clock::now();
        hooks.progress({facts.input, records, reading.progress()});
      }
    }
  }
  if (hooks.stop != nullptr && *hooks.stop) throw Interrupted();
  writer.finish();
  written.tallies.write_to(facts);
  facts.losses = losses.losses();
  if (job.digest) facts.digest = written.digest.hex();
}

void tell_damage(const TableDocument& tables, ItemFacts& facts) {
  facts.decisions = tables.decisions();
  for (std::string& sentence : tables.damage())
    facts.notices->add({&file_damaged, {facts.input, "", 0, 0, "", ""}, "", false, std::move(sentence), ""});
}

/// Reads what was written, by the way anybody would read it, and compares.
void verify(const Item& item, const ConvertJob& job, const Registry& registry, const std::filesystem::path& written, const RunHooks& hooks,
            const RecordReader& source, ReadBack& check, ItemFacts& facts) {
  SourceChoice choice;
  choice.partner = item.to->descriptor().id;
  choice.bounds = job.source.bounds;
  if (item.container != nullptr) {
    choice.format = item.container->descriptor().id;
    choice.format_options = job.to_format_options;
  }
  Notices notices;  // what there is to say of the records was said when they were read
  Balance balance;
  try {
    OpenedSource opened = open_source(registry, written, choice);
    ReadContext context{notices, balance, nullptr, nullptr, job.to_options, job.today, 0, item.output.string(), hooks.stop, job.source.bounds};
    const auto reader = opened.partner->read(opened.source, context);
    Batch batch;
    while (reader->next(batch)) {
      check.found(batch);
      batch.reset();
    }
  } catch (const InputError& error) {
    throw std::logic_error(std::string("what was written cannot be read back, so it was thrown away: ") + error.what());
  }
  for (ReadBack::Difference& one : check.differences()) {
    Locator where;
    if (one.origin.row != 0) where = source.locate(one.origin, 0, Field::count);
    where.document = facts.input;
    facts.notices->add({one.type, std::move(where), {}, false, std::move(one.problem), {}});
  }
  facts.verified = VerifiedFact{check.records(), check.matched()};
}

void convert(const Item& item, const ConvertJob& job, const Registry& registry, FatesFile* fates, const RunHooks& hooks,
             ItemFacts& facts) {
  OpenedSource opened = open_source(registry, item.input, job.source);
  facts.partner = opened.partner->descriptor().id;
  facts.partner_reason = opened.reason;
  if (opened.source.format != nullptr) facts.format = opened.source.format->descriptor().id;
  if (opened.source.tables) facts.decisions = opened.source.tables->decisions();
  check(job.from_options, opened.partner->descriptor());

  QuarantineFile quarantine(quarantine_path(item, job), job.overwrite || job.dry_run);
  ReadContext reading{*facts.notices, *facts.balance, fates,          &quarantine,        job.from_options, job.today,
                      item.number,    facts.input,    hooks.stop, job.source.bounds};
  AtomicFile output = output_file(item, job);
  WriteContext writing{*facts.notices, job.to_options, item.output.filename().string(), item.input.filename().string(),
                       job.today,      job.now,        job.program};
  reading.keep_source = opened.partner == item.to && item.to->keeps_source(job.from_options, job.to_options);
  const auto reader = opened.partner->read(opened.source, reading);
  const auto writer = item.to->write({output.temporary(), item.container, job.to_format_options}, writing);
  std::optional<ReadBack> check;
  if (job.verify) check.emplace();
  pump(*reader, *writer, job, hooks, facts, check ? &*check : nullptr);
  if (opened.source.tables) tell_damage(*opened.source.tables, facts);
  for (std::string& remark : reader->remarks()) facts.decisions.push_back(std::move(remark));

  if (!facts.balance->holds())
    throw std::logic_error("what was read and what became of it do not add up, so the output was thrown away");
  facts.quarantined = quarantine.count();
  if (check) verify(item, job, registry, output.temporary(), hooks, *reader, *check, facts);
  if (job.dry_run) return;
  // The quarantine first: should we be killed in between, everything that was read still stands somewhere.
  quarantine.commit();
  if (quarantine.count() != 0) facts.quarantine_file = quarantine.target().string();
  output.commit();
  facts.output = item.output.string();
}

}  // namespace

ItemFacts convert_item(const Item& item, const ConvertJob& job, const Registry& registry, FatesFile* fates,
                       const RunHooks& hooks) {
  ItemFacts facts;
  facts.input = item.input.string();
  facts.target = item.to->descriptor().id;
  for (const LossType& loss : item.to->descriptor().losses) facts.forecast.push_back(loss.code + ": " + loss.summary);
  const auto started = std::chrono::steady_clock::now();
  const auto failed = [&facts](Outcome outcome, const char* problem) {
    facts.outcome = outcome;
    facts.problem = problem;
  };
  try {
    convert(item, job, registry, fates, hooks, facts);
  } catch (const InputError& error) {
    failed(Outcome::unreadable, error.what());
  } catch (const OutputError& error) {
    failed(Outcome::unwritable, error.what());
  } catch (const Interrupted& error) {
    failed(Outcome::interrupted, error.what());
  } catch (const UsageError& error) {
    failed(Outcome::refused, error.what());
  } catch (const std::bad_alloc&) {
    failed(Outcome::faulty, "memory ran out; nothing half-written was left behind");
  } catch (const std::exception& error) {
    failed(Outcome::faulty, error.what());
  }
  facts.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  return facts;
}

}  // namespace maex
