// Runs the examples in a profile, in both directions.
#pragma once
#include <string>
#include <vector>

#include "core/mapping/profile/profile.hpp"

namespace maex {

struct ExampleResult {
  std::string name;
  bool passed = false;
  std::string detail;  ///< the differences, one in a line; empty when the example passed
};

/// Reads each example, checks its expectations, writes the records with the profile and reads them back.
/// Expectations: "incident.date=2014-05-14" (some record has it), "victim[2].outcome=KILLED" (the second record of the
/// kind has it), "extra.HEADING=text", "records.incident=2" (records of a kind), "rows.used=2", "cells.quarantined=1",
/// "notice=code-unknown". An empty value ("victim.age=") means that no record has the field.
std::vector<ExampleResult> check_examples(const Profile& profile);

}  // namespace maex
