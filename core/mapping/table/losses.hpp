// What a written table cannot carry.
#pragma once
#include <cstdint>
#include <vector>

#include "core/adapter/descriptor.hpp"

namespace maex::losses {

enum class Kind : std::uint8_t {
  field_without_column,
  second_child,
  second_value,
  kind_without_rows,
  value_spelling,
  value_form,
  constant_differs,
  required_missing,
  shared_incident,
  made_id,
  no_group_value,
  extra_heading,
  extra_on_incident,
  extra_text,
};
/// All losses in the order of Kind, for the descriptor. The descriptor may contain copies of these objects.
const std::vector<LossType>& all();
const LossType* type(Kind kind);

}  // namespace maex::losses
