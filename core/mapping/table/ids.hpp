// Ids for records that have no id in their source. They are made from the record's content, so the same rows in any
// order get the same set of ids.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/digest.hpp"
#include "core/model/hash.hpp"

namespace maex {

struct MadeId {
  std::string text;       ///< prefix and twelve hex digits
  std::uint64_t key = 0;  ///< identifies duplicates, to count them
};
MadeId made_id(const std::string& prefix, std::string_view content);
/// Id of a victim of an incident that has no id column for victims.
MadeId made_victim_id(std::string_view incident, std::string_view content);

/// Counts how often each key occurs. An entry has 24 bytes and no strings. This is the only memory of the mapping that
/// grows with the file.
class SeenKeys {
 public:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t check = 0;   ///< caller's hash of what belongs to the key
    std::uint32_t count = 0;   ///< number of occurrences or a row: the caller sets it; 0 marks a free place
    std::uint32_t number = 0;  ///< the caller's
  };
  /// The entry of the key. A new key gets an entry with count 0.
  Entry& operator[](std::uint64_t key);
  [[nodiscard]] const Entry* find(std::uint64_t key) const;

 private:
  void grow();
  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

/// The id itself for its first occurrence, with "-2", "-3" … for duplicates.
std::string numbered(const MadeId& id, SeenKeys& seen);

}  // namespace maex
