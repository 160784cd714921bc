// Records that wait in a temporary file, because memory must not grow with the file that is read.
#pragma once
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "core/model/group.hpp"

namespace maex {

/// Written one after the other, read in any order. The file has no name and is gone with the process. All functions
/// throw OutputError when the file cannot be written or read.
class RecordSpool {
 public:
  /// Stores the records of the group with all they hold. Returns their place.
  std::uint64_t write(const Group& group);
  /// Appends the records of that place to the batch.
  void read(std::uint64_t place, Batch& into);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t size_ = 0;
  std::string bytes_;
};

}  // namespace maex
