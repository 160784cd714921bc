// The time that a figure is for: the dates of its sentence, of its heading, or of the report.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/mapping/prose/items.hpp"
#include "core/mapping/prose/statement.hpp"

namespace maex::prose {

/// A period, or a running total with its base and its last day.
struct Timing {
  bool running = false;
  std::optional<PartialDate> period, as_of;
  std::string base;
  [[nodiscard]] bool empty() const { return !running && !period; }
};

/// What the report says about its own time.
struct ReportTime {
  std::optional<PartialDate> period;  ///< of the title
  std::optional<PartialDate> issued;  ///< of the date line
  std::optional<PartialDate> day;     ///< the last day that the text named
  std::optional<PartialDate> as_of;   ///< the last day that a sentence named for its running totals
  bool only_titled = false;           ///< the title names the period, and no figure is stated yet
  Timing previous;                    ///< of the last figure: "in the same period"
};

/// "LAST_WEEK", "LAST_YEAR" and so on, seen from the day of issue; nullopt for another word.
std::optional<PartialDate> period_before(std::string_view word, const Day& issued);

/// The dates of one sentence.
class Timings {
 public:
  Timings(const Sentence& sentence, const Paragraph& paragraph, const Grammar& grammar, const ReportTime& report);
  /// The time of the number at token `token` in sequence `sequence`. Empty when the sentence says nothing about it.
  [[nodiscard]] Timing of(std::size_t sequence, std::uint32_t token) const;
  /// True when the number has a date of its own beside that of the sentence: "up from 41 in 2022".
  [[nodiscard]] bool has_own_date(std::size_t sequence, std::uint32_t token) const;
  /// The one period that the sentence names, for headings.
  [[nodiscard]] std::optional<PartialDate> only_period() const;
  /// The day that "as of 30 June 2024" names.
  [[nodiscard]] std::optional<PartialDate> stated_last_day() const;
  [[nodiscard]] std::optional<PartialDate> last_day() const;
  /// The word of a time that needs a day of issue which is not known yet; empty: none.
  [[nodiscard]] const std::string& waiting() const { return waiting_; }
  [[nodiscard]] bool any() const { return !marks_.empty(); }

 private:
  enum class Kind : std::uint8_t { at, since, until, as_of, span };
  struct Mark {
    Kind kind = Kind::at;
    std::size_t sequence = 0;
    std::uint32_t first = 0, last = 0;  ///< tokens
    PartialDate date;
    PartialDate to;    ///< of a span
    std::string base;  ///< of a decade
    bool in_brackets = false;
    bool after_at = false;               ///< "in 2021"
    bool at_end = false;                 ///< "to the end of"
    bool at_start = false;               ///< "since the beginning of"
    std::uint32_t counted = 0xFFFFFFFF;  ///< the number that it dates: "17 casualties of 2012"
    bool said = false;                   ///< "told reporters on"
    bool same_part = false;              ///< "in the same months of 2023": of the number before it only
  };
  void collect(const Sentence& sentence, std::size_t index, const Paragraph& paragraph, const Grammar& grammar);
  void keep_same_part(const Sequence& sequence, std::size_t year, const Grammar& grammar);
  void relative(const Item& item, std::size_t index, const Paragraph& paragraph, const Grammar& grammar);
  bool is_year_of_month(const Sequence& sequence, std::size_t i, const Grammar& grammar);
  void drop_bracket_years();
  void join_spans();
  void issue_on_statement(const Sentence& sentence, const Paragraph& paragraph, const Grammar& grammar);
  void keep_day_of_statement();
  [[nodiscard]] Timing running(const Mark& mark) const;
  [[nodiscard]] bool is_of_one_number(const Mark& mark) const;
  [[nodiscard]] const Mark* nearest(std::size_t sequence, std::uint32_t token) const;

  ReportTime report_;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> totals_;    ///< tokens of words such as "so far"
  std::vector<std::uint32_t> numbers_;   ///< tokens of the numbers
  std::vector<std::uint32_t> clauses_;   ///< tokens of the words that begin a clause
  std::vector<std::uint32_t> brackets_;  ///< by sequence: the token that opens it
  std::string base_word_;                ///< from a word such as "since the end of the war"
  std::optional<Mark> this_year_;        ///< "this year" in a text without a date
  std::string waiting_;
  bool same_ = false;  ///< "in the same period"
  bool verb_last_ = false;
};

/// The text of a base: "2020-11-10", "1998", "early 1990s".
std::string base_text(const PartialDate& date, const std::string& decade);

}  // namespace maex::prose
