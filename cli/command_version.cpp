#include "cli/command_version.hpp"

#include <ostream>

#include "cli/version.hpp"

namespace maex::cli {

Declaration VersionCommand::declare() const {
  return {.name = "version",
          .line = "Print the version of the program",
          .usage = "",
          .about = {"Prints the name and the version. maex --version does the same."}};
}

void VersionCommand::setup(const Arguments&, Session&) {}

Outcome VersionCommand::run(Session& session) {
  if (session.json)
    session.out << "{\"program\": \"maex\", \"version\": \"" << version() << "\"}\n";
  else
    session.out << "maex " << version() << '\n';
  return Outcome::done;
}

}  // namespace maex::cli
