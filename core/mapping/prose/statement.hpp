// A figure that a text states, before it becomes a record.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/codes.hpp"
#include "core/model/date.hpp"

namespace maex::prose {

struct Statement {
  Code measure = no_code;
  double value = 0;
  Code qualifier = no_code;
  std::string breakdown;  ///< "status=CIVILIAN;sex=MALE", sorted by name
  std::optional<PartialDate> period, as_of;
  std::string base, source, place;
  std::string reference;             ///< numbers of footnotes after it: "[1] [2]"
  std::uint32_t begin = 0, end = 0;  ///< bytes of the number in the paragraph
  std::uint32_t wording_begin = 0, wording_end = 0;
  std::string_view pattern;
  std::string waiting;                  ///< "LAST_WEEK": a time that needs the day of issue
  bool untimed = false;                 ///< neither its sentence nor the text before says what time it is for
  std::uint32_t sentence = 0;           ///< of the text; 0: of a table, where cells may be equal
  bool running = false;                 ///< a total up to a day, which may not be known
  bool headline = false;                ///< in the title, without a time of its own
  std::optional<double> other_reading;  ///< the value that the marks of the number allow too
};

/// A number that is not a figure (`rule` names why), or that no pattern binds (`rule` is empty).
struct LeftOut {
  std::uint32_t begin = 0, end = 0;
  std::string_view rule;
  std::string_view pattern;   ///< that leaves it unread
  bool words_differ = false;  ///< "4 (five)"
};

struct TextReading {
  std::vector<Statement> statements;
  std::vector<LeftOut> left_out;
};

/// Adds "name=value" in order; a second value of one name is left out.
void add_part(std::string& breakdown, std::string_view pair);
/// Adds pairs that semicolons separate.
void add_parts(std::string& breakdown, std::string_view pairs);
/// The measure of a word's value, such as "KILLED" or "ASSISTANCE_BENEFICIARIES;service=LEGAL_ADVICE"; no_code for
/// another value. Adds the parts after the semicolon.
Code measure_named(std::string_view value, std::string& breakdown);
/// Staff, machines and dogs: what a report says that the agency has.
bool is_asset(Code measure);
/// Casualties, their outcome, and incidents.
bool is_of_people(Code measure);
/// Those, survivors, and people who were helped or taught: "of them, 7 are women" may be a part of their number.
bool counts_persons(Code measure);

}  // namespace maex::prose
