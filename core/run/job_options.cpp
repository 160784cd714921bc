#include "core/run/job_options.hpp"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <type_traits>

#include "core/io/error.hpp"
#include "core/model/date.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

using Values = std::vector<std::string>;

/// The words of an enumeration, in the order in which help lists them. A value without a word means "not given".
template <class Enum>
struct Word {
  std::string_view word;
  Enum value;
};
template <class Enum>
constexpr std::span<const Word<Enum>> words_of;
constexpr Word<PersonalPolicy> personal_words[] = {{"withhold", PersonalPolicy::withhold},
                                                   {"keep", PersonalPolicy::keep}};
template <>
constexpr std::span<const Word<PersonalPolicy>> words_of<PersonalPolicy> = personal_words;
constexpr Word<OutputAccess> access_words[] = {
    {"by-content", OutputAccess::by_content}, {"owner", OutputAccess::owner}, {"umask", OutputAccess::umask}};
template <>
constexpr std::span<const Word<OutputAccess>> words_of<OutputAccess> = access_words;
constexpr Word<Include> include_words[] = {
    {"any", Include::any}, {"verified", Include::verified}, {"hazard-area", Include::hazard_area}};
template <>
constexpr std::span<const Word<Include>> words_of<Include> = include_words;
constexpr Word<Severity> severity_words[] = {
    {"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}};
template <>
constexpr std::span<const Word<Severity>> words_of<Severity> = severity_words;
#define MAEX_LANGUAGE_WORD(tag) {#tag, Language::tag},
constexpr Word<Language> language_words[] = {MAEX_LANGUAGES(MAEX_LANGUAGE_WORD)};
#undef MAEX_LANGUAGE_WORD
template <>
constexpr std::span<const Word<Language>> words_of<Language> = language_words;

template <class T>
concept Enumeration = std::is_enum_v<T>;
/// Exactly bool, not a type that converts to bool.
template <class T>
concept Flag = std::same_as<T, bool>;
template <class T>
concept Number = std::unsigned_integral<T> && !Flag<T>;

void read_value(Flag auto& into, const GivenValue& given) { into = given.text == "true"; }
void read_value(std::string& into, const GivenValue& given) { into = given.text; }
void read_value(std::filesystem::path& into, const GivenValue& given) { into = given.text; }
void read_value(Bounds& into, const GivenValue& given) { set_bound(into, given.text); }
void read_value(Options& into, const GivenValue& given) {
  const std::size_t mark = given.text.find('=');
  if (mark == 0 || mark == std::string::npos)
    throw UsageError(given.name + " takes NAME=VALUE, such as separator=; and not \"" + given.text + "\"");
  into.set(given.text.substr(0, mark), given.text.substr(mark + 1));
}
void read_value(Number auto& into, const GivenValue& given) {
  std::uint64_t value = 0;
  const char* end = given.text.data() + given.text.size();
  const auto [stop, failed] = std::from_chars(given.text.data(), end, value);
  if (failed != std::errc() || stop != end || value < given.option.least || value > given.option.most)
    throw UsageError(given.name + " cannot be \"" + given.text + "\"; it takes a whole number from " +
                     std::to_string(given.option.least) + " to " + std::to_string(given.option.most));
  into = static_cast<std::remove_reference_t<decltype(into)>>(value);
}
template <Enumeration T>
void read_value(T& into, const GivenValue& given) {
  require_known(given.name, given.text, given.option.choices);
  for (const Word<T>& each : words_of<T>)
    if (each.word == given.text) into = each.value;
}
template <class T>
void read_value(std::vector<T>& into, const GivenValue& given) {
  read_value(into.emplace_back(), given);
}

Values written_value(Flag auto value) { return value ? Values{"true"} : Values{}; }
Values written_value(const std::string& value) { return value.empty() ? Values{} : Values{value}; }
Values written_value(const std::filesystem::path& value) { return written_value(value.string()); }
Values written_value(Number auto value) { return {std::to_string(value)}; }
Values written_value(const Bounds& value) {
  Values values;
  for (const BoundSpec& bound : bound_specs())
    if (value.*bound.value != Bounds().*bound.value)
      values.push_back(std::string(bound.name) + "=" + std::to_string(value.*bound.value));
  return values;
}
Values written_value(const Options& value) {
  Values values;
  for (const auto& [name, text] : value.values()) values.push_back(name + "=" + text);
  return values;
}
template <Enumeration T>
Values written_value(T value) {
  for (const Word<T>& each : words_of<T>)
    if (each.value == value) return {std::string(each.word)};
  return {};
}
template <class T>
Values written_value(const std::vector<T>& value) {
  Values values;
  for (const T& each : value)
    for (std::string& text : written_value(each)) values.push_back(std::move(text));
  return values;
}

template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;

template <class T>
constexpr ValueType type_of() {
  if constexpr (Flag<T>)
    return ValueType::flag;
  else if constexpr (Number<T>)
    return ValueType::number;
  else if constexpr (std::same_as<T, Options>)
    return ValueType::pairs;
  else
    return ValueType::text;
}

template <class T>
Values choices_of() {
  Values choices;
  if constexpr (Enumeration<T>)
    for (const Word<T>& each : words_of<T>) choices.emplace_back(each.word);
  return choices;
}

/// The member at the end of a path of members.
template <auto First, auto... Rest>
auto& member(auto& of) {
  if constexpr (sizeof...(Rest) == 0)
    return of.*First;
  else
    return member<Rest...>(of.*First);
}

template <auto... Path>
Binding bound() {
  using T = std::remove_cvref_t<decltype(member<Path...>(std::declval<ConvertJob&>()))>;
  return {type_of<T>(), is_list<T> || std::same_as<T, Options> || std::same_as<T, Bounds>, choices_of<T>,
          [](ConvertJob& job, const GivenValue& given) { read_value(member<Path...>(job), given); },
          [](const ConvertJob& job) { return written_value(member<Path...>(job)); }};
}
template <auto Member>
Binding bound_check() {
  return bound<&ConvertJob::check, Member>();
}
template <auto Member>
Binding bound_report() {
  return bound<&ConvertJob::report, Member>();
}

/// An output is a folder if its path ends with / or is an existing folder when the job is read.
Binding bound_output() {
  Binding binding = bound<&ConvertJob::output>();
  binding.read = [](ConvertJob& job, const GivenValue& given) {
    if (given.text == "-")
      throw UsageError(
          "convert does not write to standard output: quarantined values are kept next to the output, and half an "
          "output must never be taken for a whole one; name a file with -o FILE");
    job.output = given.text;
    std::error_code ignored;
    job.output_is_folder = given.text.ends_with('/') || std::filesystem::is_directory(job.output, ignored);
  };
  binding.written = [](const ConvertJob& job) {
    Values values = written_value(job.output);
    if (job.output_is_folder && !values[0].ends_with('/')) values[0] += '/';
    return values;
  };
  return binding;
}

Binding bound_today() {
  Binding binding = bound<&ConvertJob::pinned_day>();
  binding.read = [](ConvertJob& job, const GivenValue& given) {
    const auto date = parse_iso_date(given.text);
    if (!date || !date->is_exact())
      throw UsageError(given.name + " cannot be \"" + given.text +
                       "\"; it takes a day as YYYY-MM-DD, such as 2014-05-31");
    job.pinned_day = given.text;
  };
  return binding;
}

constexpr const char* reading = "Reading";
constexpr const char* writing = "Writing";
constexpr const char* running = "The run";
constexpr const char* checking = "Checking";
constexpr const char* reports = "Reports";
constexpr const char* common = "Common options";

/// `name` is the long name, or "output,o" with a letter.
JobOption row(std::string_view name, const char* value, const char* help, const char* group, Commands commands,
              const Binding& binding, Completes completes = Completes::nothing) {
  JobOption option{{}, commands, binding, false};
  OptionDecl& about = option.about;
  about.name = name.substr(0, name.find(','));
  if (about.name.size() != name.size()) about.letter = name.back();
  about.value = value;
  about.help = help;
  about.group = group;
  about.completes = completes;
  return option;
}

JobOption not_in_job_files(JobOption option) {
  option.only_command_line = true;
  return option;
}

/// A number with its bounds.
JobOption counted(JobOption option, std::uint64_t least, std::uint64_t most) {
  option.about.least = least;
  option.about.most = most;
  return option;
}

std::vector<JobOption> declared() {
  using enum Completes;
  using Job = ConvertJob;
  using Check = CheckSettings;
  using Report = ReportSettings;
  return {
      row("inputs", "FILE", "Files to read, folders with files, or - for standard input.", "", for_jobs,
          bound<&Job::inputs>(), file),

      row("from", "PARTNER", "Whose layout the inputs have, instead of finding out.", reading, for_readers | for_series,
          bound<&Job::source, &SourceChoice::partner>(), partner),
      row("format", "FORMAT", "What the inputs are made of, instead of finding out.", reading, for_readers | for_series,
          bound<&Job::source, &SourceChoice::format>(), format),
      row("in-option", "NAME=VALUE", "Set an option of the input format (maex formats FORMAT lists them).", reading,
          for_readers | for_series, bound<&Job::source, &SourceChoice::format_options>()),
      row("from-option", "NAME=VALUE", "Set an option of the partner that is read.", reading, for_readers | for_series,
          bound<&Job::from_options>()),
      row("together", "",
          "Read all inputs as one submission, in their order: one set of rules and one report. convert does so by "
          "itself when it writes one file.",
          reading, for_jobs, bound<&Job::together>()),
      row("skip-broken", "",
          "Leave out inputs that cannot be read, each with an error, when inputs are read together. Without it, such "
          "an output is refused, because it would look complete.",
          reading, for_jobs | for_series, bound<&Job::skip_broken>()),
      row("profile", "FILE", "Know this partner profile as well.", reading, for_readers | for_series,
          bound<&Job::profiles>(), file),

      row("to", "PARTNER", "Whose layout to write.", writing, for_convert, bound<&Job::to>(), partner),
      row("output,o", "FILE|FOLDER", "Where to write; a folder ends with / or exists.", writing, for_convert,
          bound_output(), file),
      row("to-format", "FORMAT", "What to make the output of, instead of going by the name of the output.", writing,
          for_convert, bound<&Job::to_format>(), format),
      row("out-option", "NAME=VALUE", "Set an option of the output format.", writing, for_convert,
          bound<&Job::to_format_options>()),
      row("to-option", "NAME=VALUE", "Set an option of the partner that is written.", writing, for_convert,
          bound<&Job::to_options>()),
      row("personal", "POLICY",
          "What becomes of values that identify a person. withhold leaves out, and counts as losses: names, "
          "telephones, "
          "addresses and documents; columns that the sender's profile does not list, except in the sender's own "
          "layout; "
          "and texts that hold a telephone number, a document's number or a name of the same record. keep writes all.",
          writing, for_convert, bound<&Job::personal>()),
      row("include", "WHICH",
          "Which incidents go on: any (marked with their state), verified, or hazard-area (verified, in a hazard "
          "area). Without it, hazard-area into what goes into IMSMA (maxml, imsma_core); elsewhere all, as they are.",
          writing, for_convert, bound<&Job::include>()),
      row("allow-empty", "", "Write the output even when it has no record. Without it, such an output is refused.",
          writing, for_convert, bound<&Job::allow_empty>()),
      row("overwrite", "", "Replace outputs that exist.", writing, for_convert, bound<&Job::overwrite>()),
      row("access", "WHO",
          "Who may open the outputs: by-content (only the owner where they hold personal values, otherwise as the "
          "umask "
          "says), owner, or umask. A replaced file keeps its mode unless only the owner may open it.",
          writing, for_jobs, bound<&Job::access>()),

      row("dry-run", "", "Do everything but write, and print the report that the real run would print.", running,
          for_convert, bound<&Job::dry_run>()),
      counted(row("jobs,j", "N", "Convert this many inputs side by side.", running, for_convert, bound<&Job::jobs>()),
              1, 256),
      row("digest", "", "Print a digest of the records, equal for equal content however it is ordered or packed.",
          running, for_convert, bound<&Job::digest>()),
      row("verify", "",
          "Read the output back and compare it with what was handed over; a difference beyond the reported losses is "
          "an "
          "error.",
          running, for_convert, bound<&Job::verify>()),
      row("store", "FILE",
          "Keep all records with what was decided and found in one SQLite file: maex explain answers from it.", running,
          for_jobs, bound<&Job::store>(), file),
      row("fates", "FILE", "Write what became of each non-empty cell as CSV.", running, for_convert,
          bound<&Job::fates>(), file),

      row("rules", "FILE", "Check by this rule set: severities changed, rules switched off, rules of your own (TOML).",
          checking, for_readers, bound_check<&Check::rule_set>(), file),
      row("policy", "NAME|FILE",
          "Decide on verification by these criteria: azerbaijan, general or strict (built in), or a file (TOML). "
          "Without "
          "it, those of the programme.",
          checking, for_readers, bound_check<&Check::policy>(), file),
      row("rulings", "FILE", "Persons' rulings on single incidents (TOML); they win over the criteria.", checking,
          for_readers, bound_check<&Check::rulings>(), file),
      row("programme", "NAME|FILE",
          "The programme that the inputs come from, with its country, gazetteer and policy: azerbaijan, georgia or "
          "ukraine (built in), or a file (TOML; maex init writes one). Without it, what the profile says.",
          checking, for_readers, bound_check<&Check::programme>(), file),
      row("gazetteer", "NAME|FILE",
          "Know these districts: azerbaijan, georgia or ukraine (built in), or a file (CSV). Without it, those of the "
          "programme.",
          checking, for_readers, bound_check<&Check::gazetteer>(), file),
      row("settlements", "FILE",
          "Know these villages and towns with their districts (CSV). Without it, those of the programme.", checking,
          for_readers, bound_check<&Check::settlements>(), file),
      row("districts", "FILE",
          "Map of the districts as polygons (GeoJSON, KML or maXML): coordinates are compared with it.", checking,
          for_readers, bound_check<&Check::districts>(), file),
      row("hazards", "FILE", "Hazard areas (SHA, CHA) in any file that can be read; incidents are held against them.",
          checking, for_readers, bound_check<&Check::hazards>(), file),
      row("hazards-complete", "",
          "The files of --hazards have every known hazard area, so a point outside them all is in none.", checking,
          for_readers, bound_check<&Check::hazards_complete>()),
      row("hazard-districts", "FILE",
          "Districts that count as hazard zones where there are no polygons (CSV: district,from,to,source).", checking,
          for_readers, bound_check<&Check::hazard_districts>(), file),
      row("for-imsma", "",
          "Run the importer's rules: what IMSMA would refuse or silently not do. convert does so for IMSMA's targets.",
          checking, for_readers, bound_check<&Check::for_imsma>()),
      row("imsma-list", "FILE",
          "An auxiliary export of the receiving IMSMA (organisations, ordnance, places): values are held against it.",
          checking, for_readers, bound_check<&Check::imsma_lists>(), file),
      row("previous", "FILE", "What the same partner sent before: records that changed or went away are reported.",
          checking, for_readers, bound_check<&Check::previous>(), file),
      row("sent", "FILE", "Dates of Information last sent (CSV: incident,date): corrections must be later.", checking,
          for_readers, bound_check<&Check::sent>(), file),
      row("fail-on", "SEVERITY", "Exit with 1 when there are findings of this severity or worse.", checking,
          for_readers, bound<&Job::fail_on>()),

      row("report", "FILE", "Write all details as text, with the verdict at the end.", reports, for_jobs,
          bound_report<&Report::text>(), file),
      row("html", "FILE", "Write the report as one page that needs no network and no script.", reports,
          for_jobs | for_series | for_reconcile, bound_report<&Report::html>(), file),
      row("sarif", "FILE", "Write the findings as SARIF 2.1.0, for continuous integration.", reports, for_jobs,
          bound_report<&Report::sarif>(), file),
      row("mark", "FOLDER",
          "Put a copy of each workbook into the folder, with bad cells filled and commented and all else untouched.",
          reports, for_jobs, bound_report<&Report::mark>(), folder),
      row("language", "LANGUAGE", "Language of the report, the page and the comments.", reports,
          for_jobs | for_series | for_reconcile, bound_report<&Report::language>()),
      counted(row("max-findings", "N", "Keep this many findings of one code; all are counted.", reports, for_jobs,
                  bound<&Job::stored_per_code>()),
              0, 1'000'000),
      row("overwrite", "", "Replace reports that exist.", reports, for_validate | for_series | for_reconcile,
          bound<&Job::overwrite>()),
      counted(row("jobs,j", "N", "Check this many inputs side by side.", running, for_validate, bound<&Job::jobs>()), 1,
              256),

      row("json", "", "Print the result on standard output as JSON, with the same facts as the text.", common,
          for_every, bound_report<&Report::json>()),
      row("quiet,q", "", "Say nothing but results and errors.", common, for_every, bound_report<&Report::quiet>()),
      row("verbose,v", "", "Print all details before the verdict.", common, for_every,
          bound_report<&Report::verbose>()),
      row("today", "DATE", "Work as if today were this day (YYYY-MM-DD), so that a run can be repeated.", common,
          for_every, bound_today()),
      row("limit", "NAME=VALUE", "Set what one input may cost (maex help limits lists the names and defaults).", common,
          for_every, bound<&Job::source, &SourceChoice::bounds>()),
      row("plugin-path", "DIR[:DIR]",
          "Look for plugins in these folders too (absolute paths), before MAEX_PLUGIN_PATH and the installed ones; a "
          "plugin is a program that runs with your rights.",
          common, for_every, bound<&Job::plugin_path>(), folder),
      not_in_job_files(row("trust-plugins", "",
                           "Load plugins also from files and folders that another user can change, from relative "
                           "paths, and from those that a job file of the working folder names.",
                           common, for_every, bound<&Job::trust_plugins>())),
      row("show-personal", "", "Show personal values in findings instead of hiding them.", common, for_every,
          bound<&Job::show_personal>()),
  };
}

}  // namespace

const std::vector<JobOption>& job_options() {
  static const std::vector<JobOption> options = [] {
    std::vector<JobOption> all = declared();
    const ConvertJob defaults;
    for (JobOption& option : all) {
      option.about.repeated = option.binding.repeated;
      option.about.choices = option.binding.choices();
      if (!option.about.choices.empty()) option.about.completes = Completes::choices;
      const std::vector<std::string> unset = option.binding.written(defaults);
      if (!unset.empty()) option.about.fallback = unset[0];
    }
    return all;
  }();
  return options;
}

}  // namespace maex
