// Flat tables: one table for each kind of record and one row for each record, joined by id. A text file binds the
// columns as a profile does. A profile makes one list of incidents and victims. A flat mapping makes two tables.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/profile/compiled.hpp"

namespace maex {

/// What a column has in addition to its ProfileColumn.
struct FlatColumn {
  std::string name;         ///< heading, written and read exactly
  std::string tag;          ///< "#geo+lat"; empty: none
  std::size_t longest = 0;  ///< characters of a text; 0: any
};

struct FlatTable {
  std::string name;                         ///< of the sheet: "accident"
  Kind kind = Kind::incident;               ///< incident or victim
  std::shared_ptr<const Compiled> profile;  ///< a row is a record of `kind`
  std::vector<FlatColumn> columns;          ///< parallel to profile->profile.columns
  std::size_t id = 0;                       ///< column of the record's id
  int link = -1;                            ///< of victims: column of the incident's id
};

/// How the tables differ from what a profile would read and write.
struct FlatHabits {
  bool tags = false;             ///< a row of hashtags below the headings binds the columns, not the headings
  bool exact_days = false;       ///< only exact days are written as dates
  bool no_null_words = false;    ///< "NA" and "null" mean a missing value
  bool zero_is_missing = false;  ///< the position 0, 0 means an unknown place
  bool listed_codes = false;     ///< codes are written in the spellings of the mapping file only
  bool extras = false;           ///< unknown columns may be added
  std::size_t longest_name = 0;  ///< characters of a column's name; 0: any
  std::vector<std::string> own_columns = {};  ///< the system computes them: kept as extras without a finding
};

struct FlatMapping {
  std::string id, title;
  FlatHabits habits;
  std::vector<FlatTable> tables;  ///< incidents before victims
};

/// Throws UsageError naming file, line, what is wrong and what would be right.
std::shared_ptr<const FlatMapping> parse_flat_mapping(std::string_view toml, const std::string& name,
                                                      const FlatHabits& habits);
/// Whether a table of the mapping declares the heading open ([[table.open]]).
bool is_open(const FlatMapping& mapping, std::string_view heading);
/// `path` empty: the built-in file `resource`.
std::shared_ptr<const FlatMapping> load_flat_mapping(std::string_view path, std::string_view resource,
                                                     const FlatHabits& habits);

namespace flat_losses {
extern const LossType text_too_long, null_word, date_not_a_day, zero_coordinates, code_without_choice,
    kind_without_table, extra_without_column;
/// Includes the losses of core/mapping/table/losses.hpp that flat tables can cause.
std::vector<LossType> all(const FlatHabits& habits);
}  // namespace flat_losses

namespace flat_notices {
extern const NoticeType column_unknown, column_case, column_repeated, null_cleaned, zero_coordinates, victim_alone,
    not_a_table, no_table, links_left_out, tag_malformed, tag_cleaned;
std::vector<const NoticeType*> all();
}  // namespace flat_notices

/// Computed columns: ids of a system that numbers records by kind, and the links between these records.
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

/// Reads every sheet that is one of the tables. The victims of an incident follow it directly if their rows have about
/// the same order as the incidents, to within some thousands of rows. `document` and `context` must outlive the reader.
std::unique_ptr<RecordReader> read_flat(std::shared_ptr<const FlatMapping> mapping, TableDocument& document,
                                        ReadContext& context);

/// Finds how well a file fits the mapping.
Identification fit_flat(const FlatMapping& mapping, TableDocument& document);

}  // namespace maex
