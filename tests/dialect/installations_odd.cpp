// The two installations whose names differ most from the public skeleton. They are invented, as the others are.
#include "tests/dialect/installation_words.hpp"

namespace maex::dialect_test {

/// The root's prefix on every element, abbreviations, day first with slashes, decimal commas.
Installation abbreviated() {
  Installation i;
  i.id = "abbreviated";
  i.root = "MineActionFieldReport";
  i.prefix = "m";
  i.uri = "urn:example:abbreviated";
  i.inner_prefixed = true;
  i.date_form = "DD/MM/YYYY";
  i.places = 6;
  i.point = ',';
  i.field_report = "m:FieldReport";
  i.info = "m:FieldReportInfo";
  i.attributes = {"reportGUID", "reportID", "fieldReportGUID"};
  i.info_rule = parse_rules(R"(m:FieldReportInfo
  m:FldRptNm = info.name
  m:Ver = info.version
  m:ReportingDt = info.date date
  m:ReportingPers = source.name text
  m:ReportingPos = source.position text)");
  i.items[Kind::incident] = parse_rules(R"(m:Accident
  m:AccId = incident.id id
  m:AccDt = incident.date date
  m:AccTyp? = incident.type code
  m:AreaMarked? = incident.area_marked code
  m:Reg = place.region text
  m:Dist = place.district text
  m:Vill? = place.settlement text
  m:Lat = place.latitude dec
  m:Lon = place.longitude dec
  m:Dev* @ device
    m:DevCat = device.category code
    m:DevMod? = device.model text
  m:Assoc* @ link
    m:Nm = link.target
    m:Id = link.id
  m:Cmt? = incident.remarks text)");
  i.items[Kind::victim] = parse_rules(R"(m:Victim
  m:VicId = victim.id id
  m:FName = victim.given_name text
  m:LName = victim.family_name text
  m:Dob? = victim.birth_date date
  m:Age? = victim.age int
  m:Gndr = victim.sex code
  m:Outcome = victim.outcome code
  m:Occup? = victim.occupation word
  m:Prty? = - word
  m:Assoc* @ link
    m:Nm = link.target
    m:Id = link.id)");
  i.items[Kind::hazard_area] = parse_rules(R"(m:Hazard
  m:HazId = hazard_area.id id
  m:HazNm = hazard_area.name text
  m:HazTyp = hazard_area.type code
  m:StatusChgDt? = hazard_area.status_date date
  m:AreaSz? = hazard_area.area dec
  m:Geo
    m:ShapeId = point.shape id
    m:Pt+ @ point
      m:PtNo = point.number int
      m:Lat = point.latitude dec
      m:Lon = point.longitude dec)");
  i.terms = words({{"accident_type", {{"MINE", "Mine accident"}, {"CLUSTER", "Cluster accident"}}},
                   {"yes_no", {{"YES", "Y"}, {"NO", "N"}}},
                   {"device_category", {{"AP_MINE", "ap"}, {"AV_MINE", "av"}}},
                   {"sex", {{"MALE", "m"}, {"FEMALE", "f"}}},
                   {"outcome", {{"KILLED", "Dead"}, {"INJURED", "Wounded"}}},
                   {"hazard_type", {{"SHA", "Suspected Hazardous Area"}, {"CHA", "Confirmed Hazardous Area"}}}});
  i.target = {{"incident", "Accident"}, {"victim", "Victim"}};
  return i;
}

/// Capitals, digits-only dates, custom fields in a wrapper in the middle of the item, without labels and types.
Installation capitals() {
  Installation i;
  i.id = "capitals";
  i.root = "MineActionFieldReport";
  i.date_form = "YYYYMMDD";
  i.field_report = "FIELDREPORT";
  i.info = "FIELDREPORTINFO";
  i.attributes = {"REPORT_GUID", "REPORT_ID", "FIELD_REPORT_GUID"};
  i.info_rule = parse_rules(R"(FIELDREPORTINFO
  VERSION = info.version
  FIELD_REPORT_NAME = info.name
  DATE_OF_INFORMATION = info.date date
  REPORT_OWNER = source.organisation text
  APPROVED_BY? = incident.reviewed_by text
  APPROVED_DATE? = incident.reviewed_on date)");
  i.items[Kind::incident] = parse_rules(R"(ACCIDENT
  ACCIDENT_NUMBER = incident.id id
  ACCIDENT_DATE = incident.date date
  CUSTOM_FIELDS
    CUSTOM_FIELD* @ custom
      FIELD_NAME = custom.name
      FIELD_VALUE = custom.value
  ACCIDENT_TYPE = incident.type code
  AREA_MARKED? = incident.area_marked code
  REGION = place.region text
  DISTRICT? = place.district text
  POSITION
    LONGITUDE = place.longitude dec
    LATITUDE = place.latitude dec
  ORDNANCE_LIST
    ORDNANCE+ @ device
      ORDNANCE_CATEGORY = device.category code
      ORDNANCE_MODEL? = device.model text
  LINKS?
    LINK* @ link
      LINKED_ID = link.id
      LINKED_GUID = link.guid
      LINKED_ITEM = link.target
  COMMENTS? = incident.remarks text)");
  i.items[Kind::victim] = parse_rules(R"(VICTIM
  VICTIM_NUMBER = victim.id id
  SURNAME = victim.family_name text
  FORENAME = victim.given_name text
  CUSTOM_FIELDS
    CUSTOM_FIELD* @ custom
      FIELD_NAME = custom.name
      FIELD_VALUE = custom.value
  BIRTH_DATE? = victim.birth_date date
  SEX = victim.sex code
  VICTIM_OUTCOME = victim.outcome code
  AGE_AT_ACCIDENT? = victim.age int
  REMARKS_BY_OPERATOR? = - text
  LINKS
    LINK @ link
      LINKED_ID = link.id
      LINKED_GUID = link.guid
      LINKED_ITEM = link.target)");
  i.terms =
      words({{"accident_type", {{"MINE", "MINE ACCIDENT"}, {"DEMINING", "DEMINING ACCIDENT"}}},
             {"yes_no", {{"YES", "1"}, {"NO", "0"}}},
             {"device_category",
              {{"AP_MINE", "ANTI-PERSONNEL MINE"}, {"AV_MINE", "ANTI-VEHICLE MINE"}, {"BOOBY_TRAP", "BOOBY TRAP"}}},
             {"sex", {{"MALE", "MALE"}, {"FEMALE", "FEMALE"}}},
             {"outcome", {{"KILLED", "KILLED"}, {"INJURED", "INJURED"}, {"UNINJURED", "UNHURT"}}}});
  i.target = {{"incident", "ACCIDENT"}, {"victim", "VICTIM"}};
  return i;
}

}  // namespace maex::dialect_test
