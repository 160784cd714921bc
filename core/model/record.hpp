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
#include "core/model/fill_rule.hpp"
#include "core/model/value.hpp"
#include "core/notice/locator.hpp"

namespace maex {

/// A value in its field. `column` is the source column (1-based; 0: not from a cell of its own; is_filled(): maex
/// derived the value from other values of the record).
struct Slot {
  Field field;
  std::uint16_t column;
  Value value;
};

/// An input value that does not fit a field of the model. It is kept under the sender's own heading.
struct Extra {
  std::string_view heading;
  std::string_view text;
  std::uint16_t column;
};

/// The source bytes of a run of top-level records. A writer of the same layout can write them back unchanged. They are
/// valid only while none of these records is changed: see Batch::kept(). The bytes live in the batch.
struct Kept {
  std::size_t first = 0;    ///< index of the first record
  std::size_t records = 0;  ///< number of records, including children
  std::string_view before;  ///< bytes between the previous records and these (comments); mostly empty
  std::string_view bytes;   ///< the source bytes; the partner that read them knows their layout
  std::string_view scope;   ///< outer parts that `bytes` need (declarations of namespaces)
  std::string_view id;      ///< the sender's id, if a target must not use that id twice
  bool beside = false;      ///< the bytes also have content, such as comments, that maex does not check for names
};

/// A record of one kind. Text lives in the owning Batch; a record is valid until its batch is reset.
class Record {
 public:
  Record(Kind kind, Origin origin, std::int32_t parent, std::pmr::memory_resource* memory)
      : kind_(kind), origin_(origin), parent_(parent), slots_(memory), extras_(memory) {}

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const Origin& origin() const { return origin_; }
  /// Index in the batch of this record's parent (for place, device, source, point); -1 at the top level.
  [[nodiscard]] std::int32_t parent() const { return parent_; }

  /// After this call, touched() is true if a value was set, added or erased. A new record is touched.
  void seal() { touched_ = false; }
  [[nodiscard]] bool touched() const { return touched_; }

  /// Reserves memory for exactly `slots` values. Useful when the number is known, because unused memory of a record
  /// also moves between the caches of the reading and the writing thread.
  void reserve(std::size_t slots) { slots_.reserve(slots); }
  /// Adds a value. The value of a field that may not repeat is replaced.
  void set(Field field, Value value, std::uint16_t column = 0);
  /// Adds a derived value, unless the record has a value in that field. Does not change touched(), because a reader of
  /// the source bytes derives the same value again. Returns false when there was a value.
  bool fill(Field field, Value value, FillRule rule);
  /// Says that the value of the field follows from another value by this rule. The field must have a value.
  void mark_filled(Field field, FillRule rule);
  /// First value of the field, or none.
  [[nodiscard]] Value get(Field field) const;
  [[nodiscard]] bool has(Field field) const { return !get(field).empty(); }
  /// First slot of the field; nullptr when there is none.
  [[nodiscard]] const Slot* find(Field field) const;
  /// The slot that the reader read: of a filled value, the one that it was derived from. Its column is never that of a
  /// filled value.
  [[nodiscard]] Slot source_of(const Slot& slot) const;
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

/// Some records in the order they were read; every child follows its parent. A batch is reused and keeps its first
/// block of memory. Not thread-safe: one owner at a time.
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

  [[nodiscard]] std::size_t size() const { return body_->records.size(); }
  [[nodiscard]] bool empty() const { return body_->records.empty(); }
  Record& operator[](std::size_t i) { return body_->records[i]; }
  const Record& operator[](std::size_t i) const { return body_->records[i]; }
  /// Keeps the source bytes of the records from `kept.first` to the end of the batch, and seals these records. The
  /// characters must live as long as the batch.
  void keep_source(const Kept& kept);
  /// The source bytes of the run of records that contains record `i`. nullptr when no bytes were kept, or when a record
  /// of the run was later changed, got a child or was removed.
  [[nodiscard]] const Kept* kept(std::size_t i) const;
  /// Forgets the source bytes of the run that contains record `i`. Does nothing when there are none.
  void forget_source(std::size_t i);

  /// Index just past the last child (of any depth) of the top-level record at `i`.
  [[nodiscard]] std::size_t end_of(std::size_t i) const;
  void reset();
  /// Appends copies of other's records [first, last), including text and kept bytes; first must be a top-level record.
  void append(const Batch& other, std::size_t first, std::size_t last);
  /// Removes the records from index `count` on. Only reset() makes their memory available again.
  void truncate(std::size_t count);
  /// Exchanges all records without a copy. Text and references to records stay valid, and go with their records.
  void swap(Batch& other) noexcept { body_.swap(other.body_); }

 private:
  /// On the heap, because the records point to their memory and cannot move.
  struct Body {
    Body();
    std::unique_ptr<std::byte[]> first_block;
    std::pmr::monotonic_buffer_resource memory;
    std::pmr::deque<Record> records;
    std::vector<Kept> kept;
  };
  std::unique_ptr<Body> body_;
};

/// Finds the first child of `kind` below record `parent`; nullptr when there is none.
const Record* find_child(const Batch& batch, std::size_t parent, Kind kind);

}  // namespace maex
