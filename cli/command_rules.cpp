#include "cli/command_rules.hpp"

#include <ostream>

#include "cli/exit_codes.hpp"
#include "cli/rules_text.hpp"
#include "core/io/error.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {

Declaration RulesCommand::declare() const {
  return {.name = "rules",
          .line = "List and explain the rules that files are checked by",
          .usage = "[CODE] [--markdown]",
          .about = {"Without a code it lists every rule by family: severity, code and what it finds. With a code it prints the rule's "
                    "page: why it matters, what to do, the fields it looks at, where it is from, and records that break and keep it.",
                    "A programme changes severities and switches rules off in a rule set, a text file for "
                    "validate --rules."},
          .positional = {.name = "CODE", .help = "A rule's code, as reports print it.", .least = 0, .most = 1},
          .options = {{.name = "markdown", .help = "Print the pages as Markdown.", .group = "Rules options"}},
          .examples = {{"maex rules", "Lists every rule."}, {"maex rules date-in-future", "Explains one."}}};
}

void RulesCommand::setup(const Arguments& arguments, Session& session) {
  markdown_ = arguments.has("markdown");
  if (markdown_ && session.json) throw UsageError("--markdown cannot go with --json");
  if (arguments.positional().empty()) return;
  const std::string& code = arguments.positional()[0];
  rule_ = rules::find_rule(code);
  if (rule_ == nullptr) throw UsageError("there is no rule \"" + code + "\"" + did_you_mean(code, rules::rule_codes()) + "; maex rules lists them");
}

int RulesCommand::run(Session& session) {
  if (session.json) session.out << rules_json(rule_);
  else if (markdown_) session.out << rules_markdown(rule_);
  else session.out << (rule_ != nullptr ? rule_text(*rule_) : rules_text());
  return exit_code::done;
}

}  // namespace maex::cli
