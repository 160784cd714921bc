#include "cli/command_rules.hpp"

#include <ostream>

#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/rules_text.hpp"
#include "core/run/notices.hpp"
#include "core/run/withholding.hpp"
#include "core/text/similar.hpp"

namespace maex::cli {

Declaration RulesCommand::declare() const {
  return {
      .name = "rules",
      .line = "List and explain the rules that files are checked by",
      .usage = "[CODE] [--rules FILE] [--tables] [--markdown]",
      .about = {"Without a code it lists every rule by family: severity, code and what it finds. With a code it "
                "prints the rule's "
                "page: why it matters, what to do, the fields it looks at, where it is from, and records that "
                "break and keep it. The other codes of reports have pages, too: findings of readers, losses, and what "
                "happened to a cell.",
                "A programme changes severities, switches rules off and adds rules of its own in a rule set, a "
                "text file for "
                "validate --rules. With --rules its severities and its custom rules are listed here, too; a fault in "
                "the file is reported. "
                "--tables prints the tables and columns that the queries of such rules read."},
      .positional = {.name = "CODE",
                     .help = "A code, as reports print it; with --tables, the name of a table.",
                     .least = 0,
                     .most = 1},
      .options = {{.name = "rules",
                   .value = "FILE",
                   .help = "List the rules as this rule set has them, and its own (TOML).",
                   .group = "Rules options",
                   .completes = Completes::file},
                  {.name = "tables",
                   .help = "Print the tables that the queries of custom rules read.",
                   .group = "Rules options"},
                  {.name = "markdown", .help = "Print the pages as Markdown.", .group = "Rules options"}},
      .examples = {
          {"maex rules", "Lists every rule."},
          {"maex rules date-in-future", "Explains one."},
          {"maex rules --rules ours.toml", "Checks a programme's rule set, and lists what it makes of the rules."},
          {"maex rules --tables victim", "Lists the columns that queries may read of victims."}}};
}

void RulesCommand::setup(const Arguments& arguments, Session& session) {
  markdown_ = arguments.has("markdown");
  if (markdown_ && session.json) throw UsageError("--markdown cannot go with --json");
  tables_ = arguments.has("tables");
  const std::string wanted = arguments.positional().empty() ? std::string() : arguments.positional()[0];
  if (tables_) {
    if (arguments.has("rules"))
      throw UsageError("--tables are the same for every rule set, so --rules cannot go with it");
    table_ = wanted.empty() ? nullptr : find_store_table(wanted);
    if (table_ != nullptr || wanted.empty()) return;
    std::vector<std::string> known;
    for (const StoreTable& each : store_tables()) known.emplace_back(each.name);
    throw UsageError("there is no table \"" + wanted + "\"" + did_you_mean(wanted, known) +
                     "; maex rules --tables lists them");
  }
  if (arguments.has("rules")) {
    const std::filesystem::path file = arguments.text("rules");
    set_ = std::make_unique<const rules::RuleSet>(read_setting(file, rules::largest_rule_set), file.string());
  } else {
    set_ = std::make_unique<const rules::RuleSet>();
  }
  if (wanted.empty()) return;
  rule_ = set_->find(wanted);
  if (rule_ != nullptr) return;
  std::vector<std::string> known = set_->codes();
  for (CodePage& page : code_pages(all_notices(session.registry()), {{personal_loss(), unlisted_loss(), text_loss()}},
                                   session.registry())) {
    if (page.code == wanted) {
      page_ = std::move(page);
      return;
    }
    known.push_back(page.code);
  }
  throw UsageError("there is no rule and no other code \"" + wanted + "\"" + did_you_mean(wanted, known) +
                   "; maex rules lists the rules");
}

void RulesCommand::run_tables(Session& session) const {
  session.out << (session.json ? tables_json(table_) : markdown_ ? tables_markdown(table_) : tables_text(table_));
}

Outcome RulesCommand::run(Session& session) {
  if (tables_)
    run_tables(session);
  else if (page_)
    session.out << (session.json ? page_json(*page_) : markdown_ ? page_markdown(*page_) : page_text(*page_));
  else if (session.json)
    session.out << rules_json(*set_, rule_);
  else if (markdown_)
    session.out << rules_markdown(*set_, rule_);
  else
    session.out << (rule_ != nullptr ? rule_text(*rule_) : rules_text(*set_));
  return Outcome::done;
}

}  // namespace maex::cli
