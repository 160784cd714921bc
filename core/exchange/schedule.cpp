#include "core/exchange/schedule.hpp"

#include <algorithm>

#include "core/io/error.hpp"
#include "core/text/printable.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view made_for = "# Made by maex exchange install for ";

/// `%` begins a specifier everywhere in a unit.
std::string without_specifiers(std::string_view text) {
  std::string out;
  for (const char each : text) (each == '%' ? out += '%' : out) += each;
  return out;
}

/// One word of a unit.
std::string unit_word(const std::string& text) {
  if (printable(text) != text)
    throw UsageError("a unit of systemd cannot name " + printable(text) +
                     ", because the name has control characters; rename it");
  std::string out = "\"";
  for (const char each : without_specifiers(text)) (each == '"' || each == '\\' ? out += '\\' : out) += each;
  return out + '"';
}

/// One word of a command line: `$` begins a variable there.
std::string command_word(const std::string& text) {
  std::string out;
  for (const char each : unit_word(text)) (each == '$' ? out += '$' : out) += each;
  return out;
}

/// One word for the shell of cron, where % ends the line.
std::string cron_word(const std::string& text) {
  std::string out = "'";
  for (const char each : text) {
    if (each == '\'')
      out += "'\\''";
    else
      (each == '%' ? out += '\\' : out) += each;
  }
  return out + '\'';
}

/// maex-NAME, in letters that every tool takes.
std::string unit_name(const ExchangeJob& job) {
  std::string name = "maex-";
  for (const char each : job.name) {
    const bool plain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9') ||
                       each == '-' || each == '_';
    name += plain ? each : '-';
  }
  return name;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

/// Whether the job needs anything below one of the folders.
bool uses(const std::vector<fs::path>& paths, std::initializer_list<const char*> roots) {
  return std::any_of(paths.begin(), paths.end(), [&](const fs::path& path) {
    return std::any_of(roots.begin(), roots.end(), [&](const char* root) { return is_below(path, root); });
  });
}

/// Everything that a run reads or writes, as far as the job file names it.
std::vector<fs::path> needed_paths(const ExchangeJob& job, const Schedule& schedule) {
  std::vector<fs::path> paths = written_folders(job);
  paths.push_back(schedule.program);
  paths.push_back(schedule.job);
  for (const Route& route : job.routes)
    for (const fs::path& file : route.files) paths.push_back(fs::absolute(file).lexically_normal());
  return paths;
}

bool talks_to_others(const ExchangeJob& job) { return !job.telling.mail_to.empty() || !job.telling.hook.empty(); }

/// Rules that need no rights of the manager. Workers put a Landlock ruleset and a filter of calls on themselves, which
/// @system-service does not allow.
constexpr std::string_view rules_for_all = R"(NoNewPrivileges=yes
ProtectSystem=strict
LockPersonality=yes
MemoryDenyWriteExecute=yes
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service landlock_create_ruleset landlock_add_rule landlock_restrict_self seccomp
SystemCallFilter=~@privileged @keyring
SystemCallErrorNumber=EPERM
PrivateUsers=yes
UMask=0077
)";

constexpr std::string_view rules_for_system = R"(CapabilityBoundingSet=
DevicePolicy=closed
KeyringMode=private
PrivateDevices=yes
PrivateIPC=yes
ProcSubset=pid
ProtectClock=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
ProtectKernelModules=yes
ProtectKernelTunables=yes
ProtectProc=invisible
RemoveIPC=yes
)";

