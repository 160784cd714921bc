#include "cli/job_setup.hpp"

#include "cli/profiles.hpp"
#include "cli/version.hpp"
#include "core/io/error.hpp"
#include "core/run/checks.hpp"

namespace maex::cli {
namespace {

constexpr unsigned most_jobs = 256;
constexpr const char* reading = "Reading";
constexpr const char* checking = "Checking";

Severity severity_of(std::string_view text) {
  for (const Severity severity : {Severity::info, Severity::warning})
    if (text == to_string(severity)) return severity;
  return Severity::error;
}

}  // namespace

std::vector<OptionDecl> reading_options() {
  return {{.name = "from",
           .value = "PARTNER",
           .help = "Whose layout the inputs have, instead of finding out.",
           .group = reading,
           .completes = Completes::partner},
          {.name = "format",
           .value = "FORMAT",
           .help = "What the inputs are made of, instead of finding out.",
           .group = reading,
           .completes = Completes::format},
          {.name = "in-option",
           .value = "NAME=VALUE",
           .help = "Set an option of the input format (maex formats FORMAT lists them).",
           .group = reading,
           .repeated = true},
          {.name = "from-option",
           .value = "NAME=VALUE",
           .help = "Set an option of the partner that is read.",
           .group = reading,
           .repeated = true},
          {.name = "profile",
           .value = "FILE",
           .help = "Know this partner profile as well.",
           .group = reading,
           .repeated = true,
           .completes = Completes::file}};
}

std::vector<OptionDecl> checking_options() {
  return {
      {.name = "rules",
       .value = "FILE",
       .help = "Check by this rule set: severities changed, rules switched off, rules of your own (TOML).",
       .group = checking,
       .completes = Completes::file},
      {.name = "policy",
       .value = "FILE",
       .help = "Decide on verification by these criteria (TOML) instead of the built-in assumptions.",
       .group = checking,
       .completes = Completes::file},
      {.name = "rulings",
       .value = "FILE",
       .help = "Persons' rulings on single incidents (TOML); they win over the criteria.",
       .group = checking,
       .completes = Completes::file},
      {.name = "gazetteer",
       .value = "FILE",
       .help = "Know these districts (CSV) instead of Azerbaijan's.",
       .group = checking,
       .completes = Completes::file},
      {.name = "districts",
       .value = "FILE",
       .help = "Map of the districts as polygons (GeoJSON, KML or maXML): coordinates are compared with it.",
       .group = checking,
       .completes = Completes::file},
      {.name = "hazards",
       .value = "FILE",
       .help = "Hazard areas (SHA, CHA) in any file that can be read; incidents are held against them.",
       .group = checking,
       .repeated = true,
       .completes = Completes::file},
      {.name = "hazard-districts",
       .value = "FILE",
       .help = "Districts that count as hazard zones where there are no polygons (CSV: district,from,to,source).",
       .group = checking,
       .completes = Completes::file},
      {.name = "for-imsma",
       .help =
           "Run the importer's rules: what IMSMA would refuse or silently not do. convert does so for IMSMA's targets.",
       .group = checking},
      {.name = "imsma-list",
       .value = "FILE",
       .help =
           "An auxiliary export of the receiving IMSMA (organisations, ordnance, places): values are held against it.",
       .group = checking,
       .repeated = true,
       .completes = Completes::file},
      {.name = "previous",
       .value = "FILE",
       .help = "What the same partner sent before: records that changed or went away are told.",
       .group = checking,
       .completes = Completes::file},
      {.name = "sent",
       .value = "FILE",
       .help = "Dates of Information last sent (CSV: incident,date): corrections must be later.",
       .group = checking,
       .completes = Completes::file},
      {.name = "fail-on",
       .value = "SEVERITY",
       .help = "Exit with 1 when there are findings of this severity or worse.",
       .group = checking,
       .fallback = "error",
       .completes = Completes::choices,
       .choices = {"error", "warning", "info"}}};
}

OptionDecl jobs_option(std::string_view what) {
  return {.name = "jobs",
          .letter = 'j',
          .value = "N",
          .help = std::string(what) + " this many inputs side by side.",
          .group = "The run",
          .fallback = "1"};
}

std::vector<OptionDecl> all_of(std::vector<std::vector<OptionDecl>> lists) {
  std::vector<OptionDecl> all;
  for (std::vector<OptionDecl>& list : lists)
    for (OptionDecl& option : list) all.push_back(std::move(option));
  return all;
}

/// "name=value" words into options; `option` is the switch they came by.
void set_options(Options& into, const Arguments& arguments, std::string_view option) {
  for (const std::string& pair : arguments.all(option)) {
    const std::size_t mark = pair.find('=');
    if (mark == 0 || mark == std::string::npos)
      throw UsageError("--" + std::string(option) + " takes NAME=VALUE, such as separator=; and not \"" + pair + "\"");
    into.set(pair.substr(0, mark), pair.substr(mark + 1));
  }
}

void set_text(std::string& into, const Arguments& arguments, std::string_view option) {
  if (arguments.has(option)) into = arguments.text(option);
}

void set_reading(ConvertJob& job, const Arguments& arguments) {
  set_text(job.source.partner, arguments, "from");
  set_text(job.source.format, arguments, "format");
  for (const std::string& limit : arguments.all("limit")) set_bound(job.source.bounds, limit);
  set_options(job.source.format_options, arguments, "in-option");
  set_options(job.from_options, arguments, "from-option");
  for (const std::string& file : arguments.all("profile")) job.profiles.push_back(file);
  if (arguments.has("rules")) job.check.rule_set = arguments.text("rules");
  if (arguments.has("policy")) job.check.policy = arguments.text("policy");
  if (arguments.has("rulings")) job.check.rulings = arguments.text("rulings");
  job.check.for_imsma |= arguments.has("for-imsma");
  for (const std::string& file : arguments.all("imsma-list")) job.check.imsma_lists.emplace_back(file);
  if (arguments.has("sent")) job.check.sent = arguments.text("sent");
  if (arguments.has("previous")) job.check.previous = arguments.text("previous");
  if (arguments.has("districts")) job.check.districts = arguments.text("districts");
  for (const std::string& file : arguments.all("hazards")) job.check.hazards.emplace_back(file);
  if (arguments.has("hazard-districts")) job.check.hazard_districts = arguments.text("hazard-districts");
  if (arguments.has("gazetteer")) job.check.gazetteer = arguments.text("gazetteer");
  if (arguments.has("fail-on")) job.fail_on = severity_of(arguments.text("fail-on"));
  if (arguments.has("jobs")) job.jobs = arguments.number("jobs", 1, most_jobs);
}

void make_ready(ConvertJob& job, Session& session) {
  job.show_personal = session.show_personal;
  job.today = session.today;
  job.now = session.now;
  job.program = "maex " + std::string(version());
  add_profiles(session.registry(), job.profiles);
  check(job, session.registry());
  if (const Partner* to = session.registry().partner(job.to)) job.check.for_imsma |= to->descriptor().for_imsma;
  job.checks = load_checks(job.check, session.registry(), job.source.bounds, job.today);
}

}  // namespace maex::cli
