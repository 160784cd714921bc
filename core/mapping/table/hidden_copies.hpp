// Hidden sheets are often old copies of the list. Their rows must not count twice.
#pragma once
#include <span>
#include <string>

#include "core/mapping/profile/headings.hpp"
#include "core/mapping/table/group.hpp"
#include "core/text/seen_hashes.hpp"

namespace maex {

/// Compares the rows of hidden sheets with those of visible sheets, which must be read first. Stores two digests for
/// each visible row.
class HiddenCopies {
 public:
  explicit HiddenCopies(const Compiled& profile) : profile_(profile) {}
  void begin_sheet(bool hidden) {
    hidden_ = hidden;
    incident_.clear();
  }

  enum class Is : std::uint8_t {
    record,
    copy,    ///< a visible sheet has the same row
    differs  ///< a visible sheet has the incident, and not this row
  };
  /// `cells` are those of the row and of merges that reach into it. Rows of visible sheets are records.
  Is judge(const HeadingRow& headings, std::span<const Cell> cells, const GroupKey& key);

 private:
  [[nodiscard]] std::uint64_t digest_of(const HeadingRow& headings, std::span<const Cell> cells);

  const Compiled& profile_;
  bool hidden_ = false;
  std::string incident_;  // the key of the newest row that has one
  std::string text_;
  SeenHashes rows_, incidents_;
};

}  // namespace maex
