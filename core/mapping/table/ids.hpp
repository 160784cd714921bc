// Ids for records whose source gives none: made from the record's content, so that the same rows in any order get the
// same set of ids.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/adapter/losses.hpp"
#include "core/model/record.hpp"

namespace maex {

/// Ids of records and the link of a victim to its incident.
bool is_made_field(Field field);

/// Appends the content of a record and its children: fields and children in an order of their own, without the fields
/// that ids are made for (is_made_field). `losses`, when given, says what to leave out.
void append_content(std::string& out, const Batch& batch, std::size_t record, const Losses* losses = nullptr);

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
/// A 64-bit hash with good low bits; stable within a run only.
std::uint64_t hash64(std::string_view text);

}  // namespace maex
