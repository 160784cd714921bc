#include "cli/command_exchange.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <ostream>
#include <set>

#include "cli/job_setup.hpp"
#include "cli/profiles.hpp"
#include "cli/progress_line.hpp"
#include "cli/stop.hpp"
#include "core/exchange/files.hpp"
#include "core/exchange/log_lines.hpp"
#include "core/exchange/night.hpp"
#include "core/exchange/sandbox.hpp"
#include "core/exchange/status.hpp"
#include "core/exchange/tell.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/convert_text.hpp"
#include "core/report/words.hpp"
#include "core/run/checks.hpp"
#include "core/text/printable.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {

using namespace exchange;
namespace fs = std::filesystem;

struct ExchangeCommand::Named {
  std::string_view name;
  Action run;
  std::string_view argument = {};  ///< what follows the job file; empty: nothing
};

namespace {

constexpr std::uintmax_t exchange_file_limit = 1u << 20;

/// The time of this moment, or the pinned midnight of --today.
std::string now_of(const Session& session) { return session.is_pinned ? session.now : present_time(); }

std::int64_t number_of(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc() || end != text.data() + text.size() || number < 1)
    throw UsageError("\"" + text + "\" is not the number of a file; maex exchange quarantine JOB lists them");
  return number;
}

/// An open item by its number.
ItemRow open_item(const Ledger& ledger, const std::string& number) {
  const std::int64_t id = number_of(number);
  for (ItemRow& each : ledger.open_items())
    if (each.id == id) return std::move(each);
  throw UsageError("no file with the number " + number +
                   " waits or is in quarantine; maex exchange quarantine JOB lists them");
}

}  // namespace

const std::vector<ExchangeCommand::Named>& ExchangeCommand::actions() {
  static const std::vector<Named> all = {{"run", &ExchangeCommand::run_night},
                                         {"check", &ExchangeCommand::check},
                                         {"status", &ExchangeCommand::status},
                                         {"history", &ExchangeCommand::history},
                                         {"quarantine", &ExchangeCommand::quarantine},
                                         {"show", &ExchangeCommand::show, "NUMBER"},
                                         {"retry", &ExchangeCommand::settle_open, "NUMBER"},
                                         {"dismiss", &ExchangeCommand::settle_open, "NUMBER"},
                                         {"verify", &ExchangeCommand::verify},
                                         {"backup", &ExchangeCommand::back_up, "FILE"},
                                         {"install", &ExchangeCommand::install}};
  return all;
}

Declaration ExchangeCommand::declare() const {
  std::vector<std::string> names;
  for (const Named& each : actions()) names.emplace_back(each.name);
  return {
      .name = "exchange",
      .line = "Take the files that arrive, every night and unattended",
      .usage = "run|check|status|history|quarantine|retry|dismiss|verify|backup|install JOB [NUMBER|FILE] [OPTIONS]",
      .about =
          {"run takes each file that has arrived in the folders of the job file: reads it in a process of its own, "
           "checks "
           "it, compares its records with those that were sent before, writes the output, and enters everything into a "
           "ledger. A file that cannot be read is kept in quarantine. A run that is killed at any point is finished by "
           "the next one.",
           "check reads the job file and says what a run would do. status is the screen for the morning: what came, "
           "what "
           "went, what waits and who must do what. history lists the files of all runs. quarantine lists the files "
           "that "
           "wait; retry takes one again in the next run, dismiss closes it.",
           "verify compares the ledger with the files. backup copies the ledger to FILE, also while a run works.",
           "install writes a service and a timer of systemd, which run the exchange every night and catch up a night "
           "that the machine missed, and prints the lines for cron on machines without systemd. The service may write "
           "into the folders of the job only.",
           "With the keys mail-to and mail-from, a run that leaves something for a person sends a mail. The key hook "
           "names a program that gets the status as JSON after every run. maex help exchange-schema describes all "
           "keys.",
           "The job file (TOML) has the folders and, for each route, the keys of maex convert --job. All paths "
           "in "
           "it are relative to its own folder."},
      .positional = {.name = "ACTION",
                     .help = "What to do, then the job file, then the number or the file that it is about.",
                     .least = 2,
                     .most = 3,
                     .completes = Completes::file,
                     .choices = names},
      .options =
          {{.name = "dry-run",
            .help = "Say which files a run would take, or print the units that install would write, and change "
                    "nothing.",
            .group = "The run"},
           {.name = "log-json",
            .help = "Print a line of JSON on standard error for each file and each problem of a run.",
            .group = "The run"},
           {.name = "system",
            .help = "With install: units of the system, in /etc/systemd/system.",
            .group = "The schedule"},
           {.name = "user",
            .help = "With install: units of the user who calls, in ~/.config/systemd/user.",
            .group = "The schedule"},
           {.name = "at",
            .value = "HH:MM",
            .help = "With install: local time of the run.",
            .group = "The schedule",
            .fallback = "01:00"},
           {.name = "run-as",
            .value = "USER",
            .help =
                "With install and --system: the user of the service, if not the one who owns the folder of the job.",
            .group = "The schedule"},
           {.name = "html",
            .value = "FILE",
            .help = "With run and status: write the status as a page, too.",
            .group = "Reports",
            .completes = Completes::file},
           {.name = "overwrite", .help = "Replace the file of --html when it exists.", .group = "Reports"},
           {.name = "language",
            .value = "LANGUAGE",
            .help = "Language of the screen.",
            .group = "Reports",
            .fallback = "en",
            .completes = Completes::choices,
            .choices = {std::begin(language_tags), std::end(language_tags)}}},
      .examples = {{"maex exchange check nightly.toml", "Checks a job file."},
                   {"maex exchange run nightly.toml", "Takes what has arrived, as a timer does every night."},
                   {"maex exchange status nightly.toml", "Shows in the morning what happened."},
                   {"maex exchange install nightly.toml --user --at 02:30", "Runs it every night at half past two."}}};
}