std::string service(const ExchangeJob& job, const Schedule& schedule) {
  const std::vector<fs::path> paths = needed_paths(job, schedule);
  const bool in_homes = uses(paths, {"/home", "/root", "/run/user"});
  std::string out = "[Unit]\nDescription=Exchange " + without_specifiers(printable(job.name)) + "\n";
  if (schedule.is_for_system()) out += "After=remote-fs.target\n";
  out += "\n[Service]\nType=oneshot\nExecStart=" + command_word(schedule.program.string()) + " exchange run " +
         command_word(schedule.job.string()) +
         " --quiet --log-json\n"
         "# 1: the run went to its end, and something needs a person. The status says what.\n"
         "SuccessExitStatus=1\nKillMode=mixed\nTimeoutStopSec=30\nNice=10\n";
  if (schedule.is_for_system()) out += "User=" + without_specifiers(schedule.user) + "\n";
  out += '\n';
  out += rules_for_all;
  if (schedule.is_for_system()) out += rules_for_system;
  out += in_homes || !schedule.is_for_system() ? "ProtectHome=read-only\n" : "ProtectHome=yes\n";
  if (!uses(paths, {"/tmp", "/var/tmp"})) out += "PrivateTmp=yes\n";
  if (talks_to_others(job)) {
    out += "# The mail and the hook may need the network.\nRestrictAddressFamilies=AF_UNIX AF_INET AF_INET6\n";
  } else {
    out += "RestrictAddressFamilies=AF_UNIX\nPrivateNetwork=yes\n";
    if (schedule.is_for_system()) out += "IPAddressDeny=any\n";
  }
  for (const fs::path& folder : written_folders(job)) out += "ReadWritePaths=" + unit_word(folder.string()) + "\n";
  return out;
}

std::string timer(const ExchangeJob& job, const Schedule& schedule) {
  return "[Unit]\nDescription=Exchange " + without_specifiers(printable(job.name)) +
         " every night\n\n[Timer]\nOnCalendar=*-*-* " + schedule.at +
         ":00\n# A night that the machine missed is caught up when it starts.\nPersistent=true\n\n[Install]\n"
         "WantedBy=timers.target\n";
}

std::string made_for_line(const Schedule& schedule) {
  return std::string(made_for) + printable(schedule.job.string()) + '\n';
}

}  // namespace

void check_time(std::string_view at) {
  const auto digit = [&](std::size_t index) { return at[index] >= '0' && at[index] <= '9'; };
  const bool has_form = at.size() == 5 && at[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4);
  if (!has_form || at.substr(0, 2) > "23" || at.substr(3) > "59")
    throw UsageError("\"" + std::string(at) + "\" is not a time of the day; write HH:MM, such as 01:00");
}

std::vector<Unit> units_of(const ExchangeJob& job, const Schedule& schedule) {
  const std::string name = unit_name(job);
  return {{name + ".service", made_for_line(schedule) + service(job, schedule)},
          {name + ".timer", made_for_line(schedule) + timer(job, schedule)}};
}

bool is_unit_of(std::string_view text, const Schedule& schedule) { return text.starts_with(made_for_line(schedule)); }

std::string cron_lines(const Schedule& schedule) {
  const std::string command =
      cron_word(schedule.program.string()) + " exchange run " + cron_word(schedule.job.string()) + " --quiet\n";
  // cron takes numbers without leading zeros, and some of its relatives take only those.
  const auto number = [](std::string_view digits) { return std::to_string(std::stoi(std::string(digits))); };
  const std::string_view at = schedule.at;
  return number(at.substr(3)) + ' ' + number(at.substr(0, 2)) + " * * * " + command + "@reboot " + command;
}

std::vector<fs::path> written_folders(const ExchangeJob& job) {
  std::vector<fs::path> written;
  const auto add = [&written](const fs::path& folder) {
    fs::path path = fs::absolute(folder).lexically_normal();
    if (!path.has_filename()) path = path.parent_path();  // "outbox/"
    written.push_back(std::move(path));
  };
  for (const fs::path& folder : {job.state, job.done, job.quarantine}) add(folder);
  if (!job.metrics.empty()) add(fs::absolute(job.metrics).parent_path());
  for (const Route& route : job.routes) {
    add(route.job.output);
    for (const std::string& pattern : route.patterns) add(fs::absolute(pattern).parent_path());
  }
  std::sort(written.begin(), written.end());
  written.erase(std::unique(written.begin(), written.end()), written.end());
  return written;
}

}  // namespace maex::exchange
