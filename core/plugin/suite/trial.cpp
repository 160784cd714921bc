#include "core/plugin/suite/trial.hpp"

#include <cxxabi.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <sstream>
#include <typeinfo>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::conformance {
namespace fs = std::filesystem;

Folder::Folder() {
  std::string pattern = (temporary_folder() / "maex-self-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    throw OutputError("cannot make a temporary folder in " + temporary_folder().string() + ": " + std::strerror(errno));
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

std::size_t Folder::entries() const {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
}

const Format* Trial::format() const { return card.kind == AdapterKind::format ? registry.format(card.id) : nullptr; }
const Partner* Trial::partner() const {
  return card.kind == AdapterKind::partner ? registry.partner(card.id) : nullptr;
}

void Trial::fail(std::string where, std::string reason) {
  result_.verdict = Verdict::failed;
  ++result_.failure_count;
  if (result_.failures.size() < failures_kept) result_.failures.push_back({std::move(where), std::move(reason)});
}

void Trial::tried(std::string text) { result_.tried += (result_.tried.empty() ? "" : ", ") + text; }

void Trial::tried(std::uint64_t count, std::string_view one, std::string_view many) {
  tried(std::to_string(count) + " " + std::string(count == 1 ? one : many));
}

void Trial::skip(std::string why) {
  if (result_.verdict == Verdict::failed) return;
  result_.verdict = Verdict::skipped;
  result_.skipped = std::move(why);
}

fs::path Trial::own_file() {
  const OwnFile& own = files.of(card);
  if (!own.problem.empty())
    fail("own file", own.problem);
  else if (own.path.empty())
    skip(own.missing);
  return own.path;
}

fs::path Trial::write_bytes(const std::string& name, std::string_view bytes) const {
  const fs::path path = folder.path() / name;
  std::ofstream stream(path, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw OutputError("cannot write " + path.string() + ": " + std::strerror(errno));
  return path;
}

std::string words_of(const std::exception& error) {
  int status = 0;
  char* demangled = abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, &status);
  std::string text = status == 0 ? demangled : typeid(error).name();
  std::free(demangled);  // NOLINT: __cxa_demangle allocates with malloc
  return text + ": " + error.what();
}

std::string bytes_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

}  // namespace maex::conformance
