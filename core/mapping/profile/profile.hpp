// A partner profile: a text file that binds a partner's headings and values to canonical fields, both ways.
// The syntax is described in schemas/profiles/README.md; profile.cpp reads exactly that.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/fields.hpp"
#include "core/model/value.hpp"
#include "core/place/programme.hpp"

namespace maex {

struct ProfileColumn {
  Field field{};
  Kind owner = Kind::incident;             ///< for child kinds: the parent record (incident, victim, hazard_area)
  std::vector<std::string> headings;       ///< known spellings; "Group > Leaf" for two-row headings
  std::vector<std::string> under, leaves;  ///< two-row headings: each of one kind above each of the other
  std::string write_group;                 ///< merged heading above, when writing; may be empty
  std::string write_heading;               ///< leaf heading when writing
  double width = 12;                       ///< characters, when writing
  bool optional = false;                   ///< written only when some record has a value for it
  bool required = false;                   ///< without this heading the profile does not fit
  enum class Part : std::uint8_t { whole, year, month, day } part = Part::whole;
  unsigned pad = 0;    ///< left-pad digits with zeros to this many
  char separator = 0;  ///< for repeating fields: several values in one cell
  double factor = 1;   ///< stored value = cell value × factor (unit conversion)
  bool also = false;   ///< the field has an earlier column; values of both must agree, the more exact date is kept
  bool stack = false;  ///< child kinds: a second column group makes a second child
  std::vector<std::string> blanks;  ///< folded words of a text that mean that nothing is known
  std::vector<std::pair<Code, std::vector<std::string>>> values;  ///< spellings of coded values; the first is written
  std::vector<std::pair<Field, Value>> count_of;                  ///< the cell counts victims that have these values
};

struct ProfileConstant {
  Field field{};
  Kind owner = Kind::incident;
  std::string text;
};
struct ProfileIgnore {
  std::vector<std::string> headings;
  std::string rule;
  std::string reason;
};
/// Headings without a field whose values hold nothing about a person, so that every target may get them.
struct ProfileOpen {
  std::vector<std::string> headings;
  std::string reason;
};
struct ProfileExample {
  std::string name;
  std::vector<std::vector<std::string>> rows;  ///< as a sheet, heading rows first
  std::vector<std::string> expect;  ///< "incident.date=2014-05-14", "rows.used=2", "notice=date-not-understood"
};

struct Profile {
  std::string id, title, about, version, digest;  ///< digest: SHA-256 of the file's bytes
  std::vector<std::string> languages, containers;
  Programme programme;  ///< of its lists; completed by the built-in programme of the country
  enum class RowIs : std::uint8_t {
    victim,
    incident,
    hazard_area,
    assistance,
    activity,
    education,
    quality,
    tally
  } row_is = RowIs::victim;
  std::vector<Field> group;        ///< rows with equal values in these fields are one incident; empty: each row is one
  bool continue_blank = false;     ///< rows with blank group cells continue the incident above
  std::vector<Field> required;     ///< a row without one of these is quarantined
  std::string date_order = "dmy";  ///< dmy, mdy, ymd
  std::string id_prefix;           ///< prefix of ids that are made from content, for records without an id
  std::vector<std::string> totals, notes;  ///< first words of totals rows and of footnotes
  std::vector<ProfileColumn> columns;
  std::vector<ProfileConstant> constants;
  std::vector<ProfileIgnore> ignored;
  std::vector<ProfileOpen> open;
  std::vector<ProfileExample> examples;
  std::vector<std::string> titles;  ///< title rows when writing; {year} {today} are replaced
  std::string sheets;               ///< when writing: "one", "half-year", "year"
  bool write_totals = false;
  std::vector<std::string> footnotes;  ///< when writing
};

/// By column: true for those that are written only when some record has a value for them.
std::vector<bool> optional_columns(const Profile& profile);

/// Throws UsageError with the file, the line, the problem and the correct form.
Profile parse_profile(std::string_view toml, const std::string& name);
/// Reads and parses a profile file. Throws InputError or UsageError.
Profile load_profile(const std::string& file);
/// Profiles built into the program, in order of id. Parsed once.
const std::vector<Profile>& builtin_profiles();

}  // namespace maex
