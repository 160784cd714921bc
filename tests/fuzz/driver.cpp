// Runs a target without a fuzzer: over files, then over changed copies of them. The copies are the same in every run.
// The tests use this driver because it does not need clang. It finds less than libFuzzer, which coverage guides.
//   fuzz_short NAME [--runs N] [--ext .csv]… FILE|FOLDER…
// The driver saves an input that crashes the target as crash-input-NAME in the working folder.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/fuzz/target.hpp"

namespace {

using namespace maex::fuzz;
using Bytes = std::string;
constexpr std::uintmax_t largest_seed = 256 * 1024;  ///< larger seeds take seconds each and find nothing more
constexpr unsigned patience = 20;                    ///< seconds for one input; sanitizers are slow

const Target* target = nullptr;
const Bytes* current = nullptr;
std::string crash_file;

void keep_input(int signal_number) {
  const int file = ::open(crash_file.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0644);
  if (file >= 0 && current != nullptr) static_cast<void>(!::write(file, current->data(), current->size()));
  ::signal(signal_number, SIG_DFL);
  ::raise(signal_number);
}

void run(const Bytes& input) {
  current = &input;
  ::alarm(patience);
  target->run(input);
  ::alarm(0);
}

/// Makes one to eight small changes, as faulty disks, faulty programs and attackers do.
Bytes changed(const Bytes& seed, const Bytes& other, Random& random) {
  Bytes bytes = seed;
  for (std::size_t changes = 1 + below(random, 8); changes-- > 0;) {
    const std::size_t at = below(random, bytes.size() + 1);
    const std::size_t length = std::min<std::size_t>(1 + below(random, 32), bytes.size() - at);
    const auto from = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto to = from + static_cast<std::ptrdiff_t>(length);
    switch (below(random, 7)) {
      case 0:
        if (length != 0) bytes[at] ^= static_cast<char>(1u << below(random, 8));
        break;
      case 1:
        if (length != 0) bytes[at] = static_cast<char>(random());
        break;
      case 2: bytes.erase(from, to); break;
      case 3: {
        const Bytes copy(from, to);
        bytes.insert(from, copy.begin(), copy.end());
        break;
      }
      case 4: bytes.insert(from, static_cast<char>("<>&\"';,=\n\0\xFF[]09"[below(random, 16)])); break;
      case 5: std::fill(from, to, static_cast<char>(below(random, 2) == 0 ? 0 : 0xFF)); break;
      default:
        if (!other.empty()) {
          const std::size_t start = below(random, other.size());
          const std::size_t count = std::min<std::size_t>(1 + below(random, 64), other.size() - start);
          const auto piece = other.begin() + static_cast<std::ptrdiff_t>(start);
          bytes.insert(from, piece, piece + static_cast<std::ptrdiff_t>(count));
        }
    }
  }
  return bytes;
}

/// One changed copy, as the target wants it.
Bytes next_input(const Bytes& seed, const Bytes& other, Random& random) {
  if (target->mutate == nullptr) return changed(seed, other, random);
  return target->mutate(seed, 2 * largest_seed, random, [&](std::string& bytes, std::size_t most) {
    bytes = changed(bytes, other, random);
    if (bytes.size() > most) bytes.resize(most);
  });
}

void add_seed(const std::filesystem::path& path, std::vector<Bytes>& seeds) {
  if (std::filesystem::file_size(path) > largest_seed) return;
  std::ifstream stream(path, std::ios::binary);
  seeds.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
}

}  // namespace

int main(int argc, char** argv) {
  target = find_target(argc > 1 ? argv[1] : "");
  if (target == nullptr) {
    for (const std::string_view name : target_names()) std::printf("%s\n", std::string(name).c_str());
    return 2;
  }
  crash_file = "crash-input-" + std::string(target->name);
  std::size_t runs = 0;
  std::vector<std::string> extensions;
  std::vector<std::filesystem::path> files;
  for (int i = 2; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--runs" && i + 1 < argc)
      runs = std::strtoul(argv[++i], nullptr, 10);
    else if (word == "--ext" && i + 1 < argc)
      extensions.emplace_back(argv[++i]);
    else if (std::filesystem::is_directory(word)) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(word))
        if (entry.is_regular_file() && (extensions.empty() || std::find(extensions.begin(), extensions.end(),
                                                                        entry.path().extension()) != extensions.end()))
          files.push_back(entry.path());
    } else if (std::filesystem::exists(word))
      files.emplace_back(word);
  }
  std::sort(files.begin(), files.end());  // folders list files in any order, but every run must be the same
  std::vector<Bytes> seeds;
  if (target->seeds != nullptr) seeds = target->seeds();
  seeds.emplace_back();
  for (const auto& file : files) add_seed(file, seeds);
  for (const int signal_number : {SIGSEGV, SIGABRT, SIGALRM, SIGFPE, SIGBUS, SIGILL})
    ::signal(signal_number, keep_input);
  for (const Bytes& seed : seeds) run(seed);
  Random random(2014);
  for (std::size_t i = 0; i < runs; ++i)
    run(next_input(seeds[i % seeds.size()], seeds[below(random, seeds.size())], random));
  std::printf("%zu seeds, %zu changed copies: nothing found\n", seeds.size(), runs);
  return seeds.size() > 1 ? 0 : 1;  // a run without seeds proves nothing
}
