// Reads the value of a property as the value of a field.
#pragma once
#include <string_view>

#include "core/mapping/map/incoming.hpp"
#include "core/mapping/map/names.hpp"

namespace maex {

struct FieldReading {
  Value value;            ///< empty: not understood
  std::string_view rule;  ///< the rule that changed the spelling; empty: not changed
  bool time_dropped = false;
};

/// `text` must live as long as the value.
FieldReading read_field(Field field, std::string_view text, FeatureValue::Is is, const ForeignNames& names);

}  // namespace maex
