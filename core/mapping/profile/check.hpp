// Runs the examples that stand inside a profile, in both directions.
#pragma once
#include <string>
#include <vector>

#include "core/mapping/profile/profile.hpp"

namespace maex {

struct ExampleResult {
  std::string name;
  bool passed = false;
  std::string detail;  ///< what differs, one finding a line; empty when it passed
};

/// Reads each example, compares what it expects, writes the records with the profile and reads them back.
/// Expectations: "incident.date=2014-05-14" (some record has it), "victim[2].outcome=KILLED" (the second record
/// of the kind has it), "extra.HEADING=text", "records.incident=2" (records of a kind), "rows.used=2",
/// "cells.quarantined=1", "notice=code-unknown". An empty value ("victim.age=") says that no record has the field.
std::vector<ExampleResult> check_examples(const Profile& profile);

}  // namespace maex
