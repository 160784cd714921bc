// Converts a value of a field to the text of an element.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"
#include "adapters/partners/maxml/lexical.hpp"
#include "core/model/value.hpp"

namespace maex::maxml {

/// A value in the spelling of an element.
struct Rendered {
  enum class Verdict : std::uint8_t { fits, custom, lost } verdict = Verdict::custom;
  std::string_view text;
  Scan scan = Scan::plain;
};

/// Whether a value of this kind is of the field's own type.
bool is_kind(Type type, Value::Kind kind);

/// Whether an element of this type accepts the value, and reading it back gives an equal value. `terms` are escaped
/// base terms by code, for types that are codes. The text lives as long as the value and `buffer`.
Rendered render(std::string& buffer, const LeafType& type, const std::vector<std::string>* terms, Field field,
                const Value& value);

}  // namespace maex::maxml
