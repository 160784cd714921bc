// The checks, one function each. They report failures to the trial. The runner reports the exceptions that they throw.
#pragma once
#include "core/plugin/suite/trial.hpp"

namespace maex::conformance {

void check_descriptor(Trial& trial);
void check_options(Trial& trial);
void check_identify(Trial& trial);
void check_own_output(Trial& trial);
void check_losses(Trial& trial);
void check_damage(Trial& trial);
void check_bounds(Trial& trial);
void check_huge_cell(Trial& trial);
void check_locations(Trial& trial);
void check_interruption(Trial& trial);
void check_dangerous_text(Trial& trial);
void check_full_disk(Trial& trial);
void check_same_bytes(Trial& trial);

/// Short enough to notice a reader that hangs, long enough for a slow machine.
inline constexpr std::uint64_t seconds_for_a_small_file = 20;

}  // namespace maex::conformance
