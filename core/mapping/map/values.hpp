// Reads the value of a property as the value of a field.
#pragma once
#include <string>
#include <string_view>

#include "core/mapping/map/incoming.hpp"
#include "core/mapping/map/names.hpp"

namespace maex {

struct FieldReading {
  Value value;            ///< empty: not understood
  std::string_view rule;  ///< the rule that changed the spelling; empty: not changed
  bool time_dropped = false;
  Field also = Field::count;  ///< another field of the record that keeps `also_text`: the model of a device
  std::string also_text = {};
};

/// `text` must live as long as the value. `this_year` gives dates with two digits of the year their century.
FieldReading read_field(Field field, std::string_view text, FeatureValue::Is is, const ForeignNames& names,
                        int this_year);

}  // namespace maex
