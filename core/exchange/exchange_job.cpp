#include "core/exchange/exchange_job.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "core/exchange/mail.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/sha256.hpp"
#include "core/run/job_file.hpp"
#include "core/run/job_table.hpp"
#include "core/text/printable.hpp"
#include "core/text/toml_reader.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;
using Number = std::uint64_t ExchangeJob::*;

struct NumberKey {
  std::string_view key;
  Number member;
  std::uint64_t least, most;
  std::string_view about;
};
constexpr NumberKey numbers[] = {
    {"settle-seconds", &ExchangeJob::settle_seconds, 0, 86'400,
     "A file is read when it has not changed for this long."},
    {"workers", &ExchangeJob::workers, 1, 64, "Files that are read at the same time, each in a process of its own."},
    {"memory-mb", &ExchangeJob::memory_mb, 64, 1'048'576, "Memory that one file may take."},
    {"item-seconds", &ExchangeJob::item_seconds, 1, 86'400, "Time that one file may take."},
    {"run-seconds", &ExchangeJob::run_seconds, 0, 604'800,
     "No file is begun later than this after the start; 0: no limit."},
    {"keep-days", &ExchangeJob::keep_days, 0, 36'500, "Files in the folder done are removed after this; 0: never."},
};

struct FolderKey {
  std::string_view key;
  fs::path ExchangeJob::*member;
  std::string_view usual, about;
};
constexpr FolderKey folders[] = {
    {"state", &ExchangeJob::state, "state", "Folder of the ledger, the lock and unfinished work."},
    {"done", &ExchangeJob::done, "done", "Folder of the files that were exchanged."},
    {"quarantine", &ExchangeJob::quarantine, "quarantine", "Folder of the files that could not be exchanged."},
    {"metrics", &ExchangeJob::metrics, "", "Text file with figures for the Prometheus node exporter."},
};

constexpr std::string_view about_mail_to = "Addresses that get a mail when a run leaves something for a person.";
constexpr std::string_view about_mail_from = "The sender of the mail.";
constexpr std::string_view about_mail_language = "Language of the mail.";
constexpr std::string_view about_mail_always = "Send the mail after every run.";
constexpr std::string_view about_sendmail = "The program that takes the mail on its standard input, with -t -i.";
constexpr std::string_view about_hook =
    "A program and its arguments, started after every run with the status as JSON on its standard input.";

/// Options that have no meaning for files that arrive one by one, with the reason.
struct Unwanted {
  std::string_view key, why;
};
constexpr Unwanted unwanted[] = {
    {"together", "an exchange reads each file as a submission of its own"},
    {"skip-broken", "an exchange reads each file as a submission of its own"},
    {"jobs", "the key workers of the exchange says how many files are read at the same time"},
    {"dry-run", "maex exchange run --dry-run looks without writing"},
    {"overwrite", "each output of an exchange has a name of its own"},
    {"store", "an exchange has a ledger"},
    {"fates", "an exchange keeps a report of each file"},
    {"html", "an exchange keeps a report of each file"},
    {"sarif", "an exchange keeps a report of each file"},
    {"report", "an exchange keeps a report of each file"},
    {"mark", "an exchange keeps a report of each file"},
    {"json", "maex exchange status --json prints the facts"},
    {"quiet", "it is an option of the command line"},
    {"verbose", "it is an option of the command line"},
    {"today", "it is an option of the command line"},
    {"plugin-path", "it is an option of the command line"},
};

std::uint64_t number_of(checked_toml::Table& table, const NumberKey& key, std::uint64_t fallback) {
  const toml::node* node = table.get(key.key);
  if (node == nullptr) return fallback;
  const auto value = node->value<std::int64_t>();
  if (!node->is_integer() || *value < static_cast<std::int64_t>(key.least) ||
      *value > static_cast<std::int64_t>(key.most))
    table.fail_at(key.key, std::string(key.key) + " takes a whole number from " + std::to_string(key.least) + " to " +
                               std::to_string(key.most));
  return static_cast<std::uint64_t>(*value);
}

std::string address_of(const checked_toml::Table& table, std::string_view key, std::string address) {
  if (!is_mail_address(address))
    table.fail_at(key, "\"" + printable(address) + "\" is not an address of the form name@example.org");
  return address;
}

Telling telling_of(checked_toml::Table& table) {
  Telling telling;
  for (std::string& each : table.texts("mail-to")) telling.mail_to.push_back(address_of(table, "mail-to", each));
  if (std::string from = table.text("mail-from"); !from.empty())
    telling.mail_from = address_of(table, "mail-from", std::move(from));
  if (!telling.mail_to.empty() && telling.mail_from.empty())
    table.fail_at("mail-to", "mail needs a sender: add mail-from = \"ADDRESS\"");
  const std::vector<std::string> languages(std::begin(language_tags), std::end(language_tags));
  telling.language = *find_language(table.choice("mail-language", languages.front(), languages));
  telling.mail_always = table.flag("mail-always");
  telling.sendmail = table.text("sendmail", telling.sendmail.string());
  telling.hook = table.texts("hook");
  if (table.get("hook") != nullptr && (telling.hook.empty() || telling.hook.front().empty()))
    table.fail_at("hook", "hook takes a program and its arguments: hook = [\"PROGRAM\", \"ARGUMENT\"]");
  return telling;
}

/// Names of routes become parts of reports and of keys in the ledger.
bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char each) {
    return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '-' || each == '_';
  });
}

