// Reads the output back and compares it with the records that were written. This proves the loss forecast.
#pragma once
#include <array>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/adapter/losses.hpp"
#include "core/io/temporary.hpp"
#include "core/model/record.hpp"
#include "core/notice/notice.hpp"
#include "core/run/figures_back.hpp"

namespace maex {

/// Compares top-level records, with their children, as multisets of facts (which record, which field, which value). The
/// order of values and children and the packing do not matter. A field that a reader fills by itself is not a
/// difference. A filled value (core/run/fill) that the target does not carry may be read back or not. Records are
/// compared in their order, kind by kind. Before a record is reported as different, it is searched for at other
/// positions. Temporary files store the facts as hashes without values, ten bytes for each fact. Memory grows only with
/// the number of differences.
class ReadBack {
 public:
  /// `report`: the output states figures (StatedRecords), which are compared as a set.
  explicit ReadBack(bool report = false) {
    if (report) figures_.emplace();
  }
  /// Adds a batch that was written, and the losses that its writer reported. Throws OutputError when there is no room
  /// for the hashes.
  void wrote(const Batch& batch, const Losses& losses);
  /// The figures that a report states, and those that it implies.
  void stated(const Batch& certain, const Batch& implied);
  /// Compares a batch that was read back. The caller first calls wrote() for all batches.
  void found(const Batch& batch);

  struct Difference {
    const NoticeType* type = nullptr;  ///< not_read_back() or came_back()
    Origin origin;                     ///< of the first source record; document 0: there is none
    Text problem;                      ///< without values
  };
  /// Lists the differences, after the last batch. Throws OutputError when the temporary files cannot be read.
  std::vector<Difference> differences();
  /// The number of source records with a value, and the number of these that were read back completely.
  [[nodiscard]] std::uint64_t records() const { return records_ + (figures_ ? figures_->records() : 0); }
  [[nodiscard]] std::uint64_t matched() const { return matched_ + (figures_ ? figures_->matched() : 0); }

 private:
  static constexpr std::uint16_t extra = 0x3FFF, filled_mark = 0x4000, lost_mark = 0x8000;
  struct Fact {
    std::uint64_t hash = 0;
    std::uint16_t field = 0;  // extra: no field of the model
    bool lost = false;
    bool filled = false;
  };
  struct Facts {
    Origin origin;
    std::vector<Fact> facts;  // sorted by hash
    void clear() { facts.clear(); }
    [[nodiscard]] std::uint64_t digest() const;
  };
  struct Spool {
    TemporaryStream file;
    bool reading = false;
  };
  struct Missing {
    std::uint64_t digest;
    Kind kind;
    Origin origin;
    std::vector<std::uint16_t> fields;  // without duplicates; empty: no details are kept
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

  void add_figures(std::vector<Difference>& found) const;

  std::optional<FiguresBack> figures_;
  std::array<Spool, kind_count> spools_;
  Facts wanted_, here_;
  std::vector<unsigned char> bytes_;
  std::vector<Missing> missing_;
  std::unordered_map<std::uint64_t, std::pair<std::uint64_t, Kind>>
      strangers_;  // by digest: records that were read back but do not match the record at their position
  std::map<std::uint16_t, Count> came_back_;
  std::uint64_t records_ = 0, matched_ = 0;
};

/// "not-read-back": an error, so that the exit code reports it.
const NoticeType& not_read_back();
/// "lost-but-read-back": the forecast reported a loss that did not happen.
const NoticeType& came_back();

}  // namespace maex
