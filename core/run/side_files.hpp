// Lists that a conversion writes in addition to its output: the fate of each cell, and the values that could not be
// read.
#pragma once
#include <cstdio>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/adapter/account.hpp"
#include "core/io/atomic_file.hpp"

namespace maex {

/// A CSV file that maex writes line by line. Every write is checked.
class SideFile {
 public:
  /// Throws OutputError.
  SideFile(AtomicFile file, std::string_view heading);
  ~SideFile();
  SideFile(const SideFile&) = delete;
  SideFile& operator=(const SideFile&) = delete;
  void line(const std::string& text);
  /// The complete file, which the caller puts in place. Throws OutputError.
  AtomicFile finish();

 private:
  [[noreturn]] void fail() const;
  AtomicFile file_;
  std::FILE* stream_;
};

/// `--fates`: document,sheet,cell,heading,fate,rule,field. One file for all inputs of a run. Several threads may use it
/// at the same time.
class FatesFile : public FateSink {
 public:
  explicit FatesFile(AtomicFile file);
  void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) override;
  AtomicFile finish() { return file_.finish(); }

 private:
  /// The name of a sheet or column, or "(hidden)" when it names a person.
  const std::string& without_person(const std::string& name);

  std::mutex mutex_;
  SideFile file_;
  std::string line_;
  std::unordered_map<std::string, std::string> shown_;  ///< each name is looked at once
};

/// document,sheet,cell,heading,value,rule,problem. The first entry creates the file, so a run without entries leaves no
/// file.
class QuarantineFile : public Quarantine {
 public:
  /// `open` makes the file.
  explicit QuarantineFile(std::function<AtomicFile()> open) : open_(std::move(open)) {}
  void add(QuarantineEntry entry) override;
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// Empty when there is no entry.
  std::optional<AtomicFile> finish();

 private:
  std::function<AtomicFile()> open_;
  std::optional<SideFile> file_;
  std::uint64_t count_ = 0;
};

}  // namespace maex
