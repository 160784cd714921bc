// A library that is loaded before the others (LD_PRELOAD). It ends the process with SIGKILL just before its Nth call
// that changes a file, or counts these calls. Children of the process are left alone: only the process that enters
// results into the ledger is killed here.
//   MAEX_KILL_AT   N, from 1; 0 or missing: never
//   MAEX_KILL_LOG  file that gets the number of calls when the process ends
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace {

pid_t watched = 0;
long calls = 0, kill_at = 0;

/// Called before each step.
void step() {
  if (::getpid() != watched) return;
  if (++calls == kill_at) ::raise(SIGKILL);
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

__attribute__((constructor)) void begin() {
  watched = ::getpid();
  if (const char* at = std::getenv("MAEX_KILL_AT")) kill_at = std::atol(at);
}

__attribute__((destructor)) void end() {
  const char* log = std::getenv("MAEX_KILL_LOG");
  if (log == nullptr || ::getpid() != watched) return;
  if (std::FILE* file = std::fopen(log, "w")) {
    std::fprintf(file, "%ld\n", calls);
    std::fclose(file);
  }
}

}  // namespace

extern "C" {
int rename(const char* from, const char* to) noexcept {
  step();
  return next<int(const char*, const char*)>("rename")(from, to);
}
int unlink(const char* path) noexcept {
  step();
  return next<int(const char*)>("unlink")(path);
}
int mkdir(const char* path, mode_t mode) noexcept {
  step();
  return next<int(const char*, mode_t)>("mkdir")(path, mode);
}
int fsync(int file) {
  step();
  return next<int(int)>("fsync")(file);
}
int fdatasync(int file) {
  step();
  return next<int(int)>("fdatasync")(file);
}
int ftruncate64(int file, off64_t size) noexcept {
  step();
  return next<int(int, off64_t)>("ftruncate64")(file, size);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  step();
  return next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, size, at);
}
}
