// Flat tables: one for each kind of record, a row a record, joined by id. Bound by a text file that speaks of columns
// as profiles do; where a profile makes one list of incidents and victims, this makes two.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

/// What a column is besides ProfileColumn.
struct FlatColumn {
  std::string name;         ///< heading, written and read exactly
  std::string tag;          ///< "#geo+lat"; empty: none
  std::size_t longest = 0;  ///< characters of a text; 0: any
};

struct FlatTable {
  std::string name;                         ///< of the sheet: "accident"
  Kind kind = Kind::incident;               ///< incident or victim
  std::shared_ptr<const Compiled> profile;  ///< a row is a record of `kind`
  std::vector<FlatColumn> columns;          ///< beside profile->profile.columns
  std::size_t id = 0;                       ///< column of the record's id
  int link = -1;                            ///< of victims: column of the incident's id
};

/// How the tables differ from what a profile would read and write.
struct FlatHabits {
  bool tags = false;             ///< a row of hashtags below the headings binds the columns, not the headings
  bool exact_days = false;       ///< dates are days or nothing
  bool no_null_words = false;    ///< "NA" and "null" stand for nothing
  bool zero_is_missing = false;  ///< 0, 0 is no place
  bool listed_codes = false;     ///< codes have the spellings of the file or none
  bool extras = false;           ///< columns nobody knows may be added
  std::size_t longest_name = 0;  ///< characters of a column's name; 0: any
  std::vector<std::string> own_columns = {};  ///< computed by the system itself: kept as extras without a finding
};

struct FlatMapping {
  std::string id, title;
  FlatHabits habits;
  std::vector<FlatTable> tables;  ///< incidents before victims
};

/// Throws UsageError naming file, line, what is wrong and what would be right.
std::shared_ptr<const FlatMapping> parse_flat_mapping(std::string_view toml, const std::string& name,
                                                      const FlatHabits& habits);
/// `path` empty: the built-in file `resource`.
std::shared_ptr<const FlatMapping> load_flat_mapping(std::string_view path, std::string_view resource,
                                                     const FlatHabits& habits);

namespace flat_losses {
extern const LossType text_too_long, null_word, date_not_a_day, zero_coordinates, code_without_choice,
    kind_without_table, extra_without_column;
/// With those of core/mapping/table/losses.hpp that flat tables can cause.
std::vector<LossType> all(const FlatHabits& habits);
}  // namespace flat_losses

namespace flat_notices {
extern const NoticeType column_unknown, column_case, column_repeated, null_cleaned, zero_coordinates, victim_alone,
    not_a_table, no_table, links_left_out;
std::vector<const NoticeType*> all();
}  // namespace flat_notices

/// Ids of a system that numbers records by kind, and what ties them: computed columns.
struct FlatLinks {
  bool on = false;
  std::string id_column, link_column;  ///< headings
  std::uint64_t first_incident = 1, first_victim = 1;
  std::string incident_prefix, victim_prefix;
  std::size_t longest_links = 0;  ///< bytes
};

struct FlatTarget {
  std::function<std::unique_ptr<TableWriter>()> create;  ///< called once, in finish()
  bool incidents = true, victims = true;                 ///< tables that are written
  FlatLinks links;
};

/// Rows are spooled to an anonymous temporary file until finish(), because tables are written one after the other.
/// `context` must outlive the writer.
std::unique_ptr<RecordWriter> write_flat(std::shared_ptr<const FlatMapping> mapping, FlatTarget target,
                                         WriteContext& context);

/// Reads every sheet that is one of the tables; an incident's victims come directly behind it when their rows stand
/// within some thousands of rows in the same order. `document` and `context` must outlive the reader.
std::unique_ptr<RecordReader> read_flat(std::shared_ptr<const FlatMapping> mapping, TableDocument& document,
                                        ReadContext& context);

/// How well a file fits.
Identification fit_flat(const FlatMapping& mapping, TableDocument& document);

}  // namespace maex
