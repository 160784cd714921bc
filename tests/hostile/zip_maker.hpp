// Writes ZIP archives. They are valid by default. Each false statement is a field that the caller can set.
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace maex::test {

struct Zipped {
  std::string name;
  std::string data;  ///< as stored
  std::uint32_t crc = 0;
  std::uint64_t size = 0;
  int method = 8;
};

/// Text that is generated during compression: `head`, then `unit` repeated `count` times, then `tail`.
struct Repeated {
  std::string head, unit;
  std::uint64_t count = 0;
  std::string tail;
};
Zipped deflated(std::string name, const Repeated& content);
Zipped deflated(std::string name, const std::string& content);

struct Lies {
  std::uint32_t claimed_entries = 0;  ///< in the end record, when not 0 (with zip64 records)
  bool quilt = false;                 ///< every entry contains all entries after it (overlapping, as in a quilt)
};
std::string make_zip(const std::vector<Zipped>& members, const Lies& lies = {});

}  // namespace maex::test
