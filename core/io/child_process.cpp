#include "core/io/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <thread>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex {
namespace {

constexpr std::array folders = {"/usr/bin", "/bin", "/usr/local/bin"};
constexpr int input_number = 3, report_number = 4;
constexpr int pipe_bytes = 1 << 20;  // what the system grants without a privilege

struct Pipe {
  FileHandle from, to;
};
Pipe open_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    throw InputError(std::string("the system gives no pipe to a program: ") + std::strerror(errno));
  return {FileHandle(ends[0]), FileHandle(ends[1])};
}

/// A folder that is already deleted: the child works in it, nothing can be put into it, and nothing is left of it.
FileHandle open_deleted_folder() {
  std::string name = (temporary_folder() / ".maex-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw OutputError("cannot make a folder in " + temporary_folder().string() + ": " + std::strerror(errno));
  FileHandle folder(::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  ::rmdir(name.c_str());
  if (!folder) throw OutputError("cannot open the temporary folder " + name + ": " + std::strerror(errno));
  return folder;
}

struct Ends {
  int null, output, errors, report, folder, input;
};

void limit(int what, std::uint64_t value) {
  const rlimit both{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

/// Between fork and exec: only system calls, because the memory is that of the program, and another thread may hold any
/// lock.
[[noreturn]] void become(const Ends& ends, const char* program, char* const* arguments, const ChildLimits& limits,
                         std::uint64_t processor_seconds, pid_t parent) {
  const auto fail = [] {
    const int error = errno;
    static_cast<void>(!::write(report_number, &error, sizeof error));
    ::_exit(127);
  };
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(127);
  ::setsid();  // Ctrl-C in the terminal goes to us alone; we end the child
  // First above all the numbers that the child uses, then down to them: no step closes a descriptor that is still used.
  constexpr int above = 10;
  int from[] = {ends.null, ends.output, ends.errors, ends.input < 0 ? ends.null : ends.input, ends.report, ends.folder};
  for (int& each : from) each = ::fcntl(each, F_DUPFD, above);
  constexpr int numbers = 5;
  for (int number = 0; number != numbers; ++number)
    if (::dup2(from[number], number) < 0) fail();
  if (::fchdir(from[numbers]) != 0) fail();
  ::close_range(report_number + 1, ~0U, 0);
  if (ends.input < 0) ::close(input_number);
  ::fcntl(report_number, F_SETFD, FD_CLOEXEC);
  for (const int each : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(each, SIG_DFL);
  ::signal(SIGXFSZ, SIG_IGN);  // a write to a file then fails instead of ending the child
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, processor_seconds);
  static const char* const environment[] = {"LC_ALL=C", "PATH=/usr/bin:/bin", nullptr};
  ::execve(program, arguments, const_cast<char* const*>(environment));
  fail();
  ::_exit(127);
}

/// Kills and reaps the child when it goes out of scope.
class Child {
 public:
  explicit Child(pid_t id) : id_(id) {}
  Child(Child&& other) noexcept : id_(std::exchange(other.id_, -1)) {}
  Child& operator=(Child&& other) noexcept {
    std::swap(id_, other.id_);
    return *this;
  }
  ~Child() {
    if (id_ < 0) return;
    kill();
    wait();
  }
  /// The child leads a session of its own, so what it started ends too.
  void kill() const {
    ::kill(-id_, SIGKILL);
    ::kill(id_, SIGKILL);
  }
  /// The status of a child that ends by itself within a second; it is killed otherwise.
  int wait_shortly() {
    constexpr int tries = 1000;
    for (int i = 0; i != tries; ++i) {
      siginfo_t info{};
      if (::waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOWAIT | WNOHANG) == 0 && info.si_pid == id_)
        return wait();
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    kill();
    return wait();
  }
  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {}
    id_ = -1;
    return status;
  }

 private:
  pid_t id_;
};

constexpr std::size_t piece_bytes = std::size_t{64} << 10;
using Piece = std::array<char, piece_bytes>;

/// Bytes read into `piece`, 0 at the end of the stream.
std::size_t read_piece(const FileHandle& from, Piece& piece) {
  for (;;) {
    const ssize_t got = ::read(from.get(), piece.data(), piece.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) return 0;
  }
}

/// A program that runs, and what is known about it.
class Running {
 public:
  /// Throws InputError when the system does not start it.
  Running(const ChildWork& work, const Watch& watch);

  [[nodiscard]] bool is_open() const { return output_ || errors_; }
  [[nodiscard]] std::array<pollfd, 2> waits() const {
    return {pollfd{output_ ? output_.get() : -1, POLLIN, 0}, pollfd{errors_ ? errors_.get() : -1, POLLIN, 0}};
  }
  /// Reads what has come. False: the work ends here, and result().end says why.
  bool read(const pollfd& output, const pollfd& errors, Piece& piece);
  /// Waits for the end of a program that has closed its streams.
  void finish() {
    const int status = child_.wait_shortly();  // it has nothing left to say
    result_.end = WIFEXITED(status) ? ChildEnd::exited : ChildEnd::killed;
    result_.code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
  }
  void begin_wait() { heard_ = Clock::now(); }
  ChildResult& result() { return result_; }

 private:
  using Clock = std::chrono::steady_clock;
  bool ends(ChildEnd end) {
    result_.end = end;
    return false;
  }

  const ChildWork& work_;
  Child child_;
  FileHandle output_, errors_;
  ChildResult result_;
  std::uint64_t size_ = 0;
  Clock::time_point heard_ = Clock::now();
};

pid_t start(const ChildRequest& request, const Watch& watch, Pipe& out, Pipe& error, Pipe& report) {
  const std::string program = request.program.string();
  std::vector<std::string> words = {program};
  words.insert(words.end(), request.arguments.begin(), request.arguments.end());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  const FileHandle folder = open_deleted_folder();
  const FileHandle null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  ::fcntl(out.to.get(), F_SETPIPE_SZ,
          pipe_bytes);  // a busy machine lets us read seldom; the child need not wait for it
  const Ends ends{null.get(), out.to.get(), error.to.get(), report.to.get(), folder.get(), request.input};
  const pid_t parent = ::getpid();
  // The child has our memory until its program begins, so that none of it is copied; this thread waits until then.
  const pid_t id = ::vfork();  // NOLINT
  if (id == 0) become(ends, program.c_str(), arguments.data(), request.limits, watch.seconds(), parent);
  if (id < 0)
    throw InputError("the system starts no further program, and " + program + " is needed: " + std::strerror(errno));
  return id;
}

Running::Running(const ChildWork& work, const Watch& watch) : work_(work), child_(-1) {
  Pipe out = open_pipe(), error = open_pipe(), report = open_pipe();
  child_ = Child(start(work.request, watch, out, error, report));
  for (Pipe* pipe : {&out, &error, &report}) pipe->to = FileHandle();
  int failed = 0;
  ssize_t got = 0;
  while ((got = ::read(report.from.get(), &failed, sizeof failed)) < 0 && errno == EINTR) {}
  if (got == static_cast<ssize_t>(sizeof failed))
    throw InputError("the program " + work.request.program.string() + " does not start: " + std::strerror(failed));
  output_ = std::move(out.from);
  errors_ = std::move(error.from);
}

bool Running::read(const pollfd& output, const pollfd& errors, Piece& piece) {
  const ChildLimits& limits = work_.request.limits;
  if (output.revents != 0) {
    const std::size_t got = read_piece(output_, piece);
    if (got == 0) output_ = FileHandle();
    size_ += got;
    if (size_ > limits.output_bytes) return ends(ChildEnd::output_full);
    if (got != 0 && !work_.output({piece.data(), got})) return ends(ChildEnd::refused);
    heard_ = Clock::now();
  }
  if (errors.revents != 0) {
    const std::size_t got = read_piece(errors_, piece);
    if (got == 0) errors_ = FileHandle();
    result_.errors.append(piece.data(), std::min<std::size_t>(got, limits.error_bytes - result_.errors.size()));
  }
  if (Clock::now() - heard_ > limits.quiet) return ends(ChildEnd::quiet);
  return true;
}

/// Reads all streams until the programs close them or something ends the work. False: one of them was ended.
bool pump(std::deque<Running>& all, const Watch& watch) {
  constexpr int tick = 50;  // milliseconds: how late Ctrl-C may be seen
  Piece piece;
  std::vector<pollfd> waits;
  for (;;) {
    waits.clear();
    bool open = false;
    for (const Running& each : all) {
      const std::array<pollfd, 2> own = each.waits();
      waits.insert(waits.end(), own.begin(), own.end());
      open = open || each.is_open();
    }
    if (!open) return true;
    ::poll(waits.data(), waits.size(), tick);
    if (watch.is_over()) {
      for (Running& each : all) each.result().end = ChildEnd::over;
      return false;
    }
    for (std::size_t i = 0; i != all.size(); ++i)
      if (all[i].is_open() && !all[i].read(waits[2 * i], waits[2 * i + 1], piece)) return false;
  }
}

}  // namespace

std::optional<std::filesystem::path> find_system_program(std::string_view name) {
  if (name.empty() || name.find('/') != std::string_view::npos) return std::nullopt;
  for (const std::filesystem::path folder : folders)
    if (::access((folder / name).c_str(), X_OK) == 0) return folder / name;
  return std::nullopt;
}

std::vector<ChildResult> run_children(const std::vector<ChildWork>& works, const Watch& watch,
                                      const std::function<void()>& meanwhile) {
  std::deque<Running> all;
  for (const ChildWork& work : works) all.emplace_back(work, watch).result().end = ChildEnd::refused;
  meanwhile();
  for (Running& each : all) each.begin_wait();
  if (pump(all, watch))
    for (Running& each : all) each.finish();
  std::vector<ChildResult> results;
  for (Running& each : all) results.push_back(std::move(each.result()));
  return results;
}

ChildResult run_child(const ChildRequest& request, const Watch& watch, const ChildOutput& output) {
  return std::move(run_children({{request, output}}, watch, [] {})[0]);
}

}  // namespace maex
