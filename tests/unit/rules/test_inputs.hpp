// The inputs for the samples of rules.
#pragma once
#include "core/place/district_map.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/settlements.hpp"
#include "core/rules/importer_lists.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/previous.hpp"
#include "core/rules/rule_inputs.hpp"
#include "core/rules/sample.hpp"
#include "core/run/join.hpp"

namespace maex::rules {

/// Two invented squares with the ids of real districts.
inline const DistrictMap& test_districts() {
  static const DistrictMap map = [] {
    Batch batch;
    const auto square = [&batch](std::string_view id, double west, double south, double east, double north) {
      batch.add(Kind::hazard_area, {}).set(Field::hazard_area_id, Value::text(id));
      const auto parent = static_cast<std::int32_t>(batch.size()) - 1;
      for (const GeoPoint& corner : {GeoPoint{south, west}, {south, east}, {north, east}, {north, west}}) {
        Record& point = batch.add(Kind::point, {}, parent);
        point.set(Field::point_latitude, Value::decimal(corner.latitude));
        point.set(Field::point_longitude, Value::decimal(corner.longitude));
        point.set(Field::point_shape_type, Value::code(Code::shape_type_POLYGON));
      }
    };
    square("AZ-FUZ", 47.0, 39.3, 47.34, 39.6);
    square("AZ-TOV", 45.5, 40.8, 45.9, 41.1);
    DistrictMap::Builder builder("squares", Gazetteer::azerbaijan());
    builder.add(batch);
    return builder.finish();
  }();
  return map;
}

/// An invented installation.
inline const ImporterLists& test_installation() {
  static const ImporterLists lists{{"ANAMA"}, {"PMN-2"}, {"Tovuz", "Füzuli"}, {{"sent-1", Day{2014, 5, 20}}}};
  return lists;
}

/// An invented previous submission.
inline const PreviousSubmission& test_previous() {
  static const PreviousSubmission previous = [] {
    Batch batch;
    read_sample("incident id=1 date=2014-05-14\nvictim id=7 incident=1 outcome=INJURED\nincident id=2 date=2014-06-14",
                batch);
    PreviousSubmission made("before.csv");
    Join join;
    const auto add = [&](const Group& group) { made.add(group); };
    join.add(batch, add);
    join.finish(add);
    return made;
  }();
  return previous;
}

struct TestInputs {
  RuleInputs inputs;
  TestInputs() {
    inputs.today = {2026, 1, 31};
    inputs.gazetteer = &Gazetteer::azerbaijan();
    inputs.country = inputs.gazetteer->country().code;
    inputs.country_box = inputs.gazetteer->country().box;
    inputs.pulkovo = inputs.gazetteer->country().pulkovo;
    inputs.settlements = &Settlements::azerbaijan();
    inputs.districts = &test_districts();
    inputs.importer = &test_installation();
    inputs.previous = &test_previous();
    inputs.policy = &builtin_policy();
  }
};

}  // namespace maex::rules
