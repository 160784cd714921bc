#include "cli/command_inspect.hpp"

#include <ostream>

#include "cli/job_setup.hpp"
#include "cli/profiles.hpp"
#include "core/io/error.hpp"
#include "core/report/cells.hpp"
#include "core/report/inspect_report.hpp"
#include "core/report/wrap.hpp"
#include "core/run/checks.hpp"
#include "core/run/inspect.hpp"

namespace maex::cli {

Declaration InspectCommand::declare() const {
  return {
      .name = "inspect",
      .line = "Say what a file is and why, and which profile fits it",
      .usage = "FILE [OPTIONS]",
      .about = {"Says what the file is and how sure that is, which partner's profile fits it, how many incidents "
                "would qualify for IMSMA, and what to do first. -v adds the answer of every format and partner, what "
                "the reader decided, the sheets and all unknown headings. Of an e-mail message it lists the text and "
                "each attachment. It changes nothing. maex FILE is short for it.",
                "With --cells it prints every non-empty cell instead: sheet, address, kind, raw (as stored) and "
                "shown (as seen in the "
                "partner's program). These are the file's own values, personal ones too. In CSV, text that a "
                "spreadsheet would take for a formula has a mark before it (maex formats csv)."},
      .positional =
          {.name = "FILE", .help = "The file to look into.", .least = 1, .most = 1, .completes = Completes::file},
      .options = {{.name = "cells",
                   .value = "csv|jsonl",
                   .help = "Print every non-empty cell, as CSV or JSON lines.",
                   .group = "Inspect options",
                   .completes = Completes::choices,
                   .choices = {"csv", "jsonl"},
                   .bare = "csv"},
                  {.name = "sheet",
                   .value = "NAME|N",
                   .help = "Look at this sheet only, by name or by number from 1.",
                   .group = "Inspect options"},
                  {.name = "format",
                   .value = "FORMAT",
                   .help = "What the file is made of, instead of finding out.",
                   .group = "Inspect options",
                   .completes = Completes::format},
                  {.name = "from",
                   .value = "PARTNER",
                   .help = "Whose layout the file has, instead of finding out.",
                   .group = "Inspect options",
                   .completes = Completes::partner},
                  {.name = "in-option",
                   .value = "NAME=VALUE",
                   .help = "Set an option of the format (maex formats FORMAT lists them).",
                   .group = "Inspect options",
                   .repeated = true},
                  {.name = "profile",
                   .value = "FILE",
                   .help = "Know this partner profile as well.",
                   .group = "Inspect options",
                   .repeated = true,
                   .completes = Completes::file}},
      .examples = {
          {"maex march.xlsx", "Says what the file is."},
          {"maex inspect march.xlsx -v", "Adds the sheets, the answer of every format, and all unknown headings."},
          {"maex inspect march.xlsx --cells --sheet 1", "Prints the cells of the first sheet as CSV."}}};
}

void InspectCommand::setup(const Arguments& arguments, Session& session) {
  file_ = arguments.positional()[0];
  choice_.format = arguments.text("format");
  choice_.partner = arguments.text("from");
  choice_.bounds = session.bounds;
  for (const std::string& pair : arguments.all("in-option")) {
    const std::size_t mark = pair.find('=');
    if (mark == 0 || mark == std::string::npos)
      throw UsageError("--in-option takes NAME=VALUE, such as separator=; and not \"" + pair + "\"");
    choice_.format_options.set(pair.substr(0, mark), pair.substr(mark + 1));
  }
  cells_ = arguments.text("cells");
  sheet_ = arguments.text("sheet");
  if (session.json && cells_ == "csv" && arguments.all("cells").back() == "csv") cells_ = "jsonl";
  const Registry& registry = session.registry();
  if (!choice_.format.empty()) check(choice_.format_options, registry.require_format(choice_.format).descriptor());
  profiles_ = arguments.all("profile");
  add_profiles(session.registry(), profiles_);
  if (!choice_.partner.empty() && !registry.require_partner(choice_.partner).descriptor().reads)
    throw UsageError(choice_.partner + " is only written, never read");
}

std::string InspectCommand::plan() const {
  return "file        " + name_in_messages(file_) + "\nformat      " +
         (choice_.format.empty() ? "what it proves to be" : choice_.format) +
         (cells_.empty() ? "" : "\ncells       as " + cells_) + (sheet_.empty() ? "" : "\nsheet       " + sheet_) +
         "\n\n";
}

void InspectCommand::print_cells(Session& session) const {
  const Source source = open_tables(session.registry(), file_, choice_);
  session.print_data(cells_ == "jsonl" ? Spelling::json : Spelling::text);
  if (!source.tables)
    throw InputError(name_in_messages(file_) +
                     " is in no table format that maex reads, so it has no cells; maex inspect " +
                     name_in_messages(file_) + " says what it is");
  const auto put = [&session](std::string_view block) {
    session.out.write(block.data(), static_cast<std::streamsize>(block.size()));
    if (!session.out) throw OutputError("cannot write all of the cells to standard output; is the disk full?");
    session.check_stop();
  };
  render_cells(*source.tables, choose_sheets(source.tables->sheets(), sheet_),
               cells_ == "jsonl" ? CellsAs::jsonl : CellsAs::csv, put);
}

Outcome InspectCommand::run(Session& session) {
  if (file_ == "-") {
    standard_input_ = read_standard_input(choice_.bounds, session);
    file_ = standard_input_->path();
  }
  if (!cells_.empty()) {
    print_cells(session);
    return Outcome::done;
  }
  InspectJob job{file_, choice_, sheet_, profiles_, session.today, session.show_personal, session.stop, {}};
  job.checks = load_checks({}, session.registry(), session.bounds, session.today);
  job.checks_of = checks_by_programme(job.checks, {}, {}, session.registry(), session.bounds, session.today);
  const InspectFacts facts = maex::inspect(job, session.registry());
  if (session.json)
    session.out << inspect_json(facts);
  else
    session.out << wrapped(inspect_text(facts, {.verbose = session.verbose, .width = session.out_width}),
                           session.out_width);
  return Outcome::done;
}

}  // namespace maex::cli
