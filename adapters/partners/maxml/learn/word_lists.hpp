// Words of element names. Private to words.cpp.
#pragma once
#include <string_view>
#include <utility>

namespace maex::maxml {

// clang-format off
using Pair = std::pair<std::string_view, std::string_view>;

/// Spelling in a name = word used for it. Only abbreviations and words that mean the same on every form.
inline constexpr Pair synonyms[] = {
    {"acc", "accident"},       {"accid", "accident"},      {"incident", "accident"},  {"vic", "victim"},         {"vict", "victim"},
    {"casualty", "victim"},    {"haz", "hazard"},          {"hz", "hazard"},          {"loc", "location"},       {"va", "assistance"},
    {"assist", "assistance"},  {"dt", "date"},             {"dat", "date"},           {"gender", "sex"},         {"sx", "sex"},
    {"surname", "family name"},     {"last", "family"},         {"lname", "family name"},       {"first", "given"},        {"forename", "given name"},
    {"fname", "given name"},        {"lat", "latitude"},        {"lon", "longitude"},      {"lng", "longitude"},      {"long", "longitude"},
    {"no", "number"},          {"num", "number"},          {"nr", "number"},          {"nbr", "number"},         {"org", "organisation"},
    {"organization", "organisation"}, {"orgname", "organisation"}, {"desc", "description"}, {"descr", "description"}, {"cat", "category"},
    {"subcat", "subcategory"}, {"typ", "type"},            {"sts", "status"},         {"stat", "status"},        {"cmt", "comment"},
    {"comm", "comment"},       {"comments", "comment"},    {"remarks", "comment"},    {"remark", "comment"},     {"reas", "reason"},
    {"cntry", "country"},      {"reg", "region"},          {"prov", "region"},        {"province", "region"},    {"governorate", "region"},
    {"dist", "district"},      {"vill", "village"},        {"settlement", "village"}, {"town", "village"},       {"occ", "occupation"},
    {"occup", "occupation"},   {"profession", "occupation"}, {"act", "activity"},     {"med", "medical"},        {"fac", "facility"},
    {"hosp", "hospital"},      {"inj", "injury"},          {"injuries", "injury"},    {"ident", "identification"}, {"identifier", "id"},
    {"ids", "id"},             {"uuid", "guid"},           {"uid", "guid"},           {"original", "local"},     {"orig", "local"},
    {"elev", "elevation"},     {"altitude", "elevation"},  {"alt", "elevation"},      {"pt", "point"},           {"pnt", "point"},
    {"qty", "quantity"},       {"quant", "quantity"},      {"mod", "model"},          {"mdl", "model"},          {"ord", "ordnance"},
    {"dev", "device"},         {"est", "estimated"},       {"rem", "remaining"},      {"sz", "size"},            {"perm", "permission"},
    {"consent", "permission"}, {"sharing", "share"},       {"auth", "authorities"},   {"authority", "authorities"}, {"ngo", "ngos"},
    {"displ", "displacement"}, {"displaced", "displacement"}, {"causes", "cause"},    {"tm", "time"},            {"marking", "marked"},
    {"evid", "evidence"},      {"contam", "contamination"}, {"prio", "priority"},     {"prty", "priority"},      {"curr", "currency"},
    {"ccy", "currency"},       {"nm", "name"},             {"ver", "version"},        {"vers", "version"},       {"rep", "report"},
    {"rpt", "report"},         {"reporting", "report"},    {"pers", "person"},        {"pos", "position"},       {"coord", "coordinate"},
    {"coords", "coordinate"},  {"coordinates", "coordinate"}, {"ref", "reference"},   {"sys", "system"},         {"geo", "geo"},
    {"dob", "dob"},            {"birthday", "dob"},        {"info", "info"},          {"src", "source"},         {"ben", "beneficiary"},
    {"beneficiaries", "beneficiary"}, {"benef", "beneficiary"}, {"verifying", "verified"}, {"verification", "verified"}, {"assoc", "association"},
    {"fld", "field"},          {"tmpl", "template"},       {"tpl", "template"},       {"changed", "change"},     {"chg", "change"},
    {"completed", "completed"}, {"killedorinjured", "killedorinjured"}, {"mun", "ordnance"}, {"munition", "ordnance"}, {"seq", "sequence"},
};

inline constexpr std::string_view small_words[] = {"of", "the", "at", "for", "in", "on", "to", "a", "an", "was", "is"};

/// Words that installations and the skeleton use in names, but no field name contains.
inline constexpr std::string_view more_words[] = {
    "field", "report", "info", "template", "form", "version", "guid", "id", "name", "original", "local", "accident", "victim", "hazard", "location",
    "assistance", "reduction", "association", "target", "information", "identification", "person", "position", "organisation", "date", "reporting",
    "custom", "defined", "label", "type", "value", "link", "linked", "related", "record", "object", "item", "code", "document", "header", "schema",
    "file", "creation", "creator", "time", "coordinate", "system", "datum", "reference", "geospatialinfo", "geo", "point", "shape", "latitude",
    "longitude", "elevation", "device", "ordnance", "subcategory", "category", "model", "quantity", "birth", "given", "family", "first", "last",
    "gender", "killed", "injured", "general", "details", "data", "section", "gazetteer", "village", "place", "size", "province", "mine", "action",
    "medical", "facility", "before", "event", "intentionally", "touched", "permission", "share", "with", "authorities", "ngos", "evidence",
    "contamination", "status", "change", "changed", "reason", "number", "direct", "indirect", "beneficiary", "beneficiaries", "needs", "assessment",
    "done", "by", "decided", "verified", "verifying", "approved", "submitted", "completed", "other", "and", "or", "enterer", "entry", "entered", "additional", "extra", "cdf", "content", "devices", "organisationname"};
// clang-format on

}  // namespace maex::maxml
