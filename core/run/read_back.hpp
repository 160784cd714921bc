// What was written is read again and compared with what was meant: the proof of a loss forecast.
#pragma once
#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/adapter/losses.hpp"
#include "core/model/record.hpp"
#include "core/notice/notice.hpp"

namespace maex {

/// Compares top-level records, with their children, as bags of facts (which record, which field, which value): neither
/// the order of values and children nor the packing matters, and a field that a reader fills by itself is no
/// difference. Records are compared in their order, kind by kind; those that differ are looked for elsewhere before
/// they are told. Facts wait in temporary files as hashes (no values): ten bytes each, and memory stays flat but for
/// what differs.
class ReadBack {
 public:
  /// A batch that was written, and what its writer reported. Throws OutputError: no room for the hashes.
  void wrote(const Batch& batch, const Losses& losses);
  /// A batch that was read back. All of wrote() comes before.
  void found(const Batch& batch);

  struct Difference {
    const NoticeType* type = nullptr;  ///< not_read_back() or came_back()
    Origin origin;                     ///< of the first source record; document 0: there is none
    Text problem;                      ///< without values
  };
  /// At the end. Throws OutputError when the temporary files cannot be read.
  std::vector<Difference> differences();
  /// Source records that hold something, and those of them that came back whole.
  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] std::uint64_t matched() const { return matched_; }

 private:
  static constexpr std::uint16_t extra = 0x7FFF, lost_mark = 0x8000;
  struct Fact {
    std::uint64_t hash = 0;
    std::uint16_t field = 0;  // extra: no field of the model
    bool lost = false;
  };
  struct Facts {
    Origin origin;
    std::vector<Fact> facts;  // sorted by hash
    void clear() { facts.clear(); }
    [[nodiscard]] std::uint64_t digest() const;
  };
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  struct Spool {
    std::unique_ptr<std::FILE, Close> file;
    bool reading = false;
  };
  struct Missing {
    std::uint64_t digest;
    Kind kind;
    Origin origin;
    std::vector<std::uint16_t> fields;  // without doubles; empty: beyond what is kept in detail
  };
  struct Count {
    std::uint64_t records = 0;
    Origin first;
  };

  void collect(Facts& into, const Batch& batch, std::size_t top, const Losses* losses);
  void put(Spool& spool, const Facts& facts);
  bool take(Spool& spool, Facts& facts);
  void compare(Kind kind, const Facts& wanted, const Facts& here);
  void miss(Kind kind, const Facts& wanted, std::vector<std::uint16_t> fields);

  std::array<Spool, kind_count> spools_;
  Facts wanted_, here_;
  std::vector<unsigned char> bytes_;
  std::vector<Missing> missing_;
  std::unordered_map<std::uint64_t, std::pair<std::uint64_t, Kind>>
      strangers_;  // digest: read back, matching none in its place
  std::map<std::uint16_t, Count> came_back_;
  std::uint64_t records_ = 0, matched_ = 0;
};

/// "not-read-back": an error, so that the exit code says it.
const NoticeType& not_read_back();
/// "lost-but-read-back": a forecast that was too dark.
const NoticeType& came_back();

}  // namespace maex
