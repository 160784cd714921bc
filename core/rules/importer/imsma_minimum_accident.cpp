#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_minimum_accident() {
  return {.notice = {"imsma-minimum-accident", Severity::info, "An accident lacks what every programme should record.",
                     "The GICHD minimum data requirements (2018 draft) ask for date, place, kind of device and whether "
                     "it happened at demining work.",
                     "Enter what is missing if it is known.", "Missing: {missing}."},
          .reference = "maxml 4.1, 4.5",
          .fields = {Field::incident_date, Field::place_district, Field::device_category, Field::incident_type},
          .failing = "incident id=1 date=2014-05-14",
          .passing = "incident id=1 date=2014-05-14 type=MINE\n  place district=Tovuz\n  device category=AP_MINE",
          .lacks = lacks_importer,
          .each_incident = [](RuleContext& context, const Record& incident) {
            std::vector<Text> missing;
            const auto need = [&](bool there, Pattern what) {
              if (!there) missing.emplace_back(what);
            };
            const Record* place = find_child(context.batch(), context.group().first, Kind::place);
            const Record* device = find_child(context.batch(), context.group().first, Kind::device);
            need(incident.has(Field::incident_date), "date"_text);
            need(place != nullptr && (place->has(Field::place_district) || place->has(Field::place_latitude)),
                 "place"_text);
            need(device != nullptr && device->has(Field::device_category), "device"_text);
            need(incident.has(Field::incident_type), "demining accident or not"_text);
            if (!missing.empty()) context.report(incident, {{"missing", missing}});
          }};
}

}  // namespace maex::rules
