#include "cli/command_dialect.hpp"

#include <algorithm>
#include <filesystem>
#include <ostream>

#include "adapters/partners/maxml/learn/report.hpp"
#include "adapters/partners/maxml/schema/make_schema.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/run/file_roles.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

const std::vector<std::string>& dialect_actions() {
  static const std::vector<std::string> words = {"learn", "check", "diff", "xsd", "page"};
  return words;
}

constexpr const char* built_in_dialect = "draft";

/// The name "draft" means the built-in dialect wherever a dialect file is expected.
std::shared_ptr<const maxml::Dialect> load(const std::string& file) {
  return maxml::load_dialect(file == built_in_dialect ? std::string() : file);
}

}  // namespace

Declaration DialectCommand::declare() const {
  constexpr const char* group = "Dialect options";
  return {
      .name = "dialect",
      .line = "Learn how one IMSMA installation writes maXML, from its own exports",
      .usage = "learn EXPORT… -o FILE | check FILE EXPORT… | diff A B | xsd [FILE] | page [FILE]",
      .about =
          {"Installations of IMSMA NG name and order elements in their own way, and no schema is public. learn reads "
           "exports of one "
           "installation and writes a dialect file: names, namespaces, order, forms of dates and numbers, base terms, "
           "forms (reportGUID), "
           "and which field of maex each element holds. What is certain is tied; everything else is in the file as "
           "a question for "
           "a person, and is not written until it is answered. Values are shown for lists of words only, never where "
           "they may be about "
           "a person. The file is used with --to-option dialect=FILE and --from-option dialect=FILE of maex convert.",
           "check says what another export has that the dialect does not; diff compares two dialects; xsd prints the "
           "XML Schema of a "
           "dialect, and page its dictionary in Markdown. Without a file, or with the word draft, they take the "
           "built-in draft."},
      .positional = {.name = "ACTION",
                     .help = "learn, check, diff, xsd or page, followed by dialect files and exports.",
                     .least = 1,
                     .most = no_limit,
                     .completes = Completes::choices,
                     .choices = dialect_actions()},
      .options = {{.name = "output",
                   .letter = 'o',
                   .value = "FILE",
                   .help = "Where to write; without it the result goes to standard output.",
                   .group = group,
                   .completes = Completes::file},
                  {.name = "title",
                   .value = "TEXT",
                   .help = "With learn, what to call the dialect.",
                   .group = group,
                   .fallback = "learned dialect"},
                  {.name = "overwrite", .help = "Replace an output that exists.", .group = group}},
      .examples = {
          {"maex dialect learn export1.xml export2.xml -o ours.toml", "Learns a dialect from two exports."},
          {"maex convert list.xlsx --to maxml --to-option dialect=ours.toml -o list.xml", "Writes in that dialect."},
          {"maex dialect check ours.toml newer.xml", "Says what a newer export has that the dialect does not."},
          {"maex dialect xsd ours.toml -o ours.xsd", "Writes the schema of the dialect."}}};
}

void DialectCommand::setup(const Arguments& arguments, Session& session) {
  action_ = arguments.positional()[0];
  require_known("the action of dialect", action_, dialect_actions());
  files_.assign(arguments.positional().begin() + 1, arguments.positional().end());
  output_ = arguments.text("output");
  title_ = arguments.text("title");
  overwrite_ = arguments.has("overwrite");
  const auto wants = [&](bool right, const std::string& what) {
    if (!right) throw UsageError("dialect " + action_ + " needs " + what + "\n" + usage_line(declare()));
  };
  if (action_ == "learn") {
    wants(!files_.empty(), "one export or more");
  } else if (action_ == "check") {
    wants(files_.size() >= 2, "a dialect file and one export or more");
    dialects_.assign(files_.begin(), files_.begin() + 1);
    files_.erase(files_.begin());
  } else if (action_ == "diff") {
    wants(files_.size() == 2, "two dialect files");
    dialects_.swap(files_);
  } else {
    wants(files_.size() <= 1, "one dialect file at most");
    dialects_.swap(files_);
    if (dialects_.empty()) dialects_.push_back(built_in_dialect);
  }
  if (arguments.has("title") && action_ != "learn") throw UsageError("--title belongs to dialect learn");
  if (!output_.empty() && (action_ == "check" || action_ == "diff"))
    throw UsageError("dialect " + action_ + " prints its result; --output belongs to learn, xsd and page");
  if (!output_.empty()) refuse_own_inputs(session);
  std::error_code ignored;
  if (!output_.empty() && !overwrite_ && std::filesystem::exists(output_, ignored))
    throw OutputError(output_ + " exists; --overwrite replaces it");
}

