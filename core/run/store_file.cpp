#include "core/run/store_file.hpp"

namespace maex {

StoreFile::StoreFile(AtomicFile file, const Day& today, Store::Locate locate)
    : file_(std::move(file)), store_({all_columns(), true}, today, file_.temporary(), std::move(locate)) {}

void StoreFile::add(const Group& group, const Decided& decided) {
  const std::lock_guard lock(mutex_);
  store_.add(group, decided);
}

void StoreFile::add(const QuarantineEntry& entry) {
  const std::lock_guard lock(mutex_);
  store_.add_quarantined({{}, {}, entry.value, entry.problem, entry.where}, entry.rule);
}

AtomicFile StoreFile::finish(const Notices& notices, const StoreAbout& about) {
  for (const Notices::Group& group : notices.groups())
    for (const Notice& notice : group.stored)
      store_.add_finding({std::string(group.type->code), std::string(to_string(group.type->severity)), notice.value,
                          problem_of(notice, true), notice.where});
  store_.set_about(about);
  store_.finish();
  return std::move(file_);
}

}  // namespace maex
