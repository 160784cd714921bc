// A fuzz target, and what all targets share.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/io/bounds.hpp"

namespace maex::fuzz {

/// Changes bytes in place, to at most `most` bytes: the fuzzer's own mutations, or those of driver.cpp.
using Change = std::function<void(std::string& bytes, std::size_t most)>;
using Random = std::mt19937;
/// 0 to bound - 1; 0 for a bound of 0.
inline std::size_t below(Random& random, std::size_t bound) { return bound == 0 ? 0 : random() % bound; }

/// Makes an input out of another one. `change` changes one piece of it.
using Mutate = std::string (*)(std::string_view input, std::size_t most, Random& random, const Change& change);

/// Hostile bytes for one reader. All targets are in one program, which is linked once; its name (fuzz_NAME) or its
/// first argument chooses.
struct Target {
  Target(std::string_view name, void (*run)(std::string_view bytes), Mutate mutate = nullptr,
         std::vector<std::string> (*seeds)() = nullptr);

  std::string_view name;
  void (*run)(std::string_view bytes);
  Mutate mutate;                        ///< nullptr: any bytes
  std::vector<std::string> (*seeds)();  ///< small inputs that reach the reader's code; nullptr: files only
};

/// nullptr when there is none.
const Target* find_target(std::string_view name);
std::vector<std::string_view> target_names();

/// Ends the run like a crash when an interface breaks its contract. `what` says which.
void require(bool promise, const char* what);

/// A file in memory.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes);
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile();
  [[nodiscard]] std::string path() const;
  /// What is in the file now.
  [[nodiscard]] std::string bytes() const;

 private:
  int file_;
};

/// The built-in adapters.
Registry& adapters();

struct Counted {
  std::uint64_t rows = 0, cells = 0;
};
/// Reads a sheet to its end and checks the contract of RowReader on rows and cells.
Counted read_sheet(TableDocument& document, std::size_t sheet);
/// Reads every readable sheet, calls every other function of the document, and returns the sums of its tables.
Counted read_document(TableDocument& document);

/// Small bounds, so that the fuzzer does not spend its time on inflating.
Bounds small_bounds();

/// What a reader of records reported about one file.
struct ReadRecords {
  bool refused = false;
  std::uint64_t rows = 0, cells = 0;
};
/// Reads an identified file with this partner and checks the contracts of RecordReader and of the balance.
ReadRecords read_source(const Partner& partner, Source& source, const Options& options);
/// Reads the bytes with this partner and checks the contracts of RecordReader and of the balance.
ReadRecords read_records(std::string_view partner, std::string_view bytes, const Options& options);

}  // namespace maex::fuzz
