// The world in which samples of rules are run.
#pragma once
#include "core/rules/world.hpp"

namespace maex::rules {

struct TestWorld {
  World world;
  TestWorld() { world.today = {2026, 1, 31}; }
};

}  // namespace maex::rules
