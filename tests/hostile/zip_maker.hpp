// Writes ZIP archives, honest by default; every lie is a field that can be set.
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

/// Text that is made while it is compressed: `count` times `unit` between `head` and `tail`.
struct Repeated {
  std::string head, unit;
  std::uint64_t count = 0;
  std::string tail;
};
Zipped deflated(std::string name, const Repeated& content);
Zipped deflated(std::string name, const std::string& content);

struct Lies {
  std::uint32_t claimed_entries = 0;  ///< in the end record, when not 0 (with zip64 records)
  bool quilt = false;                 ///< every entry reaches over all that follow: overlapping, as in a quilt
};
std::string make_zip(const std::vector<Zipped>& members, const Lies& lies = {});

}  // namespace maex::test
