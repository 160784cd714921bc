#include "core/exchange/night.hpp"

#include <poll.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <iterator>
#include <map>
#include <set>
#include <system_error>

#include "core/exchange/files.hpp"
#include "core/exchange/item_row.hpp"
#include "core/exchange/item_work.hpp"
#include "core/exchange/lock.hpp"
#include "core/exchange/worker.hpp"
#include "core/io/error.hpp"
#include "core/io/placement.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds look_again{100};
constexpr std::chrono::seconds time_to_stop{2};
/// Results may wait for an earlier file this many times the number of workers; they are in memory.
constexpr std::size_t most_ahead = 4;

/// A file that is to be taken.
struct Arrival {
  const Route* route = nullptr;
  fs::path file;
  std::optional<ItemRow> before;  ///< the file is kept, and is tried again
  bool is_last = true;            ///< no later route takes the same file
};

/// A file whose copy is at work, or has its result.
struct Taken {
  Stage stage;
  std::string name;  ///< of the copy: with the first digits of its digest
  std::string digest, settings;
  Stamp stamp;
  std::optional<Worker> worker;
  std::optional<WorkResult> result;
  bool is_repeat = false;
};

/// Names of the same file in the folders of outputs, done and quarantine: "march-3f2a91c0.xlsx".
std::string name_with_digest(const fs::path& file, const std::string& digest) {
  constexpr std::size_t digits = 8;
  return file.stem().string() + '-' + digest.substr(0, digits) + file.extension().string();
}

class Night {
 public:
  Night(const ExchangeJob& job, const Registry& registry, const NightHooks& hooks, bool dry_run)
      : job_(job), registry_(registry), hooks_(hooks), work_(fs::absolute(job.state) / "work") {
    facts_.dry_run = dry_run;
  }

  NightFacts look() {
    find_arrivals();
    for (const Arrival& each : arrivals_) {
      ItemRow row;
      row.route = each.route->name;
      row.name = each.file.filename().string();
      facts_.items.push_back(std::move(row));
    }
    return std::move(facts_);
  }

  NightFacts run() {
    make_folder(job_.state);
    const Lock lock(job_.state / "lock", hooks_.now());
    ledger_.emplace(ledger_of(job_));
    settle();
    for (const Route& route : job_.routes) settings_[&route] = settings_digest(route, route.job.program);
    facts_.run = ledger_->begin_run(hooks_.now(), job_.routes.front().job.program);
    find_kept();
    find_arrivals();
    take_all();
    remove_old();
    if (stopped()) facts_.outcome = Outcome::interrupted;
    ledger_->end_run(facts_.run, hooks_.now(), to_string(outcome()));
    facts_.outcome = outcome();
    return std::move(facts_);
  }

 private:
  [[nodiscard]] bool stopped() const { return hooks_.stop != nullptr && *hooks_.stop; }
  [[nodiscard]] bool may_begin() const {
    const bool in_time = job_.run_seconds == 0 || Clock::now() - began_ < std::chrono::seconds(job_.run_seconds);
    return in_time && !stopped() && !broken_;
  }
  [[nodiscard]] Outcome outcome() const {
    if (facts_.outcome != Outcome::done) return facts_.outcome;
    const bool clean =
        facts_.problems.empty() && facts_.left == 0 && std::all_of(facts_.items.begin(), facts_.items.end(), is_clean);
    return clean ? Outcome::done : Outcome::findings;
  }
  /// A failure that is no fault of a file: the run ends, and the next one goes on.
  void break_off(const std::string& problem) {
    facts_.problems.push_back(problem);
    facts_.outcome = Outcome::unwritable;
    broken_ = true;
  }

