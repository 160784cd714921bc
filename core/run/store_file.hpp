// `--store`: all records of one input, with decisions and findings, in one file. core/store/README.md describes its
// tables.
#pragma once
#include <filesystem>
#include <mutex>

#include "core/adapter/account.hpp"
#include "core/io/atomic_file.hpp"
#include "core/store/store.hpp"

namespace maex {

/// The file is deleted unless the caller puts it in place. The reading thread and the checking thread may use it at the
/// same time.
class StoreFile {
 public:
  /// Throws OutputError. `locate` must outlive it.
  StoreFile(AtomicFile file, const Day& today, Store::Locate locate);
  /// Adds a complete group. The caller adds each group of the input once.
  void add(const Group& group, const Decided& decided);
  void add(const QuarantineEntry& entry);
  /// Adds the stored findings. Returns the complete file, which the caller puts in place.
  AtomicFile finish(const Notices& notices, const StoreAbout& about);

 private:
  AtomicFile file_;
  std::mutex mutex_;
  Store store_;
};

/// Adds each entry to the quarantine of the run and to the store.
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
