// The words of written reports in one language, from schemas/reports/words/LANGUAGE.toml.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/figures/count.hpp"
#include "core/model/codes.hpp"
#include "core/text/string_map.hpp"

namespace maex::figures {

class ReportWords {
 public:
  /// Loaded at the first call.
  static const ReportWords& of(Language language);
  explicit ReportWords(Language language);
  /// English words and those of schemas/reports/words/NAME.toml.
  explicit ReportWords(std::string_view name);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// Throws std::logic_error for a key that the file lacks.
  [[nodiscard]] const std::string& text(std::string_view key) const;
  /// The text with its gaps filled.
  [[nodiscard]] std::string say(std::string_view key, std::vector<Argument> arguments) const;
  /// The same for a sentence that begins or goes on with an empty gap: "{when}, {value} was cleared." without a time is
  /// "12 ha was cleared."
  [[nodiscard]] std::string say_on(std::string_view key, std::vector<Argument> arguments) const;
  /// The parts of a text that are separated by "|".
  [[nodiscard]] std::vector<std::string> parts(std::string_view key) const;
  [[nodiscard]] std::vector<std::string> keys() const;

  /// "1,284,310", "128.43": the shortest digits that read back to the same number, in the language's form.
  [[nodiscard]] std::string number(std::uint64_t number) const;
  [[nodiscard]] std::string figure(double value) const;
  /// The number with the words of its precision: "about 3,000". `qualifier`: no_code for an exact number.
  [[nodiscard]] std::string figure(double value, Code qualifier) const;
  /// The number with its noun: "27 anti-personnel mines". `measure` has a noun in the file.
  [[nodiscard]] std::string counted(Code measure, double value, Code qualifier) const;

  /// "In June 2014". `period`: a day without a number (month), or only a year.
  [[nodiscard]] std::string when(const Day& period) const;
  /// The same within a sentence: "in June 2014".
  [[nodiscard]] std::string inside(const Day& period) const;
  /// "From 1 January 2014".
  [[nodiscard]] std::string year_begins(const Day& period) const;
  [[nodiscard]] std::string chart_caption(const Day& period) const;
  [[nodiscard]] std::string chart_description(const Day& period) const;
  /// "June 2014", "2014", "30 June 2014".
  [[nodiscard]] std::string period(const Day& period) const;
  /// "a, b and c".
  [[nodiscard]] std::string list(const std::vector<std::string>& items) const;
  /// The start of a running total, "From the early 1990s". `base` is a text that the file knows, a date (ISO 8601), or
  /// another text, which is given as it is; empty: not stated.
  [[nodiscard]] std::string base(std::string_view base) const;
  /// The label of a row of a breakdown: a district in this language, or a code.
  [[nodiscard]] std::string row(By by, std::string_view name) const;

 private:
  void add(const std::string& name);
  [[nodiscard]] std::string fill(std::string_view pattern, const std::vector<Argument>& arguments) const;
  [[nodiscard]] std::vector<Argument> date_parts(const Day& day) const;
  /// The ending that a number takes in this language, such as -cü of 2014-cü; empty when the language has none.
  [[nodiscard]] std::string ending(std::string_view table, std::uint64_t number) const;
  Language language_;
  StringMap<std::string> texts_;
};

}  // namespace maex::figures
