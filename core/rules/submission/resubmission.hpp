// What rules about an earlier submission share.
#pragma once
#include <string_view>

#include "core/model/record.hpp"
#include "core/rules/rule_inputs.hpp"

namespace maex::rules {

inline std::string_view lacks_previous(const RuleInputs& inputs) {
  return inputs.previous == nullptr ? std::string_view("no earlier submission was given (--previous)")
                                    : std::string_view();
}

inline Field id_of(const Record& record) {
  return record.kind() == Kind::incident ? Field::incident_id : Field::victim_id;
}

}  // namespace maex::rules
