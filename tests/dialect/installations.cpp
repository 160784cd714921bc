// The five installations. Everything here is invented. No known installation uses these names.
#include "tests/dialect/installation_words.hpp"

namespace maex::dialect_test {
namespace {

/// Names and order are close to the public skeleton. It has custom fields. Devices and points are in blocks.
Installation plain() {
  Installation i;
  i.id = "plain";
  i.root = "MineActionFieldReport";
  i.date_form = "YYYY-MM-DD";
  i.field_report = "FieldReport";
  i.info = "FieldReportInfo";
  i.attributes = {"reportGUID", "reportID", "fieldReportGUID"};
  i.header = parse_rules(R"(DocumentHeader
  DocumentName = export free
  SchemaVersion = 5.08 same
  FileCreationInfo
    FileCreationDateTime = - now
    FileCreator = operator free
  DocumentCoordinateReferenceSystem
    CoordinateSystem = WGS84 same
    Datum = WGS84-D same)");
  i.info_rule = parse_rules(R"(FieldReportInfo
  FieldReportName = info.name
  Version = info.version
  ReportingPerson = source.name text
  ReportingPosition = source.position text
  ReportingOrg = source.organisation text
  ReportingDate = info.date date
  VerifyingDate? = incident.reviewed_on date
  VerifiedBy? = incident.reviewed_by text)");
  const std::string tail = R"(
  Association* @ link
    AssociationIdentification
      GUID = link.guid
      OriginalID = link.id
    TargetInformation
      Name = link.target
  CustomDefinedField* @ custom
    Name = custom.name
    Label = custom.label
    Type = custom.type
    Value = custom.value)";
  i.items[Kind::incident] = parse_rules(R"(Accident
  AccidentIdentification
    AccidentGUID = - guid
    OriginalID = incident.id id
  DateOfAccident = incident.date date
  AccidentType? = incident.type code
  TimeOfAccident? = incident.time word
  AreaMarked? = incident.area_marked code
  AccidentDeviceInfo* @ device
    Ordnance
      Subcategory = device.category code
      Model? = device.model text
  Geospatialinfo
    Geo
      GeoPoint
        Longitude = place.longitude dec
        Latitude = place.latitude dec
  GazetteerReference
    Country = place.country text
    Region = place.region text
    District? = place.district text
  Comments? = incident.remarks text
  InternalCode? = - word)" + tail);
  i.items[Kind::victim] = parse_rules(R"(Victim
  VictimIdentification
    VictimGUID = - guid
    OriginalID = victim.id id
  FirstName = victim.given_name text
  LastName = victim.family_name text
  DateOfBirth? = victim.birth_date date
  Age? = victim.age int
  Gender = victim.sex code
  KilledOrInjured = victim.outcome code
  ActivityAtAccident? = victim.activity text
  Status? = victim.record_status text
  Injuries* = victim.injury code)" + tail);
  i.items[Kind::hazard_area] = parse_rules(R"(Hazard
  HazardIdentification
    HazardGUID = - guid
    OriginalID = hazard_area.id id
  HazardName = hazard_area.name text
  Type = hazard_area.type code
  Status? = hazard_area.status code
  StatusChangedDate? = hazard_area.status_date date
  AreaSize? = hazard_area.area dec
  Geospatialinfo
    Geo
      ShapeId = point.shape id
      GeoPoint+ @ point
        LocalId = point.id id
        Number = point.number int
        Type? = point.type code
        Longitude = point.longitude dec
        Latitude = point.latitude dec
  Comments? = hazard_area.remarks text
  CustomDefinedField* @ custom
    Name = custom.name
    Label = custom.label
    Type = custom.type
    Value = custom.value)");
  i.items[Kind::assistance] = parse_rules(R"(VictimAssistance
  Association* @ link
    AssociationIdentification
      GUID = link.guid
      OriginalID = link.id
    TargetInformation
      Name = link.target
  Comments? = assistance.remarks text
  Cost? = assistance.cost dec
  Currency? = assistance.currency word
  Name = assistance.name text
  VictimAssistanceAssistance
    EndDate? = assistance.end_date date
    StartDate = assistance.start_date date
  VictimAssistanceIdentification
    VictimAssistanceGUID = - guid
    OriginalID = assistance.id id)");
  i.terms =
      words({{"accident_type", {{"MINE", "Mine accident"}, {"IED", "IED accident"}, {"UXO_AXO", "UXO/AXO accident"}}},
             {"yes_no", {{"YES", "Yes"}, {"NO", "No"}}},
             {"device_category", {{"AP_MINE", "Antipersonnel"}, {"AV_MINE", "Antivehicle"}}},
             {"sex", {{"MALE", "Male"}, {"FEMALE", "Female"}}},
             {"outcome", {{"KILLED", "Killed"}, {"INJURED", "Injured"}}},
             {"injury", {{"CHEST", "Chest"}, {"BACK", "Back"}, {"LEG_LEFT", "LegLeft"}}},
             {"hazard_type", {{"SHA", "SHA"}, {"CHA", "CHA"}}},
             {"hazard_status", {{"OPEN", "Active"}, {"CLOSED", "Closed"}}},
             {"point_type", {{"STARTING", "Starting point"}, {"TURNING", "Turning point"}}}});
  i.target = {{"incident", "Accident"}, {"victim", "Victim"}};
  return i;
}

/// A prefix at the root, camelCase, dates with points, wrappers around repeated elements, links with their target
/// first.
Installation camel() {
  Installation i;
  i.id = "camel";
  i.root = "MineActionFieldReport";
  i.prefix = "mx";
  i.uri = "urn:example:camel:maxml";
  i.date_form = "DD.MM.YYYY";
  i.places = 6;
  i.field_report = "fieldReport";
  i.info = "fieldReportInfo";
  i.attributes = {"templateGuid", "reportId", "fieldReportGuid"};
  i.info_rule = parse_rules(R"(fieldReportInfo
  reportingDate = info.date date
  fieldReportName = info.name
  version = info.version
  reportingOrganisation = source.organisation text
  reportingPerson = source.name text)");
  i.items[Kind::incident] = parse_rules(R"(accident
  remarks? = incident.remarks text
  relatedItems?
    relatedItem* @ link
      targetName = link.target
      originalId = link.id
      guid = link.guid
  accidentDate = incident.date date
  typeOfAccident = incident.type code
  markedArea? = incident.area_marked code
  province = place.region text
  districtName? = place.district text
  village? = place.settlement text
  coordinates
    longitude = place.longitude dec
    latitude = place.latitude dec
  devices
    device+ @ device
      deviceType = device.category code
      deviceModel? = device.model text
  identification
    accidentId = incident.id id
    accidentGuid = - guid)");
  i.items[Kind::victim] = parse_rules(R"(victim
  relatedItems
    relatedItem @ link
      targetName = link.target
      originalId = link.id
      guid = link.guid
  identification
    victimId = victim.id id
    victimGuid = - guid
  personal
    givenName = victim.given_name text
    familyName = victim.family_name text
    birthDate? = victim.birth_date date
    sex = victim.sex code
    age? = victim.age int
  outcome = victim.outcome code
  activity? = victim.activity text
  occupation? = victim.occupation word
  injuries
    injury+ = victim.injury code)");
  i.items[Kind::hazard_area] = parse_rules(R"(hazard
  hazardId = hazard_area.id id
  name = hazard_area.name text
  hazardType = hazard_area.type code
  hazardStatus? = hazard_area.status code
  area? = hazard_area.area dec
  polygon
    polygonId = point.shape id
    points
      point+ @ point
        pointNumber = point.number int
        lon = point.longitude dec
        lat = point.latitude dec)");
  i.terms = words({{"accident_type", {{"MINE", "MINE"}, {"IED", "IED"}, {"OTHER", "OTHER"}}},
                   {"yes_no", {{"YES", "true"}, {"NO", "false"}}},
                   {"device_category", {{"AP_MINE", "AP_MINE"}, {"AV_MINE", "AV_MINE"}, {"UNKNOWN", "UNKNOWN"}}},
                   {"sex", {{"MALE", "M"}, {"FEMALE", "F"}}},
                   {"outcome", {{"KILLED", "KILLED"}, {"INJURED", "INJURED"}}},
                   {"injury", {{"ABDOMEN", "ABDOMEN"}, {"BACK", "BACK"}, {"FOOT_LEFT", "FOOT_LEFT"}}},
                   {"hazard_type", {{"SHA", "SHA"}, {"CHA", "CHA"}}},
                   {"hazard_status", {{"OPEN", "OPEN"}, {"WORKED_ON", "WORKED_ON"}}}});
  i.target = {{"incident", "accident"}, {"victim", "victim"}};
  return i;
}

/// A default namespace, snake_case, dates with a time, sections, no custom fields.
Installation snake() {
  Installation i;
  i.id = "snake";
  i.root = "MineActionFieldReport";
  i.uri = "http://example.invalid/snake";
  i.date_form = "YYYY-MM-DDT00:00:00";
  i.field_report = "field_report";
  i.info = "field_report_info";
  i.attributes = {"report_guid", "report_id", "field_report_guid"};
  i.header = parse_rules(R"(document_header
  schema_version = 6.0 same
  file_creation_info
    file_creator = operator free)");
  i.info_rule = parse_rules(R"(field_report_info
  field_report_name = info.name
  version = info.version
  reporting_date = info.date date)");
  i.items[Kind::incident] = parse_rules(R"(accident
  general
    original_id = incident.id id
    guid = - guid
    date_of_accident = incident.date date
    accident_type? = incident.type code
    time_of_accident? = incident.time word
    form_note? = - text
  location_details
    country = place.country text
    district = place.district text
    place_name? = place.settlement text
    latitude = place.latitude dec
    longitude = place.longitude dec
  device_section
    device_category = device.category code
    device_model? = device.model text
  association* @ link
    id = link.id
    target = link.target
  comments? = incident.remarks text)");
  i.items[Kind::victim] = parse_rules(R"(victim
  general
    original_id = victim.id id
    first_name = victim.given_name text
    last_name = victim.family_name text
    gender = victim.sex code
    age = victim.age int
  details
    killed_or_injured = victim.outcome code
    occupation_before_event? = victim.occupation word
    displacement_status? = victim.displacement code
  association* @ link
    id = link.id
    target = link.target)");
  i.terms = words({{"accident_type", {{"MINE", "Mine"}, {"IED", "IED"}, {"OTHER", "Other"}}},
                   {"device_category", {{"AP_MINE", "AP mine"}, {"AV_MINE", "AV mine"}, {"ERW_UXO", "UXO"}}},
                   {"sex", {{"MALE", "male"}, {"FEMALE", "female"}, {"UNKNOWN", "unknown"}}},
                   {"outcome", {{"KILLED", "killed"}, {"INJURED", "injured"}}},
                   {"displacement", {{"NOT_DISPLACED", "not displaced"}, {"IDP", "idp"}}}});
  i.target = {{"incident", "accident"}, {"victim", "victim"}};
  return i;
}

}  // namespace

const std::vector<Installation>& installations() {
  static const std::vector<Installation> all = [] {
    std::vector<Installation> made{plain(), camel(), snake(), abbreviated(), capitals()};
    for (Installation& one : made)
      for (const auto& [kind, rule] : one.items)
        one.templates[kind] = "c0a8-8e7f-16cf2236466-35d6707" + std::to_string(static_cast<int>(kind)) + "-1-42bc";
    return made;
  }();
  return all;
}

}  // namespace maex::dialect_test
