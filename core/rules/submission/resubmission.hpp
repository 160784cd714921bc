// What rules about an earlier submission share.
#pragma once
#include <string_view>

#include "core/model/record.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

inline Pattern lacks_previous(const RuleInputs& inputs) {
  return inputs.previous == nullptr ? "no earlier submission was given (--previous)"_text : Pattern();
}

inline Field id_of(const Record& record) {
  return record.kind() == Kind::incident ? Field::incident_id : Field::victim_id;
}

}  // namespace maex::rules
