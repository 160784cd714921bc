// Finds a date, or a range of dates, at a token.
#pragma once
#include <optional>
#include <string>

#include "core/mapping/prose/items.hpp"

namespace maex::prose {

class DateReader {
 public:
  DateReader(const Grammar& grammar, const ItemContext& context, const Paragraph& paragraph)
      : grammar_(grammar), context_(context), paragraph_(paragraph) {}
  /// Number of tokens of the date that begins at token `at`; 0: none does. A year alone is not a date here.
  std::size_t read(std::size_t at, DateItem& out) const;

 private:
  static constexpr std::size_t longest = 12;
  [[nodiscard]] bool is_month(std::size_t i) const;
  [[nodiscard]] bool follows_year_of_report(std::size_t at, std::string_view year) const;
  [[nodiscard]] bool is_of_month(std::size_t i) const;
  [[nodiscard]] bool is_day_number(std::size_t i) const;
  [[nodiscard]] bool is_between(std::size_t at) const;
  [[nodiscard]] bool is_on_day(std::size_t at) const;
  [[nodiscard]] std::string text_of(std::size_t first, std::size_t last) const;
  [[nodiscard]] std::size_t extend(std::size_t at) const;
  [[nodiscard]] std::size_t decade(std::size_t at, DateItem& out) const;
  [[nodiscard]] std::optional<std::string> year_last(std::size_t first, std::size_t last) const;
  [[nodiscard]] int year_before(std::size_t at) const;
  std::size_t date_at(std::size_t at, DateItem& out) const;
  [[nodiscard]] int bracket_year(std::size_t at) const;
  [[nodiscard]] std::size_t days_of_month(std::size_t at, DateItem& out) const;
  [[nodiscard]] bool has_dotted_date(std::size_t first, std::size_t last) const;
  bool parse(std::size_t first, std::size_t last, DateItem& out) const;

  const Grammar& grammar_;
  const ItemContext& context_;
  const Paragraph& paragraph_;
  const bool has_word_of_days_ = grammar_.words.value_of("OF") != 0;
};

}  // namespace maex::prose