/// --overwrite replaces an earlier result, never an export, a dialect that is read or a plugin.
void DialectCommand::refuse_own_inputs(Session& session) const {
  std::vector<FileRole> read = plugin_roles(session.registry());
  for (const std::string& file : files_) read.push_back({"export", file});
  for (const std::string& file : dialects_)
    if (file != built_in_dialect) read.push_back({"dialect", file});
  const std::vector<FileRole> written = {{"output", output_}};
  refuse_shared_files(read, written);
  refuse_devices(written);
}

std::string DialectCommand::plan() const {
  std::string text = "action      " + action_ + "\n";
  for (const std::string& file : dialects_) text += "dialect     " + file + "\n";
  for (const std::string& file : files_) text += "export      " + file + "\n";
  if (!output_.empty()) text += "output      " + output_ + "\n";
  return text + "\n";
}

void DialectCommand::print(Session& session, const std::string& text) const {
  if (output_.empty()) {
    session.print_data(Spelling::text);
    session.out << text;
  } else {
    write_file(output_, text, overwrite_);
  }
}

Outcome DialectCommand::run(Session& session) {
  if (action_ == "learn") return learn(session);
  if (action_ == "check") return check(session);
  if (action_ == "diff") return diff(session);
  const auto dialect = load(dialects_[0]);
  if (action_ == "page") {
    print(session, maxml::dictionary_page(*dialect));
    return Outcome::done;
  }
  const std::string xsd = maxml::make_schema(*dialect);
  if (xsd.empty())
    throw UsageError("the dialect " + dialects_[0] +
                     " has names of more than one namespace, which one XML Schema document cannot describe");
  print(session, xsd);
  return Outcome::done;
}

Outcome DialectCommand::learn(Session& session) {
  maxml::Sample sample;
  for (const std::string& file : files_) {
    session.check_stop();
    maxml::collect(sample, file, file, begin_work(session.bounds, session.stop));
  }
  const maxml::Learned learned = maxml::learn(sample, title_);
  if (!output_.empty())
    write_file(output_, learned.toml, overwrite_);
  else if (!session.json)
    print(session, learned.toml);
  if (session.json)
    session.out << maxml::learned_json(learned, output_);
  else if (!session.quiet)
    (output_.empty() ? session.err : session.out) << maxml::learned_text(learned, output_, session.verbose);
  return learned.questions.empty() ? Outcome::done : Outcome::findings;
}

Outcome DialectCommand::check(Session& session) {
  const auto dialect = load(dialects_[0]);
  maxml::Sample sample;
  for (const std::string& file : files_) {
    session.check_stop();
    maxml::collect(sample, file, file, begin_work(session.bounds, session.stop));
  }
  const auto findings = maxml::check_sample(*dialect, sample);
  session.out << (session.json ? maxml::findings_json(findings) : maxml::findings_text(findings, dialects_[0]));
  return findings.empty() ? Outcome::done : Outcome::findings;
}

Outcome DialectCommand::diff(Session& session) {
  const auto changes = maxml::diff_dialects(*load(dialects_[0]), *load(dialects_[1]));
  session.out << (session.json ? maxml::changes_json(changes) : maxml::changes_text(changes));
  return changes.empty() ? Outcome::done : Outcome::findings;
}

}  // namespace maex::cli
