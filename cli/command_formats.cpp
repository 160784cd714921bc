#include "cli/command_formats.hpp"

#include <ostream>

#include "cli/catalogue_json.hpp"
#include "cli/exit_codes.hpp"
#include "cli/formats_text.hpp"
#include "core/io/error.hpp"

namespace maex::cli {

Declaration FormatsCommand::declare() const {
  return {.name = "formats",
          .line = "List the formats and partners that can be read and written",
          .usage = "[NAME] [--markdown]",
          .about = {"A format is what a file is made of (a workbook, a CSV file); a partner is whose layout it has. With a name it shows "
                    "the whole card: options with their defaults, what cannot be carried, and what may be found."},
          .positional = {.name = "NAME", .help = "A format or partner.", .least = 0, .most = 1, .completes = Completes::format},
          .options = {{.name = "markdown", .help = "Print the list as a Markdown table.", .group = "Formats options"}},
          .examples = {{"maex formats", "Lists everything, one line each."}, {"maex formats csv", "Shows one card."}}};
}

void FormatsCommand::setup(const Arguments& arguments, Session& session) {
  markdown_ = arguments.has("markdown");
  if (!arguments.positional().empty()) card_ = &require_adapter(session.registry(), arguments.positional()[0]);
  if (markdown_ && (card_ != nullptr || session.json))
    throw UsageError("--markdown prints the list of all formats; leave out " + std::string(card_ != nullptr ? card_->id : "--json"));
}

int FormatsCommand::run(Session& session) {
  const Registry& registry = session.registry();
  if (markdown_) session.out << formats_markdown(registry);
  else if (card_ != nullptr) session.out << (session.json ? adapter_json(*card_) : card_text(*card_));
  else session.out << (session.json ? adapters_json(registry) : formats_text(registry));
  return exit_code::done;
}

}  // namespace maex::cli
