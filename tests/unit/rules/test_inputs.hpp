// The inputs that the samples of rules run with.
#pragma once
#include "core/place/district_map.hpp"
#include "core/place/gazetteer.hpp"
#include "core/rules/importer_lists.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/previous.hpp"
#include "core/rules/rule_inputs.hpp"
#include "core/rules/sample.hpp"
#include "core/run/join.hpp"

namespace maex::rules {

/// Two made-up squares with the ids of real districts.
inline const DistrictMap& test_districts() {
  static const DistrictMap map = DistrictMap::from_geojson(
      R"({"type":"FeatureCollection","features":[
        {"type":"Feature","id":"AZ-FUZ","properties":{},"geometry":{"type":"Polygon","coordinates":[[[47.0,39.3],[47.34,39.3],[47.34,39.6],[47.0,39.6],[47.0,39.3]]]}},
        {"type":"Feature","id":"AZ-TOV","properties":{},"geometry":{"type":"Polygon","coordinates":[[[45.5,40.8],[45.9,40.8],[45.9,41.1],[45.5,41.1],[45.5,40.8]]]}}]})",
      "squares", Gazetteer::azerbaijan());
  return map;
}

/// An invented installation.
inline const ImporterLists& test_installation() {
  static const ImporterLists lists{{"ANAMA"}, {"PMN-2"}, {"Tovuz", "Füzuli"}, {{"sent-1", Day{2014, 5, 20}}}};
  return lists;
}

/// An invented list that was sent before.
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
    inputs.country = "AZ";
    inputs.districts = &test_districts();
    inputs.importer = &test_installation();
    inputs.previous = &test_previous();
    inputs.policy = &builtin_policy();
  }
};

}  // namespace maex::rules
