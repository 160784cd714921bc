// The units of systemd that run an exchange. systemd-analyze itself checks them, without a running systemd.
#include <gmock/gmock.h>
#include <unistd.h>

#include <algorithm>
#include <set>

#include "tests/story/exchange.hpp"
#include "tests/support/program.hpp"

namespace maex::story {
namespace {

using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::Not;

class ExchangeInstall : public Exchange {
 protected:
  ExchangeInstall() { setenv("XDG_CONFIG_HOME", (folder_ / "config").c_str(), 1); }
  ~ExchangeInstall() override { unsetenv("XDG_CONFIG_HOME"); }

  /// What a command prints, and its exit code in exit_.
  std::string shell(const std::string& command) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    std::array<char, 4096> buffer;
    while (const std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), size);
    const int status = pclose(pipe);
    exit_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return out;
  }
  /// Writes the units that `install --system --dry-run` prints into files of the folder "units".
  void write_units() {
    std::istringstream printed(maex("exchange install night.toml --system --run-as daemon --dry-run"));
    std::filesystem::create_directory(folder_ / "units");
    std::string name, unit;
    for (std::string line; std::getline(printed, line);) {
      if (line.starts_with("# /etc/systemd/system/"))
        name = line.substr(line.rfind('/') + 1), unit.clear();
      else
        unit += line + '\n';
      if (!name.empty()) file("units/" + name, unit);
      if (line.starts_with("WantedBy")) name.clear();
    }
  }
  [[nodiscard]] std::string unit(const std::string& ending) const { return text("units/maex-test." + ending); }
  static bool has_systemd() { return std::system("command -v systemd-analyze > /dev/null") == 0; }
  /// "1.2" of "Overall exposure level for maex-test.service: 1.2 OK".
  double exposure() {
    const std::string said = shell("systemd-analyze security --offline=yes --no-pager '" +
                                   (folder_ / "units/maex-test.service").string() + "'");
    const std::size_t at = said.find("Overall exposure level");
    EXPECT_NE(at, std::string::npos) << said;
    return at == std::string::npos ? 10 : std::stod(said.substr(said.find(": ", at) + 2));
  }
};

TEST_F(ExchangeInstall, UnitsOfTheUserAreWritten) {
  const std::string said = maex("exchange install night.toml --user --at 02:30");
  EXPECT_EQ(exit_, 0) << said;
  const std::string service = text("config/systemd/user/maex-test.service"),
                    timer = text("config/systemd/user/maex-test.timer");
  EXPECT_THAT(
      service,
      AllOf(HasSubstr("exchange run \"" + (folder_ / "night.toml").string() + "\" --quiet --log-json\n"),
            HasSubstr("\nSuccessExitStatus=1\n"), HasSubstr("\nNoNewPrivileges=yes\n"), Not(HasSubstr("\nUser="))));
  for (const char* folder : {"state", "done", "quarantine", "inbox", "outbox"}) {
    EXPECT_THAT(service, HasSubstr("\nReadWritePaths=\"" + (folder_ / folder).string() + "\"\n"));
    EXPECT_TRUE(std::filesystem::is_directory(folder_ / folder)) << "a service can only use folders that exist";
  }
  EXPECT_THAT(timer, AllOf(HasSubstr("\nOnCalendar=*-*-* 02:30:00\n"), HasSubstr("\nPersistent=true\n")));
  EXPECT_THAT(said, AllOf(HasSubstr("systemctl --user enable --now maex-test.timer"), HasSubstr("\n30 2 * * * '"),
                          HasSubstr("\n@reboot '")));
  // The command of the service is the command of a person.
  arrives("march.csv", list({1}));
  maex("exchange run '" + (folder_ / "night.toml").string() + "' --quiet --log-json");
  EXPECT_EQ(exit_, 0);
  maex("exchange install night.toml --user --at 03:00");
  EXPECT_EQ(exit_, 0) << "a second installation replaces its own units";
  file("config/systemd/user/maex-test.timer", "[Timer]\n");
  EXPECT_THAT(maex("exchange install night.toml --user"), HasSubstr("was not made for this job file"));
  EXPECT_EQ(text("config/systemd/user/maex-test.timer"), "[Timer]\n");
}

TEST_F(ExchangeInstall, TheLineForCronRunsTheJobWhateverItsFolderIsCalled) {
  const std::string folder = (folder_ / "it's 100% \"$HOME\"").string();
  std::filesystem::create_directories(folder + "/inbox");
  std::filesystem::copy(folder_ / "night.toml", folder + "/night.toml");
  const std::string said = shell("cd '" + folder_.string() + "/it'\"'\"'s 100% \"$HOME\"' && '" + test::program() +
                                 "' exchange install night.toml --user");
  ASSERT_EQ(exit_, 0) << said;
  // cron makes \% to % before the shell sees the line.
  std::string line = said.substr(said.find("0 1 * * * ") + 10);
  line = line.substr(0, line.find('\n'));
  ASSERT_THAT(line, HasSubstr("\\%"));
  line.replace(line.find("\\%"), 2, "%");
  EXPECT_EQ(shell(line), "");
  EXPECT_EQ(exit_, 0);
  EXPECT_TRUE(std::filesystem::exists(folder + "/state/ledger.sqlite"));
  EXPECT_THAT(text("config/systemd/user/maex-test.service"), HasSubstr("it's 100%% \\\"$$HOME\\\"/night.toml"));
}

