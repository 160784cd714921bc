#include "cli/command_init.hpp"

#include <algorithm>
#include <ostream>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/place/programme.hpp"
#include "core/report/words.hpp"

namespace maex::cli {
namespace {

constexpr const char* usual_file = "programme.toml";

/// A key with its value and what it means; a key without a value is a comment.
std::string key_line(const std::string& key, const std::string& value, const std::string& meaning) {
  const std::string line = key + " = " + value;
  constexpr std::size_t width = 32;
  return line + std::string(line.size() < width ? width - line.size() : 1, ' ') + "# " + meaning + "\n";
}

std::string toml_text(const std::string& text) { return "\"" + text + "\""; }

std::string list_of(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() == 1 ? "" : ", ") + toml_text(text);
  return out + "]";
}

std::string programme_text(const std::string& country) {
  const Programme* known = builtin_programme(country);
  std::string out =
      "# The programme that the lists come from. Use it with --programme FILE (convert, validate, explain), or copy "
      "the\n"
      "# table into a profile. An option of the command line wins over it, and it wins over the "
      "profile.\n\n[programme]\n";
  out += key_line("country", toml_text(country), "ISO 3166-1, two capital letters");
  out += key_line(known ? "gazetteer" : "# gazetteer", toml_text(known ? known->gazetteer.string() : "districts.csv"),
                  "districts: azerbaijan, georgia or ukraine, or a CSV file next to this one");
  out += key_line("# settlements", toml_text("villages.csv"), "villages and towns with their districts");
  out += key_line("policy", toml_text(known ? known->policy.string() : "general"),
                  "which incidents are verified: azerbaijan, general or strict, or a TOML file");
  out +=
      key_line(known ? "languages" : "# languages", list_of(known ? known->languages : std::vector<std::string>{"en"}),
               "of the lists, the usual one first");
  out += key_line("# datum-shift", toml_text("EPSG:15865"), "of maps in Pulkovo 1942: EPSG:15865 or EPSG:1808");
  out += key_line("# box", "[41.0, 39.9, 43.7, 46.8]", "where points are: south, west, north, east in degrees");
  return out;
}

}  // namespace

Declaration InitCommand::declare() const {
  return {
      .name = "init",
      .line = "Write the file of a programme: its country, districts and policy",
      .usage = "[FILE] --country CODE",
      .about = {"A programme's file says which country its lists come from, and with it the districts, the policy and "
                "the habits of coordinates. init writes one with a comment for each key, to change and to use with "
                "--programme. Without FILE, it is programme.toml."},
      .positional = {.name = "FILE", .help = "The file to write.", .least = 0, .most = 1, .completes = Completes::file},
      .options = {{.name = "country",
                   .value = "CODE",
                   .help = "The country, ISO 3166-1: AZ, GE and UA bring their districts; others need a gazetteer.",
                   .group = "Init options"},
                  {.name = "overwrite", .help = "Replace the file if it exists.", .group = "Init options"}},
      .examples = {{"maex init georgia.toml --country GE", "Writes the file of a programme in Georgia."}}};
}

void InitCommand::setup(const Arguments& arguments, Session&) {
  file_ = arguments.positional().empty() ? usual_file : arguments.positional()[0];
  country_ = arguments.text("country");
  overwrite_ = arguments.has("overwrite");
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (country_.size() != 2 || !std::all_of(country_.begin(), country_.end(), is_capital))
    throw UsageError("init needs --country with a code of two capital letters (ISO 3166-1), such as --country GE\n" +
                     usage_line(declare()));
}

std::string InitCommand::plan() const { return labelled("file", file_) + labelled("country", country_) + "\n"; }

Outcome InitCommand::run(Session& session) {
  write_file(file_, programme_text(country_), overwrite_);
  if (!session.quiet) session.err << labelled("wrote", file_);
  return Outcome::done;
}

}  // namespace maex::cli
