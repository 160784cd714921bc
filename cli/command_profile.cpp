#include "cli/command_profile.hpp"

#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/profiles.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/mapping/draft/draft.hpp"
#include "core/mapping/prose/check.hpp"
#include "core/report/profiles.hpp"
#include "core/report/words.hpp"
#include "core/run/file_roles.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {
namespace {

const std::vector<std::string>& profile_actions() {
  static const std::vector<std::string> words = {"list", "show", "test", "new"};
  return words;
}

std::vector<std::string> builtin_ids() {
  std::vector<std::string> ids;
  for (const Profile& profile : builtin_profiles()) ids.push_back(profile.id);
  return ids;
}

// Patterns of reports, such as schemas/reports/en.toml. Null for the name or file of a profile.
std::shared_ptr<const prose::Grammar> find_patterns(const std::string& name) {
  if (find_resource("profiles/" + name + ".toml")) return nullptr;
  std::error_code error;
  if (!std::filesystem::is_regular_file(name, error)) return nullptr;
  const std::string text = read_file(name);
  return prose::is_grammar(text) ? prose::parse_grammar(text, name) : nullptr;
}

std::string source_of(const std::string& id_or_file) {
  if (const auto bytes = find_resource("profiles/" + id_or_file + ".toml")) return std::string(*bytes);
  return read_file(id_or_file);
}

}  // namespace

Declaration ProfileCommand::declare() const {
  return {
      .name = "profile",
      .line = "List, show, test and draft partner profiles",
      .usage = "list | show ID|FILE [--source] | test [ID|FILE…] | new FILE [-o PROFILE]",
      .about = {"A profile is a text file that binds a partner's headings and values to the fields of the canonical "
                "records. list names "
                "the profiles that are built in; show prints what one binds, or with --source its text, to begin "
                "another from; test "
                "runs the examples that a profile holds and exits with 1 when one fails. Without names, test runs all "
                "that are built in. test also takes a file of patterns that read reports (schemas/reports).",
                "new drafts a profile from a partner's list: a field for each heading, with the reasons, codes for "
                "values, the order of dates and the country. It goes by the words of the headings and by the values, "
                "never by the position of a column. What is not sure is a comment with the nearest three fields."},
      .positional =
          {.name = "ACTION",
           .help = "list, show or test, followed by profiles: ids of built-in ones, or files. new, followed by a list.",
           .least = 1,
           .most = no_limit,
           .completes = Completes::choices,
           .choices = profile_actions()},
      .options = {{.name = "source", .help = "With show, print the profile's own text.", .group = "Profile options"},
                  {.name = "output",
                   .letter = 'o',
                   .value = "PROFILE",
                   .help = "With new, write the draft to this file instead of standard output.",
                   .group = "Profile options",
                   .completes = Completes::file},
                  {.name = "overwrite", .help = "Replace the file of --output.", .group = "Profile options"},
                  {.name = "country",
                   .value = "CODE",
                   .help = "With new, the country of the list (ISO 3166-1, such as GE), instead of finding out.",
                   .group = "Profile options"}},
      .examples = {{"maex profile show azcbl", "Shows what the profile binds."},
                   {"maex profile show azcbl --source > ours.toml", "Begins a profile from an existing one."},
                   {"maex profile new list.xlsx -o ours.toml", "Drafts a profile from a partner's list."},
                   {"maex profile test ours.toml", "Runs the examples in a file."}}};
}

void ProfileCommand::setup(const Arguments& arguments, Session&) {
  action_ = arguments.positional()[0];
  require_known("the action of profile", action_, profile_actions());
  names_.assign(arguments.positional().begin() + 1, arguments.positional().end());
  source_ = arguments.has("source");
  overwrite_ = arguments.has("overwrite");
  output_ = arguments.text("output");
  country_ = arguments.text("country");
  if (action_ == "new" && names_.size() != 1)
    throw UsageError("profile new needs one file of the partner\n" + usage_line(declare()));
  if (action_ != "new" && !(output_.empty() && country_.empty() && !overwrite_))
    throw UsageError("--output, --overwrite and --country belong to profile new");
  if (action_ == "list" && !names_.empty())
    throw UsageError("profile list takes no names; maex profile show " + names_[0] + " shows one");
  if (action_ == "show" && names_.size() != 1)
    throw UsageError("profile show needs one profile, by id or file\n" + usage_line(declare()));
  if (source_ && action_ != "show") throw UsageError("--source belongs to profile show");
  if (action_ == "test" && names_.empty()) names_ = builtin_ids();
}

std::string ProfileCommand::plan() const {
  std::string text = "action      " + action_ + "\n";
  for (const std::string& name : names_) text += "profile     " + name + "\n";
  return text + "\n";
}

Outcome ProfileCommand::draft(Session& session) const {
  if (!output_.empty()) refuse_shared_files({{"input", names_[0]}}, {{"profile", output_}});
  SourceChoice choice;
  choice.bounds = begin_work(session.bounds, session.stop);
  const Source source = open_tables(session.registry(), names_[0], choice);
  if (!source.tables)
    throw InputError(names_[0] + " is in no table format that maex reads, so it has no headings; maex inspect " +
                     names_[0] + " says what it is");
  const std::string text = draft_text(draft_profile(*source.tables, names_[0], country_));
  if (output_.empty()) {
    session.print_data(Spelling::text);
    session.out << text;
    return Outcome::done;
  }
  write_file(output_, text, overwrite_);
  if (!session.quiet) session.err << labelled("wrote", output_);
  return Outcome::done;
}

Outcome ProfileCommand::run(Session& session) {
  if (action_ == "new") return draft(session);
  if (action_ == "list") {
    session.out << (session.json ? profiles_json(builtin_profiles()) : profiles_text(builtin_profiles()));
    return Outcome::done;
  }
  if (action_ == "show") {
    const Profile profile = find_profile(names_[0]);
    if (source_) session.print_data(Spelling::text);
    session.out << (source_ ? source_of(names_[0]) : session.json ? profile_json(profile) : profile_text(profile));
    return Outcome::done;
  }
  std::vector<ProfileTest> tests;
  bool failed = false;
  for (const std::string& name : names_) {
    session.check_stop();
    if (const auto patterns = find_patterns(name)) {
      tests.push_back({patterns->name, prose::check_examples(*patterns)});
      for (const ExampleResult& result : tests.back().results) failed |= !result.passed;
      continue;
    }
    const Profile profile = find_profile(name);
    tests.push_back({profile.id, check_examples(profile)});
    for (const ExampleResult& result : tests.back().results) failed |= !result.passed;
  }
  session.out << (session.json ? tests_json(tests) : tests_text(tests, session.verbose));
  return failed ? Outcome::findings : Outcome::done;
}

}  // namespace maex::cli