  void settle() {
    std::set<fs::path> needed;
    for (const Intention& each : ledger_->intentions()) {
      try {
        for (const Step& step : each.steps) {
          // A crash while a file was put in place may have left its temporary name there.
          if (step.kind == Step::Kind::place) repair_folder(fs::path(step.target).parent_path(), [](const auto&) {});
          perform(step);
        }
        ledger_->confirm(each.item);
        ++facts_.settled;
      } catch (const OutputError& error) {
        facts_.problems.emplace_back(error.what());
        for (const Step& step : each.steps) needed.insert(step.source);
      }
    }
    remove_work(needed);
  }
  /// Removes what an earlier run began and did not enter into the ledger.
  void remove_work(const std::set<fs::path>& needed) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(work_, ignored)) {
      const std::string folder = entry.path().string() + '/';
      const bool keep = std::any_of(needed.begin(), needed.end(),
                                    [&folder](const fs::path& path) { return path.string().starts_with(folder); });
      if (!keep) fs::remove_all(entry.path(), ignored);
    }
  }

  const Route* route_named(std::string_view name) const {
    for (const Route& route : job_.routes)
      if (route.name == name) return &route;
    return nullptr;
  }
  /// Files that wait, or that could not be read, are tried again when a setting has changed that may help them.
  void find_kept() {
    for (ItemRow& row : ledger_->open_items()) {
      const Route* route = route_named(row.route);
      std::error_code ignored;
      if (route == nullptr || row.settings == settings_.at(route) || !row.confirmed || !fs::exists(row.kept, ignored))
        continue;
      arrivals_.push_back({route, row.kept, std::move(row)});
    }
  }
  void find_arrivals() {
    for (const Route& route : job_.routes) {
      std::vector<fs::path> files;
      for (const std::string& pattern : route.patterns) {
        try {
          FolderFiles here = files_like(pattern);
          std::move(here.whole.begin(), here.whole.end(), std::back_inserter(files));
          for (const fs::path& file : here.half_copied) facts_.growing.push_back(file.string());
        } catch (const InputError& error) { facts_.problems.emplace_back(error.what()); }
      }
      std::sort(files.begin(), files.end());
      files.erase(std::unique(files.begin(), files.end()), files.end());
      for (fs::path& file : files)
        if (is_settled(file))
          arrivals_.push_back({&route, std::move(file), std::nullopt});
        else
          facts_.growing.push_back(file.string());
    }
    // A file that two routes take is removed from the inbox after the last of them.
    std::set<fs::path> later;
    for (auto arrival = arrivals_.rbegin(); arrival != arrivals_.rend(); ++arrival)
      arrival->is_last = later.insert(fs::absolute(arrival->file).lexically_normal()).second;
  }
  [[nodiscard]] bool is_settled(const fs::path& file) const {
    if (job_.settle_seconds == 0) return true;
    try {
      const auto now = std::chrono::system_clock::now().time_since_epoch();
      const std::int64_t age =
          std::chrono::duration_cast<std::chrono::nanoseconds>(now).count() - stamp_of(file).changed_ns;
      // The clock of another machine, or one that was set back, may be ahead: such a file is not held up for ever.
      constexpr std::int64_t day = std::int64_t{86'400} * 1'000'000'000;
      return age >= static_cast<std::int64_t>(job_.settle_seconds) * 1'000'000'000 || age < -day;
    } catch (const InputError&) {
      return false;  // it vanished
    }
  }

  void take_all() {
    std::map<std::size_t, Taken> taken;
    std::size_t begun = 0, entered = 0, working = 0;
    const std::size_t all = arrivals_.size();
    while (entered != begun || (begun != all && may_begin())) {
      while (begun != all && working < job_.workers && begun - entered < job_.workers * most_ahead && may_begin()) {
        if (begin(begun, taken[begun])) {
          if (taken[begun].worker) ++working;
        } else {
          taken.erase(begun);
        }
        ++begun;
      }
      for (auto next = taken.find(entered); entered != begun; next = taken.find(entered)) {
        if (next != taken.end() && !next->second.result && !next->second.is_repeat) break;
        const std::size_t before = facts_.items.size();
        if (next != taken.end()) {
          enter(arrivals_[entered], next->second);
          taken.erase(next);
        }
        const std::uint64_t records = facts_.items.size() == before ? 0 : facts_.items.back().records;
        if (hooks_.progress) hooks_.progress(all, {arrivals_[entered].file.string(), records, 1});
        ++entered;
      }
      if (working != 0) working -= wait_for(taken);
    }
    facts_.left += all - begun;
  }

  /// Copies a file and starts its worker. False: the file is left where it is.
  bool begin(std::size_t number, Taken& taken) {
    const Arrival& arrival = arrivals_[number];
    taken.stage.folder = work_ / (std::to_string(facts_.run) + '-' + std::to_string(number));
    try {
      for (const fs::path& folder : {taken.stage.in(), taken.stage.out(), taken.stage.temporary()}) make_folder(folder);
      const fs::path copy = taken.stage.folder / "copy";
      Copied copied = copy_whole(arrival.file, copy);
      taken.digest = std::move(copied.digest);
      taken.stamp = copied.stamp;
      taken.settings = settings_.at(arrival.route);
      taken.name = arrival.before ? arrival.file.filename().string() : name_with_digest(arrival.file, taken.digest);
      taken.is_repeat = !arrival.before && is_repeat(arrival, taken);
      if (taken.is_repeat) return true;
      fs::rename(copy, taken.stage.in() / taken.name);
      taken.worker.emplace([&] { return work_on(job_, *arrival.route, registry_, hooks_, taken.stage, taken.name); },
                           std::chrono::seconds(job_.item_seconds));
      return true;
    } catch (const Growing&) { facts_.growing.push_back(arrival.file.string()); } catch (const InputError& error) {
      std::error_code ignored;
      if (fs::exists(arrival.file, ignored)) facts_.problems.emplace_back(error.what());
    } catch (const OutputError& error) { break_off(error.what()); } catch (const std::system_error& error) {
      break_off("no process could be started for " + arrival.file.string() + " (" + error.code().message() + ")");
    }
    std::error_code ignored;
    fs::remove_all(taken.stage.folder, ignored);
    leave(arrival);
    return false;
  }
  /// The next run takes the file: no other route may remove it.
  void leave(const Arrival& arrival) { left_.insert(fs::absolute(arrival.file).lexically_normal()); }
  /// Whether the ledger has a result for these bytes that still holds.
  [[nodiscard]] bool is_repeat(const Arrival& arrival, const Taken& taken) const {
    const std::optional<ItemRow> known = ledger_->find(arrival.route->name, taken.digest);
    if (!known) return false;
    return known->outcome == ItemOutcome::sent || known->outcome == ItemOutcome::same ||
           known->settings == taken.settings;
  }

  /// Waits until a worker has ended or something else is to be done. Returns how many have ended.
  std::size_t wait_for(std::map<std::size_t, Taken>& taken) {
    std::vector<::pollfd> descriptors;
    for (auto& [number, one] : taken)
      if (one.worker) descriptors.push_back({one.worker->descriptor(), POLLIN, 0});
    ::poll(descriptors.data(), descriptors.size(), static_cast<int>(look_again.count()));
    if (stopped() && stop_at_ == Clock::time_point()) stop_at_ = Clock::now() + time_to_stop;
    const bool kill = stop_at_ != Clock::time_point() && Clock::now() >= stop_at_;
    std::size_t ended = 0, at = 0;
    for (auto& [number, one] : taken) {
      if (!one.worker) continue;
      const bool has_ended = descriptors[at++].revents != 0;
      if (!has_ended && one.worker->is_overdue())
        one.worker->stop(WorkEnd::too_long);
      else if (!has_ended && kill)
        one.worker->stop(WorkEnd::stopped);
      else if (!has_ended)
        continue;
      one.result = one.worker->wait();
      one.worker.reset();
      ++ended;
    }
    return ended;
  }

  /// Enters a file with its result into the ledger, and puts its files in place.
  void enter(const Arrival& arrival, Taken& taken) {
    std::error_code ignored;
    if (broken_ || enter_row(arrival, taken)) fs::remove_all(taken.stage.folder, ignored);
  }
  /// False: the ledger names files in the folder of the work, and the next run puts them in place.
  bool enter_row(const Arrival& arrival, Taken& taken) {
    ItemRow row;
    row.run = facts_.run;
    row.route = arrival.route->name;
    row.name = arrival.before ? arrival.before->name : arrival.file.filename().string();
    row.digest = taken.digest;
    row.settings = taken.settings;
    row.size = taken.stamp.size;
    std::vector<Step> steps;
    std::vector<RecordKey> records;
    // The same bytes may have come twice in one night.
    if (taken.is_repeat || (!arrival.before && is_repeat(arrival, taken))) {
      row.outcome = ItemOutcome::repeat;
    } else {
      ItemWork work;
      if (!describe(*taken.result, row, work)) {
        leave(arrival);
        return true;
      }
      if (row.outcome == ItemOutcome::sent) {
        row.compared = ledger_->compare(row.route, row.name, work.records);
        if (row.compared.fresh + row.compared.changed == 0 && row.compared.same != 0) row.outcome = ItemOutcome::same;
        records = std::move(work.records);
      }
      try {
        place_outputs(arrival, taken, row, steps);
      } catch (const InputError& error) {  // only a worker that does not do what it should leaves such a file
        facts_.problems.emplace_back(error.what());
        leave(arrival);
        return true;
      }
    }
    const std::string taken_from = fs::absolute(arrival.file).string();
    if (taken_from != row.kept && arrival.is_last && !left_.contains(fs::path(taken_from).lexically_normal())) {
      drop(taken_from, to_string(taken.stamp), steps);
      if (arrival.before) drop_report(taken_from, steps);
    }
    const std::int64_t id = ledger_->intend(row, records, steps);
    try {
      for (const Step& step : steps) perform(step);
      ledger_->confirm(id);
      row.confirmed = true;
    } catch (const OutputError& error) { break_off(error.what()); }
    row.id = id;
    if (hooks_.entered) hooks_.entered(row);
    facts_.items.push_back(std::move(row));
    return facts_.items.back().confirmed;
  }
  static void drop(const std::string& file, std::string stamp, std::vector<Step>& steps) {
    steps.push_back({Step::Kind::drop, file, {}, {}, std::move(stamp)});
  }
  /// The report of an earlier attempt goes with its file.
  static void drop_report(const std::string& kept, std::vector<Step>& steps) {
    const std::string report = report_of(kept);
    std::error_code ignored;
    if (fs::is_regular_file(report, ignored)) drop(report, to_string(stamp_of(report)), steps);
  }
  /// False: the file is left for the next run.
  bool describe(const WorkResult& result, ItemRow& row, ItemWork& work) {
    if (result.end == WorkEnd::stopped) return false;
    if (result.end == WorkEnd::done) {
      try {
        work = told_by(result.result);
      } catch (const InputError&) {
        fill_failed(row, {WorkEnd::failed, 0, {}}, job_);
        return true;
      }
      const ItemFacts& facts = work.facts.items.front();
      if (facts.outcome == Outcome::interrupted && stopped()) return false;
      if (facts.outcome == Outcome::unwritable) {
        break_off(facts.problem);
        return false;
      }
      fill(row, facts);
      row.records = work.records.size();
      return true;
    }
    if (stopped() && result.end == WorkEnd::crashed && (result.signal == SIGINT || result.signal == SIGTERM))
      return false;
    fill_failed(row, result, job_);
    return true;
  }

  void place_outputs(const Arrival& arrival, const Taken& taken, ItemRow& row, std::vector<Step>& steps) {
    const bool exchanged = row.outcome == ItemOutcome::sent || row.outcome == ItemOutcome::same;
    const fs::path folder = fs::absolute(exchanged ? job_.done : job_.quarantine);
    const auto place = [&steps](const fs::path& from, const fs::path& to) {
      steps.push_back({Step::Kind::place, from.string(), to.string(), digest_of(from), {}});
    };
    if (row.outcome == ItemOutcome::sent) {
      std::vector<fs::path> outputs;
      for (const auto& entry : fs::directory_iterator(taken.stage.out())) {
        // A hostile file may have taken over its worker: it may not replace the output of another file.
        const std::string begin = fs::path(taken.name).stem().string() + '.';
        if (!entry.path().filename().string().starts_with(begin))
          throw InputError("the worker of " + arrival.file.string() + " left a file that it has no reason to make");
        outputs.push_back(entry.path());
      }
      std::sort(outputs.begin(), outputs.end());
      for (const fs::path& output : outputs) {
        // Values that were not understood are for the keeper of the exchange, not for the receiver.
        const bool is_inner = output.filename().string().ends_with(".quarantine.csv");
        place(output, (is_inner ? folder : fs::absolute(arrival.route->job.output)) / output.filename());
      }
    }
    row.kept = (folder / taken.name).string();
    std::error_code ignored;
    if (!is_clean(row) && fs::exists(taken.stage.report(), ignored)) place(taken.stage.report(), report_of(row.kept));
    place(taken.stage.in() / taken.name, row.kept);
  }

  /// Files in the folder done have an end.
  void remove_old() {
    if (job_.keep_days == 0 || broken_) return;
    const std::int64_t today = days_of(hooks_.now());
    std::map<std::int64_t, std::int64_t> day_of_run;
    for (const RunRow& run : ledger_->runs(static_cast<std::size_t>(facts_.run)))
      day_of_run[run.id] = days_of(run.began);
    for (const ItemRow& item : ledger_->items()) {
      const bool exchanged = item.outcome == ItemOutcome::sent || item.outcome == ItemOutcome::same;
      if (item.kept.empty() || !exchanged || !item.confirmed ||
          today - day_of_run[item.run] <= static_cast<std::int64_t>(job_.keep_days))
        continue;
      std::error_code problem;
      fs::remove(report_of(item.kept), problem);
      if (!problem) fs::remove(item.kept, problem);
      if (problem)
        facts_.problems.push_back(item.kept + " is older than keep-days and cannot be removed (" + problem.message() +
                                  ")");
      else
        ledger_->forget_kept(item.id);
    }
  }

  const ExchangeJob& job_;
  const Registry& registry_;
  const NightHooks& hooks_;
  const fs::path work_;
  const Clock::time_point began_ = Clock::now();
  Clock::time_point stop_at_{};
  std::optional<Ledger> ledger_;
  std::map<const Route*, std::string> settings_;
  std::vector<Arrival> arrivals_;
  std::set<fs::path> left_;  ///< files that a route could not take now
  bool broken_ = false;
  NightFacts facts_;
};

}  // namespace

fs::path ledger_of(const ExchangeJob& job) { return job.state / "ledger.sqlite"; }

NightFacts run_night(const ExchangeJob& job, const Registry& registry, const NightHooks& hooks, bool dry_run) {
  Night night(job, registry, hooks, dry_run);
  return dry_run ? night.look() : night.run();
}

}  // namespace maex::exchange
