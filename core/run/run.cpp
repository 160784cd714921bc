#include <sys/resource.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "core/io/error.hpp"
#include "core/run/checks.hpp"
#include "core/run/inputs.hpp"
#include "core/run/item.hpp"

namespace maex {
namespace {

/// What an item adds to the outcome of the run, and why.
std::pair<Outcome, OutcomeReason> verdict(const ItemFacts& facts, Severity fail_on) {
  OutcomeReason reason{facts.input, 0, 0, facts.quarantined, facts.checks.held_back, facts.problem, facts.problem_text};
  if (facts.outcome != Outcome::done) return {facts.outcome, std::move(reason)};
  for (auto severity : {Severity::info, Severity::warning, Severity::error})
    if (severity >= fail_on) reason.findings += count(facts.findings, severity);
  for (const LossFact& loss : facts.losses) reason.lost += loss.count;
  const bool clean = reason.findings + reason.lost + reason.quarantined + reason.excluded == 0;
  return {clean ? Outcome::done : Outcome::findings, std::move(reason)};
}

/// The complete files of the inputs, until they are put in place together.
class Finished {
 public:
  Finished(std::vector<ItemFacts>& items, Placement* placement) : items_(items), placement_(placement) {}

  void add(std::size_t item, std::vector<AtomicFile> files) {
    if (files.empty()) return;
    const std::lock_guard lock(mutex_);
    count_ += files.size();
    files_[item] = std::move(files);
    if (count_ >= most_at_once()) place(nullptr);
  }
  /// Puts the files in place, `list` with them; or gives them to the caller's placement. Never throws OutputError: the
  /// facts of the inputs report it.
  void place(AtomicFile* list) {
    Placement own;
    Placement& all = placement_ != nullptr ? *placement_ : own;
    Files files = std::exchange(files_, {});
    count_ = 0;
    try {
      for (auto& [item, complete] : files)
        for (AtomicFile& file : complete) all.add(std::move(file));
      if (list != nullptr) all.add(std::move(*list));
      if (placement_ == nullptr) own.place();
    } catch (const OutputError& error) { fail(files, error); }
  }
  /// None of the files is put in place.
  void fail(const OutputError& error) { fail(std::exchange(files_, {}), error); }
  /// A failure that no input reports.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  using Files = std::map<std::size_t, std::vector<AtomicFile>>;

  void fail(const Files& files, const OutputError& error) {
    for (const auto& [item, complete] : files) {
      ItemFacts& facts = items_[item];
      facts.outcome = Outcome::unwritable;
      facts.problem = error.what();
      facts.output.clear();
      facts.quarantine_file.clear();
    }
    if (files.empty()) problem_ = error.what();
  }
  /// A complete file needs two descriptors until it is in place. A quarter stays for everything else.
  static std::size_t most_at_once() {
    rlimit descriptors{};
    constexpr rlim_t usual = 1024;
    const bool known = ::getrlimit(RLIMIT_NOFILE, &descriptors) == 0 && descriptors.rlim_cur != RLIM_INFINITY;
    return (known ? descriptors.rlim_cur : usual) * 3 / 8;
  }

  std::vector<ItemFacts>& items_;
  Placement* placement_;
  std::mutex mutex_;
  Files files_;
  std::size_t count_ = 0;
  std::string problem_;
};

/// Repairs the folders that this job writes to.
void repair_outputs(const ConvertJob& job, const std::vector<Item>& items, const RunHooks& hooks) {
  std::set<std::filesystem::path> folders;
  const auto add = [&folders](const std::filesystem::path& file) {
    if (!file.empty()) folders.insert(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
  };
  for (const Item& item : items) add(item.output);
  for (const auto& file : {job.store, job.fates, job.report.html, job.report.sarif, job.report.text}) add(file);
  if (!job.report.mark.empty()) folders.insert(job.report.mark);
  for (const std::filesystem::path& folder : folders)
    repair_folder(folder, [&hooks](const std::string& sentence) {
      if (hooks.repaired) hooks.repaired(sentence);
    });
}

/// Adds the inputs that broke while they were read to those that are left out. False when there are none, and when no
/// input remains.
bool leave_out_broken(Item& item, const ItemFacts& facts) {
  if (facts.outcome != Outcome::unreadable) return false;
  const std::size_t before = item.left_out.size();
  for (std::size_t i = 0; i != facts.inputs.size(); ++i)
    if (!facts.inputs[i].problem.empty()) item.left_out.emplace(i, facts.inputs[i].problem);
  return item.left_out.size() != before && item.left_out.size() != facts.inputs.size();
}

}  // namespace

Access access_of(const ConvertJob& job, bool personal) {
  switch (job.access) {
    case OutputAccess::owner: return Access::owner;
    case OutputAccess::umask: return Access::usual;
    case OutputAccess::by_content: break;
  }
  return personal ? Access::owner : Access::usual;
}

RunFacts run(const ConvertJob& job, const Registry& registry, const RunHooks& hooks) {
  std::vector<Item> items = plan_items(job, registry);
  RunFacts facts;
  facts.dry_run = job.dry_run;
  facts.show_personal = job.show_personal;
  facts.items.resize(items.size());
  if (!job.dry_run) repair_outputs(job, items, hooks);
  std::optional<FatesFile> fates;
  const auto begin_fates = [&] {
    fates.reset();
    if (job.fates.empty()) return;
    fates.emplace(job.dry_run ? AtomicFile::unplaced(job.fates)
                              : AtomicFile(job.fates, job.overwrite, access_of(job, true)));
  };
  begin_fates();
  Finished finished(facts.items, hooks.placement);

  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < items.size(); i = next++) {
      if (hooks.stop != nullptr && *hooks.stop) {
        facts.items[i].input = names_of(items[i].inputs);
        facts.items[i].outcome = Outcome::interrupted;
        facts.items[i].problem = Interrupted().what();
        continue;
      }
      std::vector<AtomicFile> files;
      const auto convert = [&] {
        facts.items[i] = convert_item(items[i], job, registry, fates ? &*fates : nullptr, hooks, files);
      };
      convert();
      // Records of an input that broke after its beginning are in the output, so all is read again without it. Inputs
      // that are read together are the only item of the run, so the list of fates is theirs.
      while (job.skip_broken && leave_out_broken(items[i], facts.items[i])) {
        files.clear();
        begin_fates();
        convert();
      }
      if (facts.items[i].outcome == Outcome::done) finished.add(i, std::move(files));
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < std::min<std::size_t>(job.jobs, items.size()); ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  try {
    // The list of a stopped run would not be complete, and a list belongs to an output.
    const bool listed = fates && !job.dry_run && (hooks.stop == nullptr || !*hooks.stop) &&
                        std::any_of(facts.items.begin(), facts.items.end(),
                                    [](const ItemFacts& item) { return item.outcome == Outcome::done; });
    std::optional<AtomicFile> list;
    if (listed) list.emplace(fates->finish());
    finished.place(list ? &*list : nullptr);
  } catch (const OutputError& error) { finished.fail(error); }

  settle(facts);
  const auto add = [&facts](Outcome outcome, OutcomeReason reason) {
    if (outcome <= facts.outcome) return;
    facts.outcome = outcome;
    facts.reason = std::move(reason);
  };
  for (const ItemFacts& item : facts.items) {
    auto [outcome, reason] = verdict(item, job.fail_on);
    add(outcome, std::move(reason));
  }
  if (!finished.problem().empty()) {
    OutcomeReason reason;
    reason.problem = finished.problem();
    add(Outcome::unwritable, std::move(reason));
  }
  return facts;
}

}  // namespace maex
