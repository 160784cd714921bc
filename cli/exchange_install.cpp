#include "cli/exchange_install.hpp"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <ostream>

#include "core/exchange/files.hpp"
#include "core/exchange/schedule.hpp"
#include "core/io/atomic_file.hpp"
#include "core/io/error.hpp"
#include "core/report/words.hpp"
#include "core/text/printable.hpp"

namespace maex::cli {

using namespace exchange;
namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t unit_limit = 1u << 20;

/// Who owns the ledger's folder; before the first run, who owns the folder of the job file.
std::string owner_of(const ExchangeJob& job) {
  struct ::stat about {};
  if (::stat(job.state.c_str(), &about) != 0 && ::stat(".", &about) != 0) return {};
  const ::passwd* user = ::getpwuid(about.st_uid);
  return user == nullptr ? std::string() : user->pw_name;
}

/// The user of a service of the system. It reads files from outside, so it must not be root.
std::string service_user(const ExchangeJob& job, const InstallRequest& request) {
  const std::string name = request.run_as.empty() ? owner_of(job) : request.run_as;
  const ::passwd* user = ::getpwnam(name.c_str());
  if (user == nullptr && !request.run_as.empty())
    throw UsageError("this machine has no user \"" + name + "\"; make one with adduser --system");
  if (user == nullptr || user->pw_uid == 0)
    throw UsageError(
        "an exchange reads files from outside, so it does not run as root; name its user with --run-as USER");
  return name;
}

fs::path folder_of_units(bool for_system) {
  if (for_system) return "/etc/systemd/system";
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && *config == '/') return fs::path(config) / "systemd/user";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/')
    throw UsageError("the variable HOME is not set, so the folder for units of the user is not known");
  return fs::path(home) / ".config/systemd/user";
}

/// A unit of another job, or one that was written by hand, is kept.
void refuse_foreign(const fs::path& file, const Schedule& schedule) {
  std::error_code ignored;
  if (fs::exists(file, ignored) && !is_unit_of(read_setting(file, unit_limit), schedule))
    throw UsageError(file.string() +
                     " was not made for this job file and was left as it is; give the job another name (the key name)");
}

/// A service can write only into folders that exist when it starts.
void prepare_folders(const ExchangeJob& job, const Schedule& schedule) {
  std::string missing;
  std::error_code ignored;
  for (const fs::path& folder : written_folders(job)) {
    if (fs::is_directory(folder, ignored)) continue;
    if (!schedule.is_for_system()) make_folder(folder);
    missing += " '" + folder.string() + "'";
  }
  if (schedule.is_for_system() && !missing.empty())
    throw UsageError(
        "the folders of the exchange must exist and belong to its user; make them first:\ninstall -d -m 0700 -o " +
        schedule.user + missing);
}

}  // namespace

void install(const ExchangeJob& job, const InstallRequest& request, const Messages& words, Session& session) {
  check_time(request.at);
  Schedule schedule{fs::read_symlink("/proc/self/exe"), request.job_file, request.at, {}};
  if (request.for_system) schedule.user = service_user(job, request);
  const std::vector<Unit> units = units_of(job, schedule);
  const fs::path folder = folder_of_units(request.for_system);
  if (request.dry_run) {
    for (const Unit& unit : units)
      session.out << "# " << printable((folder / unit.name).string()) << '\n' << unit.text << '\n';
  } else {
    for (const Unit& unit : units) refuse_foreign(folder / unit.name, schedule);
    prepare_folders(job, schedule);
    make_folder(folder);
    for (const Unit& unit : units) {
      write_file(folder / unit.name, unit.text, true);
      session.out << labelled(words.text("wrote"), (folder / unit.name).string());
    }
  }
  const std::string manager = request.for_system ? "systemctl" : "systemctl --user";
  session.out << labelled(words.text("exchange-next"),
                          manager + " daemon-reload && " + manager + " enable --now " + units.back().name);
  // Without this, services of a user end when the user logs out.
  if (!request.for_system) session.out << labelled("", "loginctl enable-linger");
  if (!job.telling.mail_to.empty()) session.out << labelled("", words.text("exchange-no-rights"));
  session.out << labelled(words.text("exchange-cron"), words.text("exchange-cron-line")) << cron_lines(schedule);
}

}  // namespace maex::cli
