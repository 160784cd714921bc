// What rules may consult beside the records: made by whoever runs them, the same for every record of a run.
#pragma once
#include <string_view>

#include "core/model/date.hpp"

namespace maex {
class Gazetteer;
class DistrictMap;
class HazardIndex;
}  // namespace maex

namespace maex::rules {

struct Policy;
struct ImporterLists;
class PreviousSubmission;

/// Everything but `today` may be missing; a rule that needs what is missing does not run, and the report says why.
/// Nothing is owned; all of it must outlive the run and may be read by several threads.
struct RuleInputs {
  Day today;
  const Gazetteer* gazetteer = nullptr;
  std::string_view country =
      {};  ///< ISO 3166-1 alpha-2 of the gazetteer; places of other countries are not judged by it. Empty: not said
  const DistrictMap* districts = nullptr;  ///< polygons of districts
  const HazardIndex* hazards = nullptr;
  const Policy* policy = nullptr;                ///< criteria of verification
  const ImporterLists* importer = nullptr;       ///< what the receiving installation knows
  const PreviousSubmission* previous = nullptr;  ///< what the same partner sent before
};

}  // namespace maex::rules
