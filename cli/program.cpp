#include "cli/program.hpp"

#include <algorithm>
#include <filesystem>
#include <new>
#include <ostream>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help_text.hpp"
#include "cli/usage_json.hpp"
#include "cli/version.hpp"
#include "core/io/error.hpp"
#include "core/text/printable.hpp"
#include "core/text/type_name.hpp"

namespace maex::cli {
namespace {

/// `maex --version`, `maex -h`, `maex FILE …` and plain `maex`, rewritten as commands.
std::vector<std::string> with_command(std::vector<std::string> words) {
  if (words.empty()) return {"help"};
  const std::string& first = words[0];
  if (first == "--version" || first == "-V")
    words[0] = "version";
  else if (first == "--help" || first == "-h")
    words[0] = "help";
  else if (find_command(first) != nullptr)
    return words;
  else {
    std::error_code ignored;
    const bool file_like = first.find('/') != std::string::npos || std::filesystem::path(first).has_extension();
    // An option before everything else (maex --json FILE) belongs to inspect, which never changes a file.
    if (first.starts_with("-") || file_like || std::filesystem::exists(first, ignored))
      words.insert(words.begin(), "inspect");
  }
  return words;
}

Outcome dispatch(std::vector<std::string> words, Session& session) {
  words = with_command(std::move(words));
  const CommandInfo& found = require_command(words[0]);
  words.erase(words.begin());
  const std::unique_ptr<Command> command = found.make();
  const Declaration declaration = command->declare();
  const Arguments arguments = parse(declaration, words);
  if (arguments.has("help")) {
    session.out << help_text(declaration);
    return Outcome::done;
  }
  session.take_common(arguments);
  command->setup(arguments, session);
  if (session.verbose || (command->is_dry_run() && !session.quiet)) session.err << printable_lines(command->plan());
  return command->run(session);
}

int fail(Session& session, Outcome outcome, std::string_view message) {
  const ExitCodeInfo& exit = exit_code(outcome);
  if (session.json) session.out << error_json(exit, message);
  session.out.flush();
  session.err << "maex: " << printable_lines(message) << '\n';
  session.err.flush();
  return exit.code;
}

/// The message of an unexpected exception may quote a cell. Only the type of the exception is safe to print.
int fail_ourselves(Session& session, const std::string& what) {
  return fail(
      session, Outcome::faulty,
      what +
          ". This is a fault of maex, not of your data, and no data are quoted here.\nPlease report it with the "
          "command you ran and the version (" +
          std::string(version()) + ").");
}

}  // namespace

int run_program(std::vector<std::string> words, Session& session) {
  // Set before the words are parsed, so that a calling program also gets JSON for a wrong option.
  session.json = std::find(words.begin(), words.end(), "--json") != words.end();
  if (session.json) session.print_data(Spelling::json);
  try {
    const Outcome outcome = dispatch(std::move(words), session);
    session.out.flush();
    if (!session.out) throw OutputError("cannot write all of the result to standard output; is the disk full?");
    return exit_code(outcome).code;
  } catch (const UsageError& error) {
    return fail(session, Outcome::refused, error.what());
  } catch (const InputError& error) {
    return fail(session, Outcome::unreadable, error.what());
  } catch (const OutputError& error) {
    return fail(session, Outcome::unwritable, error.what());
  } catch (const Busy& error) { return fail(session, Outcome::busy, error.what()); } catch (const Interrupted& error) {
    return fail(session, Outcome::interrupted, error.what());
  } catch (const PluginFault& error) {
    return fail(session, Outcome::faulty, error.what());
  } catch (const std::bad_alloc&) {
    return fail_ourselves(session, "maex ran out of memory");
  } catch (const std::exception& error) {
    return fail_ourselves(session, "maex failed unexpectedly (" + type_name(error) + ")");
  } catch (...) { return fail_ourselves(session, "maex failed unexpectedly"); }
}

}  // namespace maex::cli
