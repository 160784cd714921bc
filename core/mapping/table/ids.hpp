// Ids for records whose source gives none: made from the record's content, so that the same rows in any order get the
// same set of ids.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/model/digest.hpp"
#include "core/model/hash.hpp"

namespace maex {

struct MadeId {
  std::string text;       ///< prefix and twelve hex digits
  std::uint64_t key = 0;  ///< what doubles are counted by
};
MadeId made_id(const std::string& prefix, std::string_view content);
/// Id of a victim of an incident that has no id column for victims.
MadeId made_victim_id(std::string_view incident, std::string_view content);

/// Counts how often a key came up. 16 bytes an entry, no strings: the only memory of the mapping that grows with the
/// file.
class SeenKeys {
 public:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t check = 0;  ///< caller's hash of what belongs to the key
    std::uint32_t count = 0;  ///< how often, or where: the caller's; 0 marks a free place
  };
  /// The entry of the key, made (with count 0) when it is new.
  Entry& operator[](std::uint64_t key);
  [[nodiscard]] const Entry* find(std::uint64_t key) const;

 private:
  void grow();
  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

/// The id as it is the first time, with "-2", "-3" … for doubles.
std::string numbered(const MadeId& id, SeenKeys& seen);

}  // namespace maex
