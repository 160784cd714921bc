#include "cli/command_reconcile.hpp"

#include <algorithm>
#include <ostream>

#include "cli/job_setup.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/placement.hpp"
#include "core/match/list_report.hpp"
#include "core/report/reconcile.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/run/file_roles.hpp"

namespace maex::cli {
namespace {

/// A model or a file of rulings is a page of text.
constexpr std::uintmax_t setting_limit = 1u << 20;

match::Model model_of(const std::string& file, std::string_view builtin) {
  return file.empty() ? match::builtin_model(builtin) : match::parse_model(read_setting(file, setting_limit), file);
}

void write_placed(const std::filesystem::path& file, const std::string& text, const ConvertJob& job,
                  Placement& placement) {
  if (file.empty()) return;
  AtomicFile out(file, job.overwrite, access_of(job, false));
  write_bytes(out, text);
  placement.add(std::move(out));
}

}  // namespace

Declaration ReconcileCommand::declare() const {
  std::vector<OptionDecl> options = {
      {.name = "review",
       .value = "FILE",
       .help = "Write the pairs that a person must decide as CSV. Fill in decision (same or different), by, on and "
               "why, and "
               "give the file to --pair-rulings.",
       .group = "Matching",
       .completes = Completes::file},
      {.name = "pair-rulings",
       .value = "FILE",
       .help = "Rulings of persons on pairs (a filled review file); they win over the computation. Take a row out to "
               "undo it.",
       .group = "Matching",
       .completes = Completes::file},
      {.name = "incident-model",
       .value = "FILE",
       .help = "Compare incidents by this model (TOML, like schemas/match/incidents.toml).",
       .group = "Matching",
       .completes = Completes::file},
      {.name = "casualty-model",
       .value = "FILE",
       .help = "Compare casualties by this model (TOML, like schemas/match/victims.toml).",
       .group = "Matching",
       .completes = Completes::file},
      {.name = "lists",
       .help = "Compare lists of any layout by the columns that they share. The weights are learned from the lists. "
               "One list: "
               "finds duplicates in it.",
       .group = "Matching"},
      {.name = "pairs",
       .value = "FILE",
       .help = "With --lists, write the pairs as CSV: row numbers, bits, decision.",
       .group = "Matching",
       .completes = Completes::file}};
  const std::vector<OptionDecl> shared = options_of(for_reconcile);
  options.insert(options.end(), shared.begin(), shared.end());
  return {
      .name = "reconcile",
      .line = "Compare what partners count, record by record, and explain the difference",
      .usage = "A B [C…] [OPTIONS]",
      .about = {"Reads the files, as convert does. Files of one partner are one side; when all files are of one "
                "partner, each file is a side. The first side is compared with each other side: casualties that "
                "both have, that only one has, and that differ; and the steps from one total to the other, each "
                "with its cause. Where a side only states figures, as a monthly report does, records are compared "
                "with the figures.",
                "No name of a person is printed. The sender's numbers, places in the files and the evidence "
                "identify records. Two persons of one incident are never taken for one."},
      .positional = {.name = "FILE",
                     .help = "Files of at least two partners, or two files of one partner.",
                     .least = 1,
                     .most = no_limit,
                     .completes = Completes::file},
      .options = options,
      .examples = {{"maex reconcile azcbl-2014.xlsx export.xml", "Says why one partner counts 25 and the other 22."},
                   {"maex reconcile azcbl-2014.xlsx 2014-*.docx --html page.html",
                    "Compares a list with a year of monthly reports, and writes a page."},
                   {"maex reconcile a.csv b.csv -v", "Also prints each pair of records with its evidence."}}};
}

void ReconcileCommand::refuse_files() const {
  std::vector<FileRole> inputs, written;
  for (const auto& file : job_.read.inputs) inputs.push_back({"input", file});
  for (const auto& [what, file] :
       {std::pair{"page", job_.read.report.html}, {"review file", review_}, {"list of pairs", pairs_}}) {
    if (file.empty()) continue;
    std::error_code ignored;
    if (!job_.read.overwrite && std::filesystem::exists(file, ignored))
      throw UsageError(file.string() + " exists already and was left as it is; --overwrite replaces it");
    written.push_back({what, file});
  }
  refuse_shared_files(inputs, written);
  refuse_devices(written);
}

void ReconcileCommand::setup(const Arguments& arguments, Session& session) {
  job_.read = requested_job(arguments, for_reconcile, session);
  job_.read.together = true;
  job_.stop = session.stop;
  lists_ = arguments.has("lists");
  review_ = arguments.text("review");
  pairs_ = arguments.text("pairs");
  if (!lists_ && job_.read.inputs.size() < 2)
    throw UsageError("reconcile compares at least two files\n" + usage_line(declare()));
  if (lists_ && job_.read.inputs.size() > 2) throw UsageError("--lists compares two lists, or one list with itself");
  if (!lists_ && !pairs_.empty()) throw UsageError("--pairs goes with --lists; --json has the pairs of casualties");
  job_.models = {model_of(arguments.text("incident-model"), "incidents"),
                 model_of(arguments.text("casualty-model"), "victims")};
  if (const std::string file = arguments.text("pair-rulings"); !file.empty())
    job_.rulings = match::parse_pair_rulings(read_setting(file, setting_limit), file);
  if (lists_)
    open_names(job_.read, session);
  else
    make_ready(job_.read, session);
  refuse_files();
}

Outcome ReconcileCommand::run_lists(Session& session) {
  SourceChoice choice = job_.read.source;
  choice.bounds = begin_work(choice.bounds, session.stop);
  const auto& inputs = job_.read.inputs;
  const match::List a = match::read_list(session.registry(), inputs[0], choice);
  match::List b;
  if (inputs.size() == 2) b = match::read_list(session.registry(), inputs[1], choice);
  const match::ListLinks links = match::link_lists(a, inputs.size() == 2 ? &b : nullptr);
  Placement placement;
  write_placed(pairs_, list_pairs_csv(a, inputs.size() == 2 ? b : a, links), job_.read, placement);
  placement.place();
  session.out << (session.json ? list_links_json(links)
                               : list_links_text(links, Messages::of(job_.read.report.language)));
  return Outcome::done;
}

Outcome ReconcileCommand::run(Session& session) {
  if (lists_) return run_lists(session);
  const ReconcileFacts facts = match::reconcile(job_, session.registry());
  const Messages& words = Messages::of(job_.read.report.language);
  Placement placement;
  if (!job_.read.report.html.empty())
    write_placed(job_.read.report.html, reconcile_html(facts, job_.read.show_personal, words), job_.read, placement);
  write_placed(review_, review_csv(facts, words), job_.read, placement);
  placement.place();
  if (session.json)
    session.out << reconcile_json(facts, job_.read.show_personal);
  else
    session.out << wrapped(reconcile_text(facts, session.verbose, job_.read.show_personal, words), session.out_width);
  if (!session.quiet)
    for (const auto& file : {job_.read.report.html, review_})
      if (!file.empty()) session.err << labelled("wrote", file.string());
  const bool complete =
      std::all_of(facts.comparisons.begin(), facts.comparisons.end(), [](const PartnerComparison& each) {
        return each.ask == 0 && std::all_of(each.bridges.begin(), each.bridges.end(),
                                            [](const BridgeFact& bridge) { return bridge.is_complete(); });
      });
  return complete && facts.findings.empty() && facts.unread.empty() ? Outcome::done : Outcome::findings;
}

}  // namespace maex::cli
