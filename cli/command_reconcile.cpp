#include "cli/command_reconcile.hpp"

#include <algorithm>
#include <ostream>

#include "cli/job_setup.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/placement.hpp"
#include "core/report/reconcile.hpp"
#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/run/file_roles.hpp"

namespace maex::cli {
namespace {

void refuse_existing(const std::filesystem::path& file, bool overwrite) {
  std::error_code ignored;
  if (!file.empty() && !overwrite && std::filesystem::exists(file, ignored))
    throw UsageError(file.string() + " exists already and was left as it is; --overwrite replaces it");
}

}  // namespace

Declaration ReconcileCommand::declare() const {
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
                     .least = 2,
                     .most = no_limit,
                     .completes = Completes::file},
      .options = options_of(for_reconcile),
      .examples = {{"maex reconcile azcbl-2014.xlsx export.xml", "Says why one partner counts 25 and the other 22."},
                   {"maex reconcile azcbl-2014.xlsx 2014-*.docx --html page.html",
                    "Compares a list with a year of monthly reports, and writes a page."},
                   {"maex reconcile a.csv b.csv -v", "Also prints each pair of records with its evidence."}}};
}

void ReconcileCommand::setup(const Arguments& arguments, Session& session) {
  job_.read = requested_job(arguments, for_reconcile, session);
  job_.read.together = true;
  job_.stop = session.stop;
  make_ready(job_.read, session);
  const std::filesystem::path& page = job_.read.report.html;
  refuse_existing(page, job_.read.overwrite);
  std::vector<FileRole> inputs, written;
  for (const auto& file : job_.read.inputs) inputs.push_back({"input", file});
  if (!page.empty()) written.push_back({"page", page});
  refuse_shared_files(inputs, written);
  refuse_devices(written);
}

Outcome ReconcileCommand::run(Session& session) {
  const ReconcileFacts facts = match::reconcile(job_, session.registry());
  const Messages& words = Messages::of(job_.read.report.language);
  const ReportSettings& report = job_.read.report;
  if (!report.html.empty()) {
    Placement placement;
    AtomicFile out(report.html, job_.read.overwrite, access_of(job_.read, false));
    write_bytes(out, reconcile_html(facts, job_.read.show_personal, words));
    placement.add(std::move(out));
    placement.place();
  }
  if (session.json)
    session.out << reconcile_json(facts, job_.read.show_personal);
  else
    session.out << wrapped(reconcile_text(facts, session.verbose, job_.read.show_personal, words), session.out_width);
  if (!session.quiet && !report.html.empty()) session.err << labelled("wrote", report.html.string());
  const bool complete =
      std::all_of(facts.comparisons.begin(), facts.comparisons.end(), [](const PartnerComparison& each) {
        return each.ask == 0 && std::all_of(each.bridges.begin(), each.bridges.end(),
                                            [](const BridgeFact& bridge) { return bridge.is_complete(); });
      });
  return complete && facts.findings.empty() ? Outcome::done : Outcome::findings;
}

}  // namespace maex::cli
