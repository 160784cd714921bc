// `--store`: all records of one input with what was decided and found, in one file. core/store/README.md has its
// tables.
#pragma once
#include <filesystem>
#include <mutex>

#include "core/adapter/account.hpp"
#include "core/io/atomic_file.hpp"
#include "core/store/store.hpp"

namespace maex {

/// Readable by its owner only, because it holds personal values. Gone unless commit() is called. Safe to use from the
/// thread that reads and from the one that checks.
class StoreFile {
 public:
  /// Throws OutputError. `locate` must outlive it.
  StoreFile(const std::filesystem::path& target, bool overwrite, const Day& today, Store::Locate locate);
  /// A whole group of the input, once each.
  void add(const Group& group, const Decided& decided);
  void add(const QuarantineEntry& entry);
  /// Puts the file in place, with the findings that are stored.
  void commit(const Notices& notices, const StoreAbout& about);

 private:
  AtomicFile file_;
  std::mutex mutex_;
  Store store_;
};

/// Gives each entry to the quarantine of the run and to the store.
class StoredQuarantine final : public Quarantine {
 public:
  StoredQuarantine(Quarantine& quarantine, StoreFile& store) : quarantine_(quarantine), store_(store) {}
  void add(QuarantineEntry entry) override {
    store_.add(entry);
    quarantine_.add(std::move(entry));
  }

 private:
  Quarantine& quarantine_;
  StoreFile& store_;
};

}  // namespace maex