void check_patterns(const Route& route, const checked_toml::Table& table) {
  for (const std::string& pattern : route.patterns) {
    const fs::path path = pattern;
    if (path.parent_path().string().find_first_of("*?[") != std::string::npos)
      table.fail_at("inputs", "the folder in \"" + pattern + "\" has a * or ?; only the name of the file may have one");
    if (!path.has_filename())
      table.fail_at("inputs", "\"" + pattern + "\" names a folder; add the names of the files, such as *.xlsx");
  }
  if (route.patterns.empty()) table.fail_at("inputs", "a route needs the files that it takes, such as inbox/*.xlsx");
}

/// The files that an option names: settings, lists, maps, and options of adapters such as dialect=FILE.
std::vector<fs::path> files_of(const ConvertJob& job) {
  std::vector<fs::path> files;
  const auto add = [&files](const fs::path& path) {
    std::error_code ignored;
    if (!path.empty() && fs::is_regular_file(path, ignored)) files.push_back(path);
  };
  for (const JobOption& option : job_options()) {
    const OptionDecl& about = option.about;
    if (option.is_argument() || about.name == "output") continue;
    for (const std::string& word : option.binding.written(job))
      if (option.binding.type == ValueType::pairs)
        add(word.substr(word.find('=') + 1));
      else if (about.completes == Completes::file)
        add(word);
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

/// The worker has another working folder than the job file.
void make_absolute(Options& options) {
  const Options given = options;
  for (const auto& [name, value] : given.values()) {
    std::error_code ignored;
    if (fs::is_regular_file(value, ignored)) options.set(name, fs::absolute(value).string());
  }
}

Route route_of(const toml::table& raw, const std::string& file) {
  Route route;
  checked_toml::Table table(raw, file, "[[route]]");
  route.name = table.required_text("name");
  if (!is_name(route.name))
    table.fail_at("name", "a route's name has small letters, digits, - and _, and not \"" + route.name + "\"");
  route.patterns = table.texts("inputs");
  check_patterns(route, table);
  for (const Unwanted& each : unwanted)
    if (table.get(each.key) != nullptr)
      table.fail_at(each.key, std::string(each.key) + " cannot be in a route: " + std::string(each.why));
  static constexpr std::string_view own_keys[] = {"name", "inputs"};
  route.job = parse_job(raw, file, for_convert, own_keys);
  if (route.job.to.empty())
    table.fail_at("name", "the route " + route.name + " does not say what to write: add to = \"PARTNER\"");
  if (route.job.output.empty())
    table.fail_at("name", "the route " + route.name + " does not say where to write: add output = \"FOLDER/\"");
  route.job.output_is_folder = true;
  for (Options* options :
       {&route.job.source.format_options, &route.job.from_options, &route.job.to_options, &route.job.to_format_options})
    make_absolute(*options);
  route.files = files_of(route.job);
  return route;
}

}  // namespace

ExchangeJob parse_exchange_job(std::string_view toml, const fs::path& file) {
  const std::string name = file.string();
  const toml::table raw = checked_toml::parse(toml, name);
  checked_toml::Table table(raw, name, "the job");
  ExchangeJob job;
  job.file = file;
  job.name = table.text("name", file.stem().string());
  for (const FolderKey& key : folders) job.*key.member = table.text(key.key, std::string(key.usual));
  for (const NumberKey& key : numbers) job.*key.member = number_of(table, key, job.*key.member);
  job.telling = telling_of(table);
  const toml::node& routes = table.require("route");
  if (!routes.is_array_of_tables()) table.fail_at("route", "each route begins with a line [[route]]");
  std::set<std::string> names;
  for (const toml::node& each : *routes.as_array()) {
    job.routes.push_back(route_of(*each.as_table(), name));
    if (!names.insert(job.routes.back().name).second)
      checked_toml::fail(name, each, "two routes have the name " + job.routes.back().name);
  }
  table.finish();
  return job;
}

std::string settings_digest(const Route& route, std::string_view program) {
  ConvertJob job = route.job;
  job.output.clear();  // where it goes does not change what it becomes
  job.output_is_folder = false;
  std::string all = std::string(program) + '\n' + job_text(job, route.name, for_convert);
  for (const fs::path& file : route.files)
    all += file.string() + ' ' + hex(sha256(read_setting(file, 256u << 20))) + '\n';
  return hex(sha256(all));
}

std::string exchange_job_schema() {
  using Json = nlohmann::ordered_json;
  Json properties = Json::object();
  properties["name"] = {{"type", "string"}, {"description", "The name of the exchange in reports."}};
  for (const FolderKey& key : folders) properties[key.key] = {{"type", "string"}, {"description", key.about}};
  for (const NumberKey& key : numbers)
    properties[key.key] = {
        {"type", "integer"}, {"minimum", key.least}, {"maximum", key.most}, {"description", key.about}};
  const Json text = {{"type", "string"}};
  const Json texts = {{"type", Json::array({"string", "array"})}, {"items", text}};
  const auto add = [&properties](const char* key, Json type, std::string_view about) {
    type["description"] = about;
    properties[key] = std::move(type);
  };
  add("mail-to", texts, about_mail_to);
  add("mail-from", text, about_mail_from);
  add("mail-language", {{"enum", language_tags}}, about_mail_language);
  add("mail-always", {{"type", "boolean"}}, about_mail_always);
  add("sendmail", text, about_sendmail);
  add("hook", texts, about_hook);
  Json route = Json::parse(job_schema())["anyOf"][0];
  route["title"] = "Files that arrive in one way and become one thing";
  for (const Unwanted& each : unwanted) route["properties"].erase(std::string(each.key));
  route["properties"]["name"] = {{"type", "string"}, {"pattern", "^[a-z0-9_-]{1,64}$"}};
  route["properties"]["inputs"]["description"] = "Files to take: FOLDER/NAME, with * and ? in the name.";
  route["required"] = {"name", "inputs", "to", "output"};
  properties["route"] = {{"type", "array"}, {"minItems", 1}, {"items", std::move(route)}};
  const Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", "Exchange job of maex"},
                       {"type", "object"},
                       {"properties", properties},
                       {"required", {"route"}},
                       {"additionalProperties", false}};
  return schema.dump(2) + '\n';
}

}  // namespace maex::exchange
