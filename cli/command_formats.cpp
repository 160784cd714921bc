#include "cli/command_formats.hpp"

#include <ostream>

#include "cli/self_test.hpp"
#include "core/io/error.hpp"
#include "core/report/adapters.hpp"

namespace maex::cli {

Declaration FormatsCommand::declare() const {
  return {.name = "formats",
          .line = "List the formats and partners that can be read and written",
          .usage = "[NAME] [--markdown | --foreign | --self-test [--check CHECK]]",
          .about = {"A format is what a file is made of (a workbook, a CSV file); a partner is whose layout it has. "
                    "With a name it shows "
                    "the whole card: options with their defaults, what cannot be carried, and what may be found.",
                    "With --self-test an adapter goes through the conformance suite, as every one that is built in "
                    "does; without a "
                    "name, all do. Exit code 1 says that a check failed."},
          .positional =
              {.name = "NAME", .help = "A format or partner.", .least = 0, .most = 1, .completes = Completes::format},
          .options = {{.name = "markdown",
                       .help = "Print the list and all pages, or one adapter's page, as Markdown.",
                       .group = "Formats options"},
                      {.name = "foreign",
                       .help = "List the kinds of file that are recognised and not read, with what to do.",
                       .group = "Formats options"},
                      {.name = "self-test",
                       .help = "Try the adapter, or all, against the conformance suite.",
                       .group = "Formats options"},
                      {.name = "check",
                       .value = "CHECK",
                       .help = "With --self-test, run only this check.",
                       .group = "Formats options",
                       .completes = Completes::choices,
                       .choices = check_names()}},
          .examples = {{"maex formats", "Lists everything, one line each."},
                       {"maex formats csv", "Shows one card."},
                       {"maex formats --self-test csv", "Tries one adapter against the conformance suite."}}};
}

void FormatsCommand::setup(const Arguments& arguments, Session& session) {
  markdown_ = arguments.has("markdown");
  foreign_ = arguments.has("foreign");
  if (!arguments.positional().empty()) card_ = &session.registry().require_descriptor(arguments.positional()[0]);
  self_test_ = arguments.has("self-test");
  check_ = arguments.text("check");
  if (markdown_ && (self_test_ || session.json))
    throw UsageError(std::string("--markdown cannot go with ") + (session.json ? "--json" : "--self-test"));
  if (!check_.empty() && !self_test_) throw UsageError("--check belongs to --self-test");
  if (foreign_ && (card_ != nullptr || markdown_ || self_test_))
    throw UsageError("--foreign prints a list of its own; leave out " + std::string(card_ != nullptr ? card_->id
                                                                                    : markdown_      ? "--markdown"
                                                                                                     : "--self-test"));
}

Outcome FormatsCommand::run(Session& session) {
  const Registry& registry = session.registry();
  if (self_test_) return self_test(session, card_ != nullptr ? card_->id : std::string(), check_);
  if (foreign_)
    session.out << (session.json ? foreign_json() : foreign_text());
  else if (markdown_ && card_ != nullptr)
    session.out << adapter_markdown(*card_);
  else if (markdown_)
    session.out << formats_markdown(registry);
  else if (card_ != nullptr)
    session.out << (session.json ? adapter_json(*card_) : card_text(*card_));
  else
    session.out << (session.json ? adapters_json(registry) : formats_text(registry));
  return Outcome::done;
}

}  // namespace maex::cli
