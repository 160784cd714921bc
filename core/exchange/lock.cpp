#include "core/exchange/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::exchange {
namespace {

std::string machine() {
  char name[256] = {};
  return ::gethostname(name, sizeof name - 1) == 0 ? name : "a machine";
}

}  // namespace

Lock::Lock(const std::filesystem::path& file, const std::string& now)
    : file_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
  if (!file_) throw OutputError("the lock " + file.string() + " cannot be made: " + write_problem(errno));
  if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK)
      throw OutputError("the lock " + file.string() + " cannot be taken: " + write_problem(errno));
    char holder[512] = {};
    const ssize_t size = ::pread(file_.get(), holder, sizeof holder - 1, 0);
    throw Busy("another run holds the ledger: " +
               (size > 0 ? std::string(holder, static_cast<std::size_t>(size)) : "it has just begun") +
               "; wait for its end, or look with maex exchange status");
  }
  const std::string me = "process " + std::to_string(::getpid()) + " on " + machine() + ", since " + now;
  // The lock holds without these words; they are for persons.
  if (::ftruncate(file_.get(), 0) != 0 || ::pwrite(file_.get(), me.data(), me.size(), 0) < 0)
    throw OutputError("the lock " + file.string() + " cannot be written: " + write_problem(errno));
}

}  // namespace maex::exchange
