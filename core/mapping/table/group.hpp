// The rows of one incident. They are collected until the next incident begins, then added to the batch in order.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/mapping/profile/compiled.hpp"
#include "core/mapping/table/ids.hpp"
#include "core/mapping/table/row_values.hpp"
#include "core/mapping/table/window.hpp"

namespace maex {

/// The values that identify the incident of a row.
struct GroupKey {
  std::vector<std::string> values;  ///< one per group field; empty where the cell is blank
  bool blank = true;                ///< no value at all
  std::string text;                 ///< all values
};

class IncidentGroup {
 public:
  /// `profile` and `window` must outlive the group.
  IncidentGroup(const Compiled& profile, RowWindow& window);

  [[nodiscard]] bool open() const { return open_; }
  /// True when a row with this key belongs to the open incident.
  [[nodiscard]] bool continues(const GroupKey& key) const;
  /// Opens an incident. Returns the earlier row with the same incident, or 0. If the window still holds that incident,
  /// the rows that follow are added to it.
  std::uint32_t begin(const GroupKey& key, Origin origin);
  /// True when at least one row of the open incident was understood.
  [[nodiscard]] bool accepted() const { return accepted_; }

  /// True when an earlier row named the open incident, and its batch was handed out since.
  [[nodiscard]] bool is_apart() const { return again_; }

  struct Conflict {
    std::size_t node;
    Field field;
    int column = -1;  ///< of the profile, if the cell counts people
  };
  /// Adds a row. Values that contradict earlier rows are excluded and listed in `conflicts`. `first_row` is the row of
  /// the earlier values.
  void add(const RowValues& values, Origin origin, std::vector<Conflict>& conflicts, std::uint32_t& first_row);
  /// True when no record can take the extras of the row, because the incident was already emitted and the row has no
  /// victim.
  [[nodiscard]] bool leaves_out_extras(const RowValues& values) const {
    return again_ && !values.has_victim && !values.extras.empty();
  }
  /// True when a row that should continue the open incident has other values for it.
  [[nodiscard]] bool contradicts(const RowValues& values) const;
  [[nodiscard]] bool full() const;
  /// Adds the collected rows to the newest batch of the window, or to their incident there. The incident stays open for
  /// further rows, after go_on(), until close().
  void emit();
  void go_on();
  void close() { open_ = accepted_ = false; }

 private:
  struct Victim {
    Origin origin;
    std::size_t slots_begin, slots_end, extras_begin, extras_end;
  };
  /// Another source of the open incident. A row may name a source of its own.
  void add_source(std::size_t node, const std::vector<Slot>& slots);
  void note_conflict(std::size_t node, Field field, std::vector<Conflict>& conflicts);
  void add_counts(const RowValues& values, std::vector<Conflict>& conflicts);
  /// Takes up the incident with this number of the window. Does nothing when the window does not hold it.
  void resume(std::uint32_t number);
  void add_apart(const RowValues& values, std::vector<Conflict>& conflicts, std::uint32_t& first_row);
  void add_incident_values(const RowValues& values, Origin origin, std::vector<Conflict>& conflicts);
  void hold(std::size_t record, std::size_t victims);
  void keep_slots(HeldIncident& held) const;
  void emit_late();
  void clear();
  void add_constants(std::size_t node, Record& record, Batch& batch) const;
  [[nodiscard]] std::size_t constants_of(std::size_t node) const;
  std::size_t emit_incident(Batch& batch);
  void emit_victim(const Victim& victim, Batch& batch);
  void emit_counted(Batch& batch);
  /// `number` is the number of victims that the incident has already.
  void name_records(Batch& batch, std::size_t incident, std::size_t first_victim, std::uint32_t number = 0);
  [[nodiscard]] std::uint32_t fingerprint(const std::vector<std::vector<Slot>>& nodes) const;
  [[nodiscard]] bool is_group_field(Field field) const;

  const Compiled& profile_;
  RowWindow& window_;
  bool open_ = false, accepted_ = false, keyed_ = false;
  bool again_ = false;      ///< an earlier row named this incident, and the window does not hold it any more
  std::uint32_t late_ = 0;  ///< number of the held incident that the rows are added to; 0: none
  GroupKey key_;
  std::uint64_t key_hash_ = 0;
  Origin origin_;
  std::vector<std::vector<Slot>> nodes_;  ///< of the incident and its children
  std::vector<std::int32_t> at_;          ///< by node: the record of the incident added last; -1: none
  NodeSlots more_sources_;                ///< by node
  std::size_t sources_before_ = 0;        ///< of more_sources_: those that the held incident has already
  std::vector<Field> differing_;          ///< fields in which rows of the open incident contradict each other
  std::vector<Field> not_understood_;     ///< fields of the open incident with a cell that was not understood
  std::vector<Extra> extras_;
  std::vector<NodeSlot> victim_slots_;
  std::vector<Extra> victim_extras_;
  std::vector<Victim> victims_;
  std::vector<std::pair<std::size_t, std::uint32_t>> counts_;
  std::size_t counts_before_ = 0;  ///< of counts_: those whose victims the held incident has already
  std::string incident_id_;
  SeenKeys finished_;  // check: fingerprint; count: row; number: in the window
  SeenKeys made_;      // ids made so far
  std::string scratch_;
};

}  // namespace maex