void ExchangeCommand::setup(const Arguments& arguments, Session& session) {
  const std::vector<std::string>& words = arguments.positional();
  const std::vector<Named>& known = actions();
  const auto found = std::find_if(known.begin(), known.end(), [&](const Named& each) { return each.name == words[0]; });
  if (found == known.end()) {
    std::vector<std::string> names;
    for (const Named& each : known) names.emplace_back(each.name);
    throw UsageError("exchange has no \"" + words[0] + "\"" + did_you_mean(words[0], names) + "\n" +
                     usage_line(declare()));
  }
  action_ = &*found;
  if (words.size() == 2 && !action_->argument.empty())
    throw UsageError("exchange " + words[0] + " needs a " + std::string(action_->argument) + " after the job file\n" +
                     usage_line(declare()));
  if (words.size() == 3 && action_->argument.empty())
    throw UsageError("exchange " + words[0] + " takes nothing after the job file, and not \"" + words[2] + "\"");
  if (words.size() == 3) argument_ = action_->argument == "FILE" ? fs::absolute(words[2]).string() : words[2];
  language_ = *find_language(arguments.text("language"));
  const fs::path file = fs::absolute(words[1]);
  take_options(arguments, file);
  const std::string text = read_setting(words[1], exchange_file_limit);
  fs::current_path(file.parent_path());
  job_ = parse_exchange_job(text, words[1]);
  if (action_->run == &ExchangeCommand::run_night || action_->run == &ExchangeCommand::check ||
      action_->run == &ExchangeCommand::install)
    make_routes_ready(session);
}

void ExchangeCommand::take_options(const Arguments& arguments, const fs::path& file) {
  // An option that the action does not know would be ignored in silence.
  const auto only_for = [&](std::string_view option, std::initializer_list<std::string_view> names) {
    if (!arguments.has(option)) return false;
    if (std::find(names.begin(), names.end(), action_->name) == names.end())
      throw UsageError("exchange " + std::string(action_->name) + " has no --" + std::string(option) + "\n" +
                       usage_line(declare()));
    return true;
  };
  dry_run_ = only_for("dry-run", {"run", "install"});
  log_json_ = only_for("log-json", {"run"});
  overwrite_ = only_for("overwrite", {"run", "status"});
  if (only_for("html", {"run", "status"})) page_ = fs::absolute(arguments.text("html"));
  for (const std::string_view option : {"at", "run-as", "user"}) only_for(option, {"install"});
  install_ = {fs::absolute(file).lexically_normal(), only_for("system", {"install"}), arguments.text("run-as"),
              arguments.text("at"), dry_run_};
  if (action_->name == "install" && install_.for_system == arguments.has("user"))
    throw UsageError("exchange install needs --user or --system, and not both\n" + usage_line(declare()));
  if (!install_.run_as.empty() && !install_.for_system)
    throw UsageError("--run-as is for install --system; a service of the user runs as that user");
  std::error_code ignored;
  if (!page_.empty() && !overwrite_ && fs::exists(page_, ignored))
    throw UsageError(page_.string() + " exists already and was left as it is; --overwrite replaces it");
}

