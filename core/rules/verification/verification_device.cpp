#include "core/rules/verification/criterion.hpp"

namespace maex::rules {

Rule verification_device() {
  return {
      .notice =
          {"verification-device", Severity::info,
           "The device does not settle whether the incident is one of mine action.",
           "Only incidents by mines, explosive remnants and victim-activated devices are comparable between partners.",
           "Ask the source what exploded, and enter the kind of device.", "V1: {reason}."},
      .reference = "domain D5 V1",
      .fields = {Field::device_category},
      .failing = "incident id=1 date=2014-05-14\n  device category=UNKNOWN",
      .passing = "incident id=1 date=2014-05-14\n  device category=AP_MINE",
      .lacks = lacks_policy,
      .each_incident = report_criterion<Criterion::device>};
}

}  // namespace maex::rules
