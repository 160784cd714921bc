// The account of one reading: what became of each cell, what is reported about it, and what could not be read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/balance.hpp"
#include "core/model/fields.hpp"
#include "core/model/shown.hpp"
#include "core/notice/notice.hpp"

namespace maex {

/// A place in an input. Each reader derives its own class with what it needs to describe the place: the sheet with its
/// headings, or the node of a tree. A Place is cheap to make. It is spelled out only for the list of fates, for a
/// stored finding and for the quarantine.
class Place {
 public:
  /// `row`: row or line, 1-based; 0: none. `column`: 1-based; 0: none. `field`: the field that takes the value, or
  /// would take it; Field::count: the field is not known.
  explicit Place(std::uint32_t row, std::uint32_t column = 0, Field field = Field::count)
      : row_(row), column_(column), field_(field) {}
  [[nodiscard]] Field field() const { return field_; }
  /// The same for all places of one column, property or element, and different for others of the same input.
  [[nodiscard]] virtual std::uint64_t column_key() const {
    return std::uint64_t{column_} << 16 | static_cast<std::uint16_t>(field_);
  }
  /// Fills in everything except the document.
  virtual void spell(Locator& to) const = 0;

 protected:
  Place(const Place&) = default;
  Place& operator=(const Place&) = default;
  ~Place() = default;

  std::uint32_t row_, column_;
  Field field_;
};

/// A line of a text, or the whole input (line 0). `path` must outlive it.
class LinePlace final : public Place {
 public:
  explicit LinePlace(std::uint32_t line = 0, std::string_view path = {}, Field field = Field::count)
      : Place(line, 0, field), path_(path) {}
  void spell(Locator& to) const override {
    to.row = row_;
    to.path = path_;
  }

 private:
  std::string_view path_;
};

/// Receives the fate of each non-empty cell (the `--fates` list). `field` is empty when no field is known.
class FateSink {
 public:
  virtual ~FateSink() = default;
  virtual void cell(const Locator& where, Fate fate, std::string_view rule, std::string_view field) = 0;
};

/// A value that the reader could not read: the raw text, its place and the reason. It is kept so that no data is lost.
/// Values may be personal.
struct QuarantineEntry {
  Locator where;
  std::string value;
  std::string rule;
  std::string problem;
};

class Quarantine {
 public:
  virtual ~Quarantine() = default;
  virtual void add(QuarantineEntry entry) = 0;
};

/// The text that a finding quotes. `known` and the field of the place decide whether the text is hidden as personal.
struct Quoted {
  std::string_view text;
  Known known = Known::raw;
};

/// A reader gives each row and cell its fate here, reports its findings, and puts values that it cannot read into the
/// quarantine. For one thread only. `rule` of a fate is as in Balance.
class Account {
 public:
  /// `document`: name of the input, as the user gave it. The other arguments must outlive the account. `fates` may be
  /// null. Without a `quarantine`, unreadable values are only counted.
  Account(std::string document, Notices& notices, Balance& balance, FateSink* fates = nullptr,
          Quarantine* quarantine = nullptr)
      : document_(std::move(document)), notices_(notices), balance_(balance), fates_(fates), quarantine_(quarantine) {}

  [[nodiscard]] const std::string& document() const { return document_; }
  [[nodiscard]] const Balance& balance() const { return balance_; }

  void read_row() { balance_.read_row(); }
  void read_cells(std::uint64_t n) { balance_.read_cells(n); }
  void empty_cells(std::uint64_t n) { balance_.empty_cells(n); }

  void row(Fate fate, std::string_view rule = {}, std::uint64_t n = 1) { balance_.row(fate, rule, n); }
  /// Counts cells that have no place. They do not appear in the list of fates.
  void cells(Fate fate, std::string_view rule, std::uint64_t n) { balance_.cells(fate, rule, n); }
  /// `fate` is not Fate::quarantined; see quarantined().
  void cell(const Place& place, Fate fate, std::string_view rule = {}) {
    balance_.cells(fate, rule);
    if (fates_ != nullptr) list(place, fate, rule);
  }
  void used(const Place& place) { cell(place, Fate::used); }
  void changed(const Place& place, std::string_view rule) { cell(place, Fate::changed, rule); }
  void ignored(const Place& place, std::string_view rule) { cell(place, Fate::ignored, rule); }
  /// Stores `raw` in the quarantine, even when it is personal. `problem` must not quote it.
  void quarantined(const Place& place, std::string_view rule, std::string_view raw, std::string_view problem) {
    cell(place, Fate::quarantined, rule);
    if (quarantine_ != nullptr) put_away(place, rule, raw, problem);
  }

  /// True when the next finding of this type would be stored. Otherwise the reader need not build its text.
  [[nodiscard]] bool wants(const NoticeType& type) const { return notices_.wants(type); }
  /// Counts a finding without storing it.
  void count(const NoticeType& type) { notices_.count(type); }
  /// Hides the quoted text where it may be personal. The pattern of `problem` must not contain that text. An argument
  /// that contains it (a copy, or an interpretation that the caller marks as personal) is hidden too. When `problem`
  /// has no pattern, its arguments fill the pattern of `type`. A type that is said once per column keeps the quoted
  /// text of its first value only.
  void report(const NoticeType& type, const Place& place, Quoted quoted = {}, Text problem = {});
  /// The same with an English sentence.
  void report(const NoticeType& type, const Place& place, Quoted quoted, std::string sentence) {
    report(type, place, quoted, Text::as_is(std::move(sentence)));
  }

 private:
  [[nodiscard]] Locator spelled(const Place& place) const;
  void list(const Place& place, Fate fate, std::string_view rule);
  void put_away(const Place& place, std::string_view rule, std::string_view raw, std::string_view problem);

  std::string document_;
  Notices& notices_;
  Balance& balance_;
  FateSink* fates_;
  Quarantine* quarantine_;
};

}  // namespace maex
