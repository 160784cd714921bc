// What rules may use in addition to the records. The caller that runs the rules makes it. It is the same for every
// record of a run.
#pragma once
#include <optional>
#include <string_view>

#include "core/model/date.hpp"
#include "core/place/geo.hpp"
#include "core/place/projection.hpp"

namespace maex {
class Gazetteer;
class DistrictMap;
class HazardIndex;
class Settlements;
}  // namespace maex

namespace maex::rules {

struct Policy;
struct ImporterLists;
class PreviousSubmission;

/// Everything except `today` may be missing. A rule that needs a missing input does not run, and the report says why.
/// RuleInputs owns nothing. All inputs must outlive the run, and several threads may read them.
struct RuleInputs {
  Day today;
  const Gazetteer* gazetteer = nullptr;
  /// ISO 3166-1 alpha-2 code of the gazetteer's country. The gazetteer does not judge places in other countries. Empty:
  /// unknown.
  std::string_view country = {};
  std::optional<GeoBox> country_box = {};  ///< where points of that country are; none: unknown
  std::optional<DatumShift> pulkovo = {};  ///< Country::pulkovo of that country
  const DistrictMap* districts = nullptr;  ///< polygons of districts
  const HazardIndex* hazards = nullptr;
  /// The user says that `hazards` has every known hazard area, so a point outside them all is in none.
  bool hazards_complete = false;
  const Settlements* settlements = nullptr;      ///< with their districts, which are districts of the gazetteer
  const Policy* policy = nullptr;                ///< criteria of verification
  const ImporterLists* importer = nullptr;       ///< what the receiving installation knows
  const PreviousSubmission* previous = nullptr;  ///< what the same partner sent before
};

}  // namespace maex::rules
