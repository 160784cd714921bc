// Lists that a conversion writes in addition to its output: the fate of each cell, and the values that could not be
// read.
#pragma once
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>

#include "core/adapter/account.hpp"
#include "core/io/atomic_file.hpp"

namespace maex {

/// A CSV file that maex writes line by line. commit() renames it to its final name. Every write is checked.
class SideFile {
 public:
  /// Throws OutputError.
  SideFile(const std::filesystem::path& target, std::string_view heading, bool overwrite, unsigned mode);
  ~SideFile();
  SideFile(const SideFile&) = delete;
  SideFile& operator=(const SideFile&) = delete;
  void line(const std::string& text);
  void commit();

 private:
  [[noreturn]] void fail() const;
  AtomicFile file_;
  std::FILE* stream_;
};

/// `--fates`: document,sheet,cell,heading,fate,rule,field. One file for all inputs of a run. Several threads may use it
/// at the same time.
class FatesFile : public FateSink {
 public:
  FatesFile(const std::filesystem::path& target, bool overwrite);
  void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) override;
  void commit() { file_.commit(); }

 private:
  std::mutex mutex_;
  SideFile file_;
  std::string line_;
};

/// document,sheet,cell,heading,value,rule,problem; only the owner can read the file, because values may be personal.
/// The first entry creates the file, so a run without entries leaves no file.
class QuarantineFile : public Quarantine {
 public:
  QuarantineFile(std::filesystem::path target, bool overwrite) : target_(std::move(target)), overwrite_(overwrite) {}
  void add(QuarantineEntry entry) override;
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] const std::filesystem::path& target() const { return target_; }
  /// Does nothing when there is no entry.
  void commit();

 private:
  std::filesystem::path target_;
  bool overwrite_;
  std::optional<SideFile> file_;
  std::uint64_t count_ = 0;
};

}  // namespace maex
