// The newest batches of a list. A row can still join its incident here, even when rows of other incidents are between
// them.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

#include "core/mapping/profile/compiled.hpp"
#include "core/model/record.hpp"

namespace maex {

struct NodeSlot {
  std::size_t node;  ///< of the profile's plan
  Slot slot;
};
using NodeSlots = std::vector<std::pair<std::size_t, std::vector<Slot>>>;

/// What later rows say about an incident that is complete in its batch. The text belongs to batches that are handed out
/// later than the incident.
struct LateRows {
  NodeSlots sources;                  ///< further sources, by node
  std::vector<Field> differing;       ///< fields in which rows contradict each other
  std::vector<Field> not_understood;  ///< fields with a cell that was not understood
  std::vector<Extra> extras;          ///< of the incident
  std::unique_ptr<Batch> victims;     ///< with their children; null: none
};

/// An incident in a batch that was not handed out yet.
struct HeldIncident {
  std::size_t record = 0;                                     ///< in its batch
  std::vector<std::int32_t> at;                               ///< by node: its record; -1: none
  std::vector<NodeSlot> slots;                                ///< of the incident and its children
  NodeSlots sources;                                          ///< those beside the first of each node
  std::vector<std::pair<std::size_t, std::uint32_t>> counts;  ///< (profile column, victims)
  std::uint32_t victims = 0;
  std::unique_ptr<LateRows> late;  ///< null: no later row
};

/// Holds the batches with the last `most_records` records. Not thread-safe.
class RowWindow {
 public:
  /// A row joins its incident when fewer records are between them: about 10,000 rows of a usual list. The records need
  /// some 15 MB.
  static constexpr std::size_t usual_most_records = 32'768;

  /// `profile` must outlive the window. With 0 records, each batch is handed out as soon as it is sealed.
  RowWindow(const Compiled& profile, std::size_t most_records) : profile_(profile), most_records_(most_records) {}

  /// The batch to fill.
  [[nodiscard]] Batch& newest() { return *newest_.batch; }
  /// Adds an incident of the newest batch, and returns its number: 1 for the first one of the list. The reference is
  /// valid until the next call.
  std::uint32_t add(HeldIncident*& incident);
  /// The incident with this number; null when its batch was handed out.
  [[nodiscard]] HeldIncident* find(std::uint32_t number);
  /// The batch of a held incident.
  [[nodiscard]] const Batch& batch_of(std::uint32_t number);
  /// What later rows say about a held incident.
  [[nodiscard]] LateRows& late(std::uint32_t number);
  /// Counts records that were added to LateRows, because they fill the window, too.
  void count_late(std::size_t records) { records_ += records; }

  /// Ends the newest batch, and begins another one.
  void seal();
  /// True when hand_out() must be called before the next batch is filled.
  [[nodiscard]] bool full() const { return !sealed_.empty() && records_ >= most_records_; }
  /// Replaces the records of `batch` by those of the oldest sealed batch, with all late rows in their incidents. False
  /// when there is none.
  bool hand_out(Batch& batch);

 private:
  struct Held {
    std::unique_ptr<Batch> batch = std::make_unique<Batch>();
    std::uint32_t first_number = 1;
    std::vector<HeldIncident> incidents;  ///< only the first `used` ones; the others keep their memory
    std::size_t used = 0;
    bool has_late = false;
  };
  [[nodiscard]] Held* held_of(std::uint32_t number);
  void write_late(Held& held, Batch& out);
  void add_late_values(const HeldIncident& incident, std::size_t record, Batch& out) const;

  const Compiled& profile_;
  std::size_t most_records_;
  std::size_t records_ = 0;  ///< in sealed batches and late rows
  Held newest_;
  std::deque<Held> sealed_;
  std::vector<Held> spare_;
};

}  // namespace maex