void ExchangeCommand::make_routes_ready(Session& session) {
  std::vector<std::string> profiles;
  std::set<std::string> known;
  for (Route& route : job_.routes) {
    for (std::string& each : std::exchange(route.job.profiles, {}))
      if (known.insert(each).second) profiles.push_back(each);
  }
  add_profiles(session.registry(), profiles);
  for (Route& route : job_.routes) {
    route.job.inputs = {
        route.patterns.front()};  // stands for the files that will arrive: a job is checked with its inputs
    make_ready(route.job, session);
    load_all(route.job.checks_of, session.registry());
    route.job.inputs.clear();
  }
}

Outcome ExchangeCommand::run(Session& session) { return (this->*action_->run)(session); }

Outcome ExchangeCommand::run_night(Session& session) {
  ignore_write_signals();
  const Messages& words = Messages::of(language_);
  NightHooks hooks;
  hooks.stop = session.stop;
  hooks.now = [&session] { return now_of(session); };
  hooks.report = [](RunFacts facts) {
    // The same night has the same files, however long it takes.
    for (ItemFacts& item : facts.items) item.seconds = 0;
    return convert_text(facts, {.verbose = true}, Messages::of(Language::en));
  };
  if (log_json_)
    hooks.entered = [&session](const ItemRow& item) { session.err << item_line(item, now_of(session)) << std::flush; };
  const auto began = std::chrono::steady_clock::now();
  std::unique_ptr<ProgressLine> line;
  if (session.err_is_terminal && !session.quiet)
    hooks.progress = [&](std::size_t all, const Progress& file) {
      if (!line) line = std::make_unique<ProgressLine>(session.err, all, began);
      line->update(file);
    };
  NightFacts night;
  try {
    night = exchange::run_night(job_, session.registry(), hooks, dry_run_);
  } catch (const UsageError& error) {
    tell_failure({}, error.what(), session);
    throw;
  } catch (const OutputError& error) {
    tell_failure(to_string(Outcome::unwritable), error.what(), session);
    throw;
  }
  line.reset();
  if (dry_run_) {
    for (const ItemRow& each : night.items) session.out << each.route << "  " << printable(each.name) << '\n';
    for (const std::string& each : night.growing)
      session.out << words.text("exchange-growing") << "  " << printable(each) << '\n';
    for (const std::string& each : night.problems) session.err << "maex: " << printable_lines(each) << '\n';
    return night.outcome;
  }
  StatusFacts facts = status_after(job_, night);
  // The system may end this process soon, and the next run goes on and tells.
  const bool tells = night.outcome != Outcome::interrupted;
  for (std::string& problem : tells ? tell(job_, facts, now_of(session)) : std::vector<std::string>()) {
    facts.problems.push_back(problem);
    night.problems.push_back(std::move(problem));
    if (night.outcome == Outcome::done) night.outcome = Outcome::findings;
  }
  if (log_json_) session.err << run_lines(night, now_of(session));
  if (!job_.metrics.empty()) {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    write_file(job_.metrics, metrics_text(facts, night, seconds, std::time(nullptr)), true);
  }
  write_page(facts, session);
  if (session.json)
    session.out << status_json(facts);
  else if (!session.quiet)
    session.out << status_text(facts, words);
  return night.outcome;
}

void ExchangeCommand::tell_failure(std::string_view outcome, const std::string& problem, Session& session) const {
  if (dry_run_) return;
  StatusFacts facts;
  facts.job = job_.name;
  RunRow run;
  run.began = now_of(session);
  run.outcome = outcome;
  facts.runs.push_back(std::move(run));
  facts.problems = {problem};
  for (const std::string& each : tell(job_, facts, now_of(session)))
    session.err << "maex: " << printable_lines(each) << '\n';
}

