// The rules that derive values which the sender did not give. A report and an explanation name the rule of each value.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/model/fields.hpp"

namespace maex {

enum class FillRule : std::uint8_t {
  coordinates_from_text,     ///< the text as entered has one reading
  district_from_name,        ///< the sender's spelling is in the gazetteer
  district_from_spelling,    ///< only a transcription leads to the gazetteer
  district_from_code,        ///< the sender gave a code of the gazetteer and no name
  district_from_point,       ///< the point lies in one polygon
  district_from_settlement,  ///< the settlement is in one district only
  category_from_model,       ///< a source names the category of the model
  category_assumed,          ///< only general knowledge gives the category of the model or word
};
inline constexpr std::size_t fill_rule_count = 8;

struct FillRuleInfo {
  std::string_view name;        ///< "district-from-name"
  std::string_view about;       ///< one sentence
  std::span<const Field> from;  ///< the fields that it reads; the first one that the record has is the source
};
const FillRuleInfo& info(FillRule rule);

/// Filled values have columns from this number on. No table has as many columns.
inline constexpr std::uint16_t first_filled_column = 0xFF00;
constexpr bool is_filled(std::uint16_t column) { return column >= first_filled_column; }
constexpr std::uint16_t filled_column(FillRule rule) {
  return static_cast<std::uint16_t>(first_filled_column + static_cast<std::uint16_t>(rule));
}
constexpr FillRule filled_by(std::uint16_t column) { return static_cast<FillRule>(column - first_filled_column); }

}  // namespace maex
