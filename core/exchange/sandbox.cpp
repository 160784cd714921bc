#include "core/exchange/sandbox.hpp"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include <seccomp.h>

#include "core/io/file_handle.hpp"

namespace maex::exchange {
namespace {

namespace fs = std::filesystem;

// Rights by version of Landlock's interface (Linux 5.13 has 1, 5.19 has 2, 6.2 has 3). A kernel refuses rights that it
// does not know.
constexpr std::uint64_t reading =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                  LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                  LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                  LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                  LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
constexpr std::uint64_t referring = std::uint64_t{1} << 13;   // since 2: link and rename between folders
constexpr std::uint64_t truncating = std::uint64_t{1} << 14;  // since 3
constexpr std::uint64_t of_files =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | truncating;

int landlock_version() {
  return static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

std::uint64_t known_rights(int version) {
  return reading | writing | (version >= 2 ? referring : 0) | (version >= 3 ? truncating : 0);
}

[[noreturn]] void refused(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

/// A path that does not exist is left out: nothing of it can be read anyway.
void allow(int ruleset, const fs::path& path, std::uint64_t rights) {
  const FileHandle at(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!at) return;
  std::error_code ignored;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = fs::is_directory(path, ignored) ? rights : rights & of_files;
  rule.parent_fd = at.get();
  if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) refused("Landlock");
}

void restrict_files(const SandboxRules& rules) {
  const int version = landlock_version();
  if (version < 1) return;
  const std::uint64_t known = known_rights(version);
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = known;
  const FileHandle ruleset(
      static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0)));
  if (!ruleset) refused("Landlock");
  // Programs of the system that read PDF files, and what they need; descriptors of this process.
  for (const char* folder : {"/usr", "/lib", "/lib64", "/bin", "/etc", "/proc"}) allow(ruleset.get(), folder, reading);
  for (const char* device : {"/dev/null", "/dev/urandom"})
    allow(ruleset.get(), device, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
  for (const fs::path& path : rules.readable) allow(ruleset.get(), path, reading);
  allow(ruleset.get(), rules.folder, known);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0)
    refused("Landlock");
}

// What no reader of a file needs. A refused call fails with EACCES, as if the user had no right to it.
constexpr int refused_calls[] = {SCMP_SYS(socket),
                                 SCMP_SYS(socketpair),
                                 SCMP_SYS(connect),
                                 SCMP_SYS(bind),
                                 SCMP_SYS(listen),
                                 SCMP_SYS(accept),
                                 SCMP_SYS(accept4),
                                 SCMP_SYS(ptrace),
                                 SCMP_SYS(process_vm_readv),
                                 SCMP_SYS(process_vm_writev),
                                 SCMP_SYS(mount),
                                 SCMP_SYS(umount2),
                                 SCMP_SYS(pivot_root),
                                 SCMP_SYS(chroot),
                                 SCMP_SYS(unshare),
                                 SCMP_SYS(setns),
                                 SCMP_SYS(bpf),
                                 SCMP_SYS(io_uring_setup),
                                 SCMP_SYS(keyctl),
                                 SCMP_SYS(add_key),
                                 SCMP_SYS(request_key),
                                 SCMP_SYS(perf_event_open),
                                 SCMP_SYS(userfaultfd),
                                 SCMP_SYS(kexec_load),
                                 SCMP_SYS(init_module),
                                 SCMP_SYS(finit_module),
                                 SCMP_SYS(delete_module),
                                 SCMP_SYS(open_by_handle_at)};

bool has_seccomp() { return ::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0; }

void restrict_calls() {
  if (!has_seccomp()) return;
  const scmp_filter_ctx filter = ::seccomp_init(SCMP_ACT_ALLOW);
  if (filter == nullptr) throw std::bad_alloc();
  int failed = 0;
  for (const int call : refused_calls)
    if (failed == 0) failed = ::seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), call, 0);
  if (failed == 0) failed = ::seccomp_load(filter);
  ::seccomp_release(filter);
  if (failed != 0) throw std::system_error(-failed, std::generic_category(), "seccomp");
}

std::uint64_t address_space() {
  std::ifstream status("/proc/self/statm");
  std::uint64_t pages = 0;
  status >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit(int resource, std::uint64_t value) {
  const ::rlimit both{value, value};
  if (::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) != 0) refused("setrlimit");
}

void limit_resources(const SandboxRules& rules) {
#if !defined(__SANITIZE_ADDRESS__)  // a sanitizer takes terabytes of addresses
  if (rules.memory_bytes != 0) limit(RLIMIT_AS, address_space() + rules.memory_bytes);
#endif
  if (rules.seconds != 0) limit(RLIMIT_CPU, rules.seconds);
  if (rules.open_files != 0) limit(RLIMIT_NOFILE, rules.open_files);
}

}  // namespace

SandboxSupport sandbox_support() { return {landlock_version() >= 1, has_seccomp()}; }

void enter_sandbox(const SandboxRules& rules) {
  limit_resources(rules);
  restrict_files(rules);
  restrict_calls();
}

}  // namespace maex::exchange
