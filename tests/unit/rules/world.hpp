// The world in which samples of rules are run.
#pragma once
#include "core/place/gazetteer.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/world.hpp"

namespace maex::rules {

struct TestWorld {
  World world;
  TestWorld() {
    world.today = {2026, 1, 31};
    world.gazetteer = &Gazetteer::azerbaijan();
    world.policy = &builtin_policy();
  }
};

}  // namespace maex::rules