TEST_F(ExchangeInstall, SystemdAcceptsAndTrustsTheUnits) {
  write_units();
  EXPECT_THAT(unit("service"), AllOf(HasSubstr("\nUser=daemon\n"), HasSubstr("\nPrivateNetwork=yes\n")));
  if (!has_systemd()) GTEST_SKIP() << "systemd-analyze is not installed";
  const std::string units = (folder_ / "units").string();
  EXPECT_EQ(shell("systemd-analyze verify --man=no '" + units + "/maex-test.service' '" + units + "/maex-test.timer'"),
            "");
  EXPECT_EQ(exit_, 0);
  EXPECT_LE(exposure(), 2.0);
  job("hook = [\"/bin/true\"]\n");
  write_units();
  EXPECT_THAT(unit("service"), AllOf(HasSubstr("AF_INET"), Not(HasSubstr("PrivateNetwork"))));
  EXPECT_LE(exposure(), 3.0);
  // A unit without these rules is far worse, so the numbers above say something.
  file("units/maex-test.service", "[Service]\nExecStart=/bin/true\n");
  EXPECT_GT(exposure(), 8.0);
}

TEST_F(ExchangeInstall, TheServiceMayCallWhatANightCalls) {
  if (!has_systemd() || std::system("command -v strace > /dev/null") != 0)
    GTEST_SKIP() << "systemd-analyze or strace is not installed";
  arrives("march.csv", list({1}));
  arrives("broken.xlsx", "PK\x03\x04 and then nothing");
  shell("cd '" + folder_.string() + "' && strace -f -qq -o calls '" + test::program() + "' exchange run night.toml");
  if (exit_ != 1) GTEST_SKIP() << "this machine traces no process";
  write_units();
  // The rules of the unit, taken apart by systemd itself.
  const auto calls_of = [this](const std::string& set) {
    std::istringstream lines(shell("systemd-analyze syscall-filter --no-pager " + set));
    std::set<std::string> calls;
    for (std::string line; std::getline(lines, line);) {
      line.erase(0, line.find_first_not_of(' '));
      if (line.starts_with('@') && line != set) {
        std::istringstream more(shell("systemd-analyze syscall-filter --no-pager " + line));
        for (std::string each; std::getline(more, each);)
          calls.insert(each.substr(std::min(each.size(), each.find_first_not_of(' '))));
      }
      calls.insert(line);
    }
    return calls;
  };
  std::set<std::string> allowed = calls_of("@system-service");
  for (const char* call : {"landlock_create_ruleset", "landlock_add_rule", "landlock_restrict_self", "seccomp"}) {
    EXPECT_THAT(unit("service"), ContainsRegex("SystemCallFilter=@system-service.*" + std::string(call)));
    allowed.insert(call);
  }
  for (const char* refused : {"@privileged", "@keyring"})
    for (const std::string& call : calls_of(refused)) allowed.erase(call);
  ASSERT_TRUE(allowed.contains("openat") && !allowed.contains("mount"));
  std::istringstream calls(text("calls"));
  std::size_t seen = 0;
  for (std::string line; std::getline(calls, line);) {
    const std::size_t from = line.find(' ') + 1, to = line.find('(');
    if (to == std::string::npos || line.find("resumed") < to || line[from] == '<') continue;
    const std::string call = line.substr(line.find_first_not_of(' ', from), to - line.find_first_not_of(' ', from));
    ++seen;
    if (call == "fchown" && geteuid() == 0) continue;  // SQLite keeps the owner of its files when root calls it
    EXPECT_TRUE(allowed.contains(call)) << call;
  }
  EXPECT_GT(seen, 1000u);
  EXPECT_THAT(text("calls"), HasSubstr("landlock_restrict_self")) << "the test sees the workers";
}

TEST_F(ExchangeInstall, MistakesAreNamed) {
  EXPECT_THAT(maex("exchange install night.toml"), HasSubstr("needs --user or --system"));
  EXPECT_THAT(maex("exchange install night.toml --user --system"), HasSubstr("not both"));
  for (const char* time : {"24:00", "1:00", "12:60", "noon", "12-30"}) {
    EXPECT_THAT(maex("exchange install night.toml --user --at " + std::string(time)),
                HasSubstr("is not a time of the day"));
    EXPECT_EQ(exit_, 2);
  }
  EXPECT_THAT(maex("exchange install night.toml --system --run-as root --dry-run"), HasSubstr("does not run as root"));
  EXPECT_THAT(maex("exchange install night.toml --system --run-as no-such-user-of-maex"), HasSubstr("has no user"));
  EXPECT_THAT(maex("exchange install night.toml --user --run-as daemon"), HasSubstr("is for install --system"));
  EXPECT_THAT(maex("exchange run night.toml --user"), HasSubstr("exchange run has no --user"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "config"));
}

}  // namespace
}  // namespace maex::story
