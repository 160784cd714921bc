#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_location_missing() {
  return {.notice = {"imsma-location-missing", Severity::warning,
                     "An accident has no place that a Location can be made of.",
                     "The operator has to assign a Location by hand before the report can be approved.",
                     "Enter the district, or the number of the Location in IMSMA.",
                     "Neither district, coordinates nor a Location is given."},
          .reference = "maxml 3.2 R7",
          .fields = {Field::place_district, Field::incident_location},
          .failing = "incident id=1",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .lacks = lacks_importer,
          .each_incident = [](RuleContext& context, const Record& incident) {
            const Record* place = find_child(context.batch(), context.group().first, Kind::place);
            if (incident.has(Field::incident_location)) return;
            if (place == nullptr || (!place->has(Field::place_district) && !place->has(Field::place_latitude)))
              context.report(incident);
          }};
}

}  // namespace maex::rules