void ExchangeCommand::write_page(const StatusFacts& facts, Session& session) const {
  if (page_.empty()) return;
  const Messages& words = Messages::of(language_);
  write_file(page_, status_html(facts, words), overwrite_, Access::owner);
  if (!session.quiet) session.err << labelled(words.text("wrote"), page_.string());
}

Outcome ExchangeCommand::install(Session& session) {
  cli::install(job_, install_, Messages::of(language_), session);
  return Outcome::done;
}

Outcome ExchangeCommand::check(Session& session) {
  const Messages& words = Messages::of(language_);
  for (const Route& route : job_.routes) {
    session.out << labelled(route.name, route.job.to + " → " + route.job.output.string());
    for (const std::string& pattern : route.patterns)
      session.out << labelled("", pattern + ": " + words.counted(files_like(pattern).whole.size(), "file"));
    for (const fs::path& file : route.files) session.out << labelled("", file.string());
  }
  const SandboxSupport support = sandbox_support();
  session.out << labelled(words.text("exchange-limits"),
                          words.say("exchange-limits-line", {{"workers", std::to_string(job_.workers)},
                                                             {"memory", std::to_string(job_.memory_mb)},
                                                             {"seconds", std::to_string(job_.item_seconds)}}));
  session.out << labelled(words.text("exchange-sandbox"), words.text(support.complete() ? "exchange-sandbox-both"
                                                                     : support.files    ? "exchange-sandbox-files"
                                                                     : support.network  ? "exchange-sandbox-network"
                                                                                        : "exchange-sandbox-none"));
  return Outcome::done;
}

Outcome ExchangeCommand::status(Session& session) {
  const StatusFacts facts = status_of(job_);
  write_page(facts, session);
  session.out << (session.json ? status_json(facts) : status_text(facts, Messages::of(language_)));
  return facts.open.empty() && facts.unfinished == 0 ? Outcome::done : Outcome::findings;
}

Outcome ExchangeCommand::history(Session& session) {
  const std::vector<ItemRow> items = Ledger::existing(ledger_of(job_)).items();
  session.out << (session.json ? items_json(items) : items_text(items, Messages::of(language_)));
  return Outcome::done;
}

Outcome ExchangeCommand::quarantine(Session& session) {
  const std::vector<ItemRow> items = Ledger::existing(ledger_of(job_)).open_items();
  session.out << (session.json ? items_json(items) : items_text(items, Messages::of(language_)));
  return items.empty() ? Outcome::done : Outcome::findings;
}

Outcome ExchangeCommand::show(Session& session) {
  const ItemRow item = open_item(Ledger::existing(ledger_of(job_)), argument_);
  if (session.json) {
    session.out << items_json({item});
    return Outcome::findings;
  }
  session.out << items_text({item}, Messages::of(language_));
  if (!item.problem.empty()) session.out << "        " << printable_lines(item.problem) << '\n';
  std::error_code none;
  if (const fs::path report = report_of(item.kept); fs::exists(report, none))
    session.out << '\n' << printable_lines(read_setting(report, exchange_file_limit));
  return Outcome::findings;
}

Outcome ExchangeCommand::settle_open(Session& session) {
  Ledger ledger = Ledger::existing(ledger_of(job_));
  const ItemRow item = open_item(ledger, argument_);
  if (action_->name == "retry")
    ledger.try_again(item.id);
  else
    ledger.dismiss(item.id);
  if (!session.quiet) session.err << labelled(std::string(action_->name), printable(item.name));
  return Outcome::done;
}

Outcome ExchangeCommand::verify(Session& session) {
  const std::vector<std::string> found = differences(Ledger::existing(ledger_of(job_)));
  for (const std::string& each : found) session.out << printable_lines(each) << '\n';
  if (found.empty() && !session.quiet) session.out << Messages::of(language_).text("exchange-verified") << '\n';
  return found.empty() ? Outcome::done : Outcome::findings;
}

Outcome ExchangeCommand::back_up(Session& session) {
  Ledger::existing(ledger_of(job_)).back_up(argument_);
  if (!session.quiet) session.err << labelled("wrote", argument_);
  return Outcome::done;
}

}  // namespace maex::cli
