// Connects the targets with libFuzzer. The name of the program chooses the target: fuzz_csv runs "csv".
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "tests/fuzz/target.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using namespace maex::fuzz;

const Target* target = nullptr;

/// With MAEX_FUZZ_SEEDS=FOLDER: writes the target's own seeds there, and ends.
void write_seeds(const char* folder) {
  std::size_t number = 0;
  if (target->seeds != nullptr)
    for (const std::string& seed : target->seeds())
      std::ofstream(std::filesystem::path(folder) / ("own-" + std::to_string(number++)), std::ios::binary) << seed;
  std::exit(0);
}

void change(std::string& bytes, std::size_t most) {
  const std::size_t size = std::min(bytes.size(), most);
  bytes.resize(std::max<std::size_t>(most, 1));
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), size, bytes.size()));
}

}  // namespace

/// Freed memory is kept for a short time and stacks are short, because both take much of the time of small inputs.
/// ASAN_OPTIONS overrides it.
extern "C" const char* __asan_default_options() {
  return "quarantine_size_mb=8:thread_local_quarantine_size_kb=64:malloc_context_size=8";
}

extern "C" int LLVMFuzzerInitialize(int*, char*** arguments) {
  std::string name = std::filesystem::path((*arguments)[0]).filename().string();
  if (name.starts_with("fuzz_")) name.erase(0, 5);
  target = find_target(name);
  if (target == nullptr) {
    std::fprintf(stderr,
                 "there is no target \"%s\"; start this program as fuzz_NAME, where NAME is one of:", name.c_str());
    for (const std::string_view each : target_names()) std::fprintf(stderr, " %s", std::string(each).c_str());
    std::fprintf(stderr, "\n");
    std::exit(2);
  }
  if (const char* folder = std::getenv("MAEX_FUZZ_SEEDS"); folder != nullptr) write_seeds(folder);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  target->run({reinterpret_cast<const char*>(data), size});
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  if (target->mutate == nullptr) return LLVMFuzzerMutate(data, size, most);
  Random random(seed);
  const std::string made = target->mutate({reinterpret_cast<const char*>(data), size}, most, random, change);
  const std::size_t length = std::min(made.size(), most);
  std::memcpy(data, made.data(), length);
  return length;
}
