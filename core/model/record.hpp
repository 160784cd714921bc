// Canonical records, and the batch that owns them.
#pragma once
#include <cstdint>
#include <deque>
#include <memory>
#include <memory_resource>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/fields.hpp"
#include "core/model/value.hpp"
#include "core/notice/locator.hpp"

namespace maex {

/// A value in its field. `column` is the source column (1-based; 0: not from a cell of its own).
struct Slot {
  Field field;
  std::uint16_t column;
  Value value;
};

/// An input value that no field of the model takes: kept under the sender's own heading.
struct Extra {
  std::string_view heading;
  std::string_view text;
  std::uint16_t column;
};

/// What the sender wrote for a run of top-level records, so that a writer of the same layout can give it back
/// unchanged. Valid while none of those records was touched: see Batch::kept(). Bytes live in the batch.
struct Kept {
  std::size_t first = 0;    ///< index of the first record
  std::size_t records = 0;  ///< how many, children included
  std::string_view before;  ///< what stood between the records before and these (comments); mostly empty
  std::string_view bytes;   ///< the sender's own; the partner that read them knows their layout
  std::string_view scope;   ///< what stood further out and `bytes` rest on (declarations of namespaces)
  std::string_view id;      ///< what the sender calls it, where a target must not use that name twice
  bool beside = false;      ///< they say more than the records: comments, say, that nobody looked through for names
};

/// A record of one kind. Text lives in the owning Batch; a record is only valid as long as its batch is not reset.
class Record {
 public:
  Record(Kind kind, Origin origin, std::int32_t parent, std::pmr::memory_resource* memory)
      : kind_(kind), origin_(origin), parent_(parent), slots_(memory), extras_(memory) {}

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const Origin& origin() const { return origin_; }
  /// Index in the batch of the record this one hangs below (place, device, source, point); -1 at the top level.
  [[nodiscard]] std::int32_t parent() const { return parent_; }

  /// From now on touched() tells whether anything was set, added or erased. Records are born touched.
  void seal() { touched_ = false; }
  [[nodiscard]] bool touched() const { return touched_; }

  /// Makes room for `slots` values and no more. Worth it where the number is known: what a record does not use is still
  /// memory that travels from the reading thread's cache to the writing thread's and back.
  void reserve(std::size_t slots) { slots_.reserve(slots); }
  /// Adds a value. A field that may not repeat is replaced.
  void set(Field field, Value value, std::uint16_t column = 0);
  /// First value of the field, or none.
  [[nodiscard]] Value get(Field field) const;
  [[nodiscard]] bool has(Field field) const { return !get(field).empty(); }
  /// Text of the field, empty when absent or not text.
  [[nodiscard]] std::string_view text(Field field) const;
  void erase(Field field);

  [[nodiscard]] std::span<const Slot> slots() const { return slots_; }
  [[nodiscard]] std::span<const Extra> extras() const { return extras_; }
  /// The characters must live as long as the batch.
  void add_extra(std::string_view heading, std::string_view text, std::uint16_t column = 0);
  /// Removes the extras for which `unwanted(extra)` is true.
  template <class Unwanted>
  void erase_extras(Unwanted unwanted) {
    if (std::erase_if(extras_, unwanted) != 0) touched_ = true;
  }

 private:
  friend class Batch;
  Kind kind_;
  bool touched_ = true;
  Origin origin_;
  std::int32_t parent_;
  std::int32_t kept_ = -1;  ///< number in its batch's list of kept bytes
  std::pmr::vector<Slot> slots_;
  std::pmr::vector<Extra> extras_;
};

/// Some records in the order they were read; every child follows its parent. Reused from batch to batch without
/// giving memory back. Not thread-safe: one owner at a time.
class Batch {
 public:
  Batch();
  Batch(const Batch&) = delete;
  Batch& operator=(const Batch&) = delete;

  /// Adds a record; `parent` is the index of an earlier record for child kinds, -1 otherwise.
  /// References to records stay valid until reset().
  Record& add(Kind kind, Origin origin, std::int32_t parent = -1);
  /// Copies text into the batch.
  std::string_view keep(std::string_view text);
  /// Scratch for readers that build text in place: n bytes that live as long as the batch.
  char* allocate(std::size_t n);

  [[nodiscard]] std::size_t size() const { return records_.size(); }
  [[nodiscard]] bool empty() const { return records_.empty(); }
  Record& operator[](std::size_t i) { return records_[i]; }
  const Record& operator[](std::size_t i) const { return records_[i]; }
  /// Keeps what the sender wrote for the records from `kept.first` to the end of the batch, and seals them. The
  /// characters must live as long as the batch.
  void keep_source(const Kept& kept);
  /// What the sender wrote for the group of records that record `i` belongs to; nullptr when nothing was kept or when
  /// any record of the group was touched, given a child or taken away since.
  [[nodiscard]] const Kept* kept(std::size_t i) const;
  /// Nothing is kept for the group of record `i` any more. Does nothing when nothing was.
  void forget_source(std::size_t i);

  /// Index just past the last child (of any depth) of the top-level record at `i`.
  [[nodiscard]] std::size_t end_of(std::size_t i) const;
  void reset();
  /// Appends copies of other's records [first, last), text, kept bytes and all; first must be a top-level record.
  void append(const Batch& other, std::size_t first, std::size_t last);
  /// Drops the records from `count` on; their memory comes back with reset().
  void truncate(std::size_t count);

 private:
  std::unique_ptr<std::byte[]> first_block_;
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::deque<Record> records_;
  std::vector<Kept> kept_;
};

/// Finds the first child of `kind` below record `parent`; nullptr when there is none.
const Record* find_child(const Batch& batch, std::size_t parent, Kind kind);

}  // namespace maex
