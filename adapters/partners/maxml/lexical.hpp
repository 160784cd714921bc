// Which texts an XML document and the simple types of the maex schema accept. The checks are stricter than the schema
// where libxml2 has its own limits (long numbers, time zones). libxml2 accepts every text that these checks accept; a
// test compares the two.
#pragma once
#include <string_view>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

enum class Scan : std::uint8_t {
  plain,    ///< may be copied unchanged
  escape,   ///< contains < > & or a carriage return
  refused,  ///< contains a control character, a non-character or bytes that are not UTF-8: XML 1.0 cannot contain it
};
Scan scan(std::string_view text);

/// Days of the calendar as YYYY-MM-DD, years 0001 to 9999, no time zone.
bool is_day(std::string_view text);
/// Optional sign, then 1 to 18 digits.
bool is_integer(std::string_view text);
/// Optional sign, digits with at most one point, at least one and at most 18 digits.
bool is_decimal(std::string_view text);
/// Whether the element's type accepts the text. Codes are not checked: their base terms come from the dialect.
bool fits(const LeafType& type, std::string_view text);

}  // namespace maex::maxml
