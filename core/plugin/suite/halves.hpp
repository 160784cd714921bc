// The parts of checks that concern formats, and those that concern partners.
#pragma once
#include "core/plugin/suite/trial.hpp"

namespace maex::conformance {

void table_own_output(Trial& trial);
void table_locations(Trial& trial);
void record_own_output(Trial& trial);
void record_locations(Trial& trial);

}  // namespace maex::conformance
