#include "cli/command_convert.hpp"
#include "cli/job_setup.hpp"

namespace maex::cli {
namespace {

constexpr const char* writing = "Writing";
constexpr const char* running = "The run";

}  // namespace

Declaration ConvertCommand::declare() const {
  Declaration declaration{
      .name = "convert",
      .line = "Turn partners' files into another partner's format",
      .usage = "INPUT… --to PARTNER -o FILE|FOLDER [OPTIONS]",
      .about = {"Reads each input, finds out whose it is (or is told with --from), and writes its records for the "
                "partner named by --to. "
                "Every row and cell of the input is accounted for; what the target cannot carry is counted and listed.",
                "The report goes to standard error. With --json it goes to standard output, and so it does with "
                "--dry-run, where it is the "
                "result. Outputs appear whole or not at all, and never replace a file without --overwrite.",
                "Several inputs need a folder; each output takes its input's name. Ctrl-C stops after the current "
                "batch and leaves nothing "
                "half-written."},
      .positional =
          {.name = "INPUT", .help = "Files to convert.", .least = 0, .most = no_limit, .completes = Completes::file},
      .options = {{.name = "to",
                   .value = "PARTNER",
                   .help = "Whose layout to write.",
                   .group = writing,
                   .completes = Completes::partner},
                  {.name = "output",
                   .letter = 'o',
                   .value = "FILE|FOLDER",
                   .help = "Where to write; a folder ends with / or exists.",
                   .group = writing,
                   .completes = Completes::file},
                  {.name = "to-format",
                   .value = "FORMAT",
                   .help = "What to make the output of, instead of going by the name of the output.",
                   .group = writing,
                   .completes = Completes::format},
                  {.name = "out-option",
                   .value = "NAME=VALUE",
                   .help = "Set an option of the output format.",
                   .group = writing,
                   .repeated = true},
                  {.name = "to-option",
                   .value = "NAME=VALUE",
                   .help = "Set an option of the partner that is written.",
                   .group = writing,
                   .repeated = true},
                  {.name = "personal",
                   .value = "POLICY",
                   .help = "What becomes of names and other identifying values in the output.",
                   .group = writing,
                   .fallback = "withhold",
                   .completes = Completes::choices,
                   .choices = {"withhold", "keep"}},
                  {.name = "include",
                   .value = "WHICH",
                   .help = "Which incidents go on: any (marked with their state), verified, or hazard-area (verified, "
                           "in a hazard area). Without it, hazard-area into what goes into IMSMA (maxml, imsma_core); "
                           "elsewhere all, as they are.",
                   .group = writing,
                   .completes = Completes::choices,
                   .choices = {"any", "verified", "hazard-area"}},
                  {.name = "overwrite", .help = "Replace outputs that exist.", .group = writing},
                  {.name = "dry-run",
                   .help = "Do everything but write, and print the report that the real run would print.",
                   .group = running},
                  {.name = "job",
                   .value = "FILE",
                   .help = "Take inputs and options from a job file (TOML; keys are the long options, and inputs); "
                           "options given here win.",
                   .group = running,
                   .completes = Completes::file},
                  jobs_option("Convert"),
                  {.name = "digest",
                   .help = "Print a digest of the records, equal for equal content however it is ordered or packed.",
                   .group = running},
                  {.name = "verify",
                   .help = "Read the output back and compare it with what was handed over; a difference beyond the "
                           "losses told is an error.",
                   .group = running},
                  {.name = "fates",
                   .value = "FILE",
                   .help = "Write what became of each non-empty cell as CSV.",
                   .group = running,
                   .completes = Completes::file}},
      .examples = {
          {"maex convert march.xlsx --to maxml -o march.xml", "Finds out whose workbook it is and writes IMSMA XML."},
          {"maex convert march.xlsx --to maxml --dry-run", "Prints what would happen; writes nothing."},
          {"maex convert *.xlsx --to maxml -o out/ -j 2", "Converts many files into a folder, two at a time."}}};
  declaration.options = all_of({reading_options(), std::move(declaration.options), checking_options()});
  return declaration;
}

}  // namespace maex::cli
