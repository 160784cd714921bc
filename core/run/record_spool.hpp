// Stores waiting records in a temporary file, so that memory does not grow with the size of the input.
#pragma once
#include <cstdint>
#include <cstdio>
#include <string>

#include "core/io/temporary.hpp"
#include "core/model/group.hpp"

namespace maex {

/// Writes records one after the other and reads them in any order. The file has no name, and the system deletes it when
/// the process ends. All functions throw OutputError when the file cannot be written or read.
class RecordSpool {
 public:
  /// Writes the records of the group with all their values. Returns their place in the file.
  std::uint64_t write(const Group& group);
  /// Appends the records at that place to the batch.
  void read(std::uint64_t place, Batch& into);

 private:
  TemporaryStream file_;
  std::uint64_t size_ = 0;
  std::string bytes_;
};

}  // namespace maex
