// Which incidents of a partner's list go into the IMSMA file, and why the others do not. Each criterion has a row that
// lacks its evidence and nothing else.
#include <gmock/gmock.h>

#include <map>
#include <regex>
#include <set>
#include <vector>

#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

/// A row of a casualty list that meets every criterion. Each test changes some cells.
using Row = std::map<std::string, std::string>;
const std::vector<std::string> headings = {"Hadisənin nömrəsi",
                                           "Tarix",
                                           "Rayon",
                                           "Kənd",
                                           "Yer haqqında qeyd",
                                           "Enlik",
                                           "Uzunluq",
                                           "Hərbi poliqonda",
                                           "Qurğu",
                                           "Nəticə",
                                           "Status",
                                           "Cins",
                                           "Yaş",
                                           "Mənbə",
                                           "İkinci mənbə",
                                           "Alınma tarixi",
                                           "Yoxlama",
                                           "Qeydlər"};

Row row(const std::string& number, Row changes = {}) {
  Row made = {{"Hadisənin nömrəsi", number},
              {"Tarix", "11.06.2015"},
              {"Rayon", "Tovuz"},
              {"Kənd", "Nümunəli"},
              {"Hərbi poliqonda", "xeyr"},
              {"Qurğu", "tank əleyhinə mina"},
              {"Nəticə", "həlak olub"},
              {"Status", "mülki şəxs"},
              {"Cins", "kişi"},
              {"Yaş", "44"},
              {"Mənbə", "prokurorluq"},
              {"Alınma tarixi", "15.06.2015"},
              {"Yoxlama", "təsdiq olunub"}};
  for (const auto& [heading, cell] : changes) made[heading] = cell;
  return made;
}

std::string csv(const std::vector<Row>& rows, const std::set<std::string>& without = {}) {
  std::string text;
  const auto line = [&](const auto& cell) {
    std::string out;
    for (const std::string& heading : headings)
      if (!without.contains(heading)) out += (out.empty() ? "" : ",") + cell(heading);
    return out + "\n";
  };
  text += line([](const std::string& heading) { return heading; });
  for (const Row& each : rows)
    text += line([&](const std::string& heading) {
      const auto found = each.find(heading);
      return found == each.end() ? std::string() : "\"" + found->second + "\"";
    });
  return text;
}

class Verification : public Program {
 protected:
  /// The state of each incident in an IMSMA file that has all of them.
  std::map<std::string, std::string> states(const std::string& input, const std::string& options = "") {
    convert(input + " --to maxml --include any -o all.xml --overwrite " + options);
    std::map<std::string, std::string> found;
    const std::string xml = text("all.xml");
    for (const std::string& accident : accidents(xml)) {
      std::smatch state;
      std::regex_search(accident, state, std::regex("<Name>incidentverification</Name>.*?<Value>([A-Z_]+)"));
      found[id_of(accident)] = state.empty() ? "" : state[1].str();
    }
    return found;
  }
  /// The incidents of the IMSMA file that the program writes without further options.
  std::set<std::string> taken(const std::string& input, const std::string& options = "") {
    convert(input + " --to maxml -o some.xml --overwrite --allow-empty " + options);
    std::set<std::string> ids;
    const std::string xml = text("some.xml");
    for (const std::string& accident : accidents(xml)) ids.insert(id_of(accident));
    return ids;
  }
  /// The line of `maex explain` on one criterion, without runs of blanks.
  std::string evidence(const std::string& input, const std::string& id, const std::string& criterion,
                       const std::string& options = "") {
    const std::string out = maex("explain " + input + " " + id + " " + options);
    std::smatch line;
    if (!std::regex_search(out, line, std::regex("\\n  (" + criterion + " [^\\n]*)"))) return out;
    return std::regex_replace(line[1].str(), std::regex(" +"), " ");
  }

  static std::vector<std::string> accidents(const std::string& xml) {
    std::vector<std::string> all;
    for (std::size_t at = 0; (at = xml.find("<Accident>", at)) != std::string::npos;) {
      const std::size_t end = xml.find("</Accident>", at);
      all.push_back(xml.substr(at, end - at));
      at = end;
    }
    return all;
  }
  static std::string id_of(const std::string& accident) {
    std::smatch id;
    std::regex_search(accident, id, std::regex("<OriginalID>([^<]*)"));
    return id.empty() ? "" : id[1].str();
  }
};

struct Lacking {
  const char* criterion;
  Row changes;
  const char* state;
  const char* verdict;  ///< what `explain` says about the criterion
};

const std::vector<Lacking>& lacking() {
  static const std::vector<Lacking> all = {
      {"V1", {{"Qurğu", ""}}, "PENDING", "open no device is given"},
      {"V1", {{"Qurğu", "naməlum"}}, "PENDING", "open the kind of device is not known"},
      {"V1", {{"Qurğu", "snayper atəşi"}}, "EXCLUDED", "not met the device is out of scope (SMALL_ARMS)"},
      {"V1", {{"Qurğu", "обстрел"}}, "EXCLUDED", "not met the device is out of scope (SHELLING)"},
      {"V1", {{"Qurğu", "управляемый фугас"}}, "EXCLUDED", "not met the device is out of scope (COMMAND_DETONATED)"},
      {"V1",
       {{"Qurğu", ""}, {"Qeydlər", "Огнестрельное ранение ноги."}},
       "EXCLUDED",
       "not met no device is known, and the notes name something out of scope"},
      {"V2", {{"Tarix", "2015"}}, "REPORTED", "not met the date is not exact enough"},
      {"V2", {{"Tarix", "11.06.2027"}, {"Alınma tarixi", ""}}, "REPORTED", "not met the date is in the future"},
      {"V2", {{"Alınma tarixi", "01.06.2015"}}, "REPORTED", "not met a rule found an error in it (received-before-"},
      {"V2", {{"Tarix", "06.11.2015"}, {"Alınma tarixi", "12.06.2015"}}, "REPORTED", "(day-and-month-swapped)"},
      {"V3", {{"Rayon", "Uydurmaabad"}}, "REPORTED", "not met the district is not known or not clear"},
      {"V3", {{"Rayon", "Şəki"}}, "REPORTED", "not met the district is not known or not clear"},
      {"V3", {{"Enlik", "45.63"}, {"Uzunluq", "40.99"}}, "REPORTED", "(coordinates-swapped)"},
      {"V3", {{"Enlik", "39.46"}, {"Uzunluq", "47.31"}}, "REPORTED", "(coordinates-outside-district)"},
      {"V3", {{"Enlik", "50.1"}, {"Uzunluq", "8.6"}}, "REPORTED", "(coordinates-outside-country)"},
      {"V3", {{"Enlik", "dağın ətəyi"}}, "REPORTED", "not met a value for it was not understood"},
      {"V4", {{"Rayon", "Göyçay"}}, "VERIFIED", "not met the district is not in the policy's list"},
      {"V4", {{"Rayon", "Laçın"}}, "VERIFIED", "not met the district was not in the policy's list"},
      {"V5", {{"Mənbə", ""}}, "REPORTED", "not met no source is given"},
      {"V5", {{"Mənbə", "KİV"}}, "PENDING", "open one media report alone"},
      {"V6", {{"Nəticə", "xəsarət almayıb"}}, "REPORTED", "not met no one was hurt, or no one is listed"},
      {"V6", {{"Nəticə", "naməlum"}}, "REPORTED", "not met no outcome is known"},
      {"V7", {{"Yoxlama", ""}}, "PENDING", "open no check state is given"},
      {"V7", {{"Yoxlama", "dəqiqləşdirilir"}}, "PENDING", "open the report is not confirmed yet"},
      {"V7", {{"Yoxlama", "təkzib olunub"}}, "EXCLUDED", "not met the report was refuted"},
      {"V8", {{"Hərbi poliqonda", "bəli"}}, "EXCLUDED", "not met on a military training ground"},
      {"V8", {{"Hərbi poliqonda", "sahənin kənarı"}}, "PENDING", "open a value for it was not understood"},
      {"V8",
       {{"Hərbi poliqonda", ""}, {"Yer haqqında qeyd", "atış meydanı"}},
       "EXCLUDED",
       "not met the notes name a military training ground"},
      {"V8",
       {{"Hərbi poliqonda", ""}, {"Qeydlər", "Во время учений"}},
       "EXCLUDED",
       "not met the notes name a military training ground"},
      {"V8",
       {{"Hərbi poliqonda", ""}, {"Kənd", "Military firing range"}},
       "EXCLUDED",
       "not met the notes name a military training ground"},
      {"V8",
       {{"Yer haqqında qeyd", "hərbi poliqon"}},
       "PENDING",
       "open the notes name a military training ground, and the sender says that it was on none"},
      {"V8", {{"Hərbi poliqonda", ""}, {"Qeydlər", "poliqonun yaxınlığında"}}, "PENDING", "open the notes may mean"},
  };
  return all;
}

TEST_F(Verification, EachCriterionKeepsAnIncidentWithoutItsEvidenceOutOfTheImsmaFile) {
  std::vector<Row> rows = {row("good")};
  for (std::size_t i = 0; i != lacking().size(); ++i)
    rows.push_back(row("n" + std::to_string(i), lacking()[i].changes));
  file("list.csv", csv(rows));
  const auto found = states("list.csv");
  EXPECT_EQ(found.at("good"), "VERIFIED_HAZARD_AREA");
  std::set<std::string> criteria;
  for (std::size_t i = 0; i != lacking().size(); ++i) {
    const Lacking& each = lacking()[i];
    const std::string id = "n" + std::to_string(i);
    ASSERT_TRUE(found.contains(id)) << id << " " << each.verdict;
    EXPECT_EQ(found.at(id), each.state) << each.criterion << " " << each.verdict;
    EXPECT_THAT(evidence("list.csv", id, each.criterion), HasSubstr(each.verdict));
    criteria.insert(each.criterion);
  }
  EXPECT_EQ(criteria.size(), 8u) << "each criterion has a row";
  EXPECT_EQ(taken("list.csv"), std::set<std::string>{"good"});
}

TEST_F(Verification, EvidenceOfAnyKindSuffices) {
  file("list.csv",
       csv({row("month", {{"Tarix", "iyun 2015"}}), row("district", {{"Kənd", ""}}),
            row("point", {{"Kənd", ""}, {"Enlik", "40.9912"}, {"Uzunluq", "45.6283"}}),
            row("coordinator", {{"Mənbə", "regional koordinator"}}),
            row("two", {{"Mənbə", "KİV"}, {"İkinci mənbə", "bərpa mərkəzi"}}), row("silent", {{"Hərbi poliqonda", ""}}),
            row("garadagh", {{"Rayon", "Qaradağ"}}), row("absheron", {{"Rayon", "Abşeron"}, {"Kənd", "Güzdək"}})}));
  EXPECT_EQ(taken("list.csv").size(), 8u);
  EXPECT_THAT(evidence("list.csv", "silent", "V8"),
              HasSubstr("met nothing says that it was on a military training ground (assumed)"));
  EXPECT_THAT(evidence("list.csv", "month", "V8"), HasSubstr("the sender says that it was not on a military"));
  EXPECT_THAT(evidence("list.csv", "month", "V2"), HasSubstr("(assumed)"));
  EXPECT_THAT(evidence("list.csv", "district", "V3"), HasSubstr("(assumed)"));
  EXPECT_THAT(evidence("list.csv", "coordinator", "V5"), HasSubstr("(assumed)"));
  EXPECT_THAT(maex("validate list.csv --for-imsma"), HasSubstr("imsma-day-missing"));
}

/// A policy without a single assumption. Every criterion then needs its own evidence in the list.
std::string strict_without_assumptions() {
  std::ifstream in(MAEX_SOURCE_DIR "/schemas/policies/strict.toml");
  const std::string policy{std::istreambuf_iterator<char>(in), {}};
  return std::regex_replace(policy, std::regex("silence_counts = true"), "silence_counts = false");
}

TEST_F(Verification, NoCriterionIsMetWhenItsColumnsAreGone) {
  file("policy.toml", strict_without_assumptions());
  const std::vector<std::pair<std::string, std::set<std::string>>> evidence_of = {
      {"V1", {"Qurğu"}}, {"V3", {"Kənd"}}, {"V5", {"Mənbə"}}, {"V7", {"Yoxlama"}}, {"V8", {"Hərbi poliqonda"}}};
  file("all.csv", csv({row("7")}));
  EXPECT_EQ(states("all.csv", "--policy policy.toml").at("7"), "VERIFIED_HAZARD_AREA");
  for (const auto& [criterion, columns] : evidence_of) {
    file("list.csv", csv({row("7")}, columns));
    EXPECT_NE(states("list.csv", "--policy policy.toml").at("7"), "VERIFIED_HAZARD_AREA") << criterion;
    const std::string said = evidence("list.csv", "7", criterion, "--policy policy.toml");
    EXPECT_FALSE(std::regex_search(said, std::regex(" met ")) && !std::regex_search(said, std::regex("not met")))
        << said;
    EXPECT_TRUE(taken("list.csv", "--policy policy.toml").empty()) << criterion;
  }
  // A list must have dates, districts and outcomes, so these cells lose their value instead of their column.
  file("cells.csv",
       csv({row("V2", {{"Tarix", "2015"}}), row("V4", {{"Rayon", "Bakı"}}), row("V6", {{"Nəticə", "naməlum"}})}));
  for (const auto& [id, state] : states("cells.csv", "--policy policy.toml")) {
    EXPECT_NE(state, "VERIFIED_HAZARD_AREA") << id;
    EXPECT_THAT(evidence("cells.csv", id, id, "--policy policy.toml"), HasSubstr("not met"));
  }
}

TEST_F(Verification, AListWithoutACheckStateIsTakenAsConfirmedWithARemark) {
  file("list.csv", csv({row("7")}, {"Yoxlama"}));
  EXPECT_EQ(taken("list.csv"), std::set<std::string>{"7"});
  EXPECT_THAT(evidence("list.csv", "7", "V7"), HasSubstr("taken as confirmed (assumed)"));
  EXPECT_THAT(maex("validate list.csv"), HasSubstr("check-state-not-asked"));
  EXPECT_EQ(states("list.csv", "--policy strict").at("7"), "PENDING");
  // A coordinator's report that no one confirmed is one source alone.
  file("coordinator.csv", csv({row("8", {{"Mənbə", "koordinator"}})}, {"Yoxlama"}));
  EXPECT_EQ(states("coordinator.csv").at("8"), "PENDING");
}

TEST_F(Verification, RowsThatDisagreeMakeAnIncidentPendingAndKeepBothSources) {
  file("list.csv", csv({row("1"), row("1", {{"Qurğu", "НРБ"}, {"Nəticə", "yaralanıb"}}),  //
                        row("2", {{"Mənbə", "KİV"}}), row("2", {{"Mənbə", "DİN"}, {"Nəticə", "yaralanıb"}}), row("3"),
                        row("3", {{"Kənd", "Başqa Nümunəli"}, {"Nəticə", "yaralanıb"}}), row("4", {{"Qeydlər", "a"}}),
                        row("4", {{"Qeydlər", "b"}, {"Nəticə", "yaralanıb"}})}));
  const auto found = states("list.csv");
  EXPECT_EQ(found.at("1"), "PENDING");
  EXPECT_EQ(found.at("2"), "VERIFIED_HAZARD_AREA") << "the second row's source is official";
  EXPECT_EQ(found.at("3"), "PENDING");
  EXPECT_EQ(found.at("4"), "PENDING") << "no criterion judges remarks, so the check state answers for them";
  EXPECT_THAT(evidence("list.csv", "1", "V1"), HasSubstr("open the rows of the incident contradict each other"));
  EXPECT_THAT(evidence("list.csv", "4", "V7"), HasSubstr("open the rows of the incident contradict each other"));
  const std::string xml = text("all.xml");
  EXPECT_EQ(times(xml, "<Value>LOCAL_MEDIA</Value>"), 1u);
  EXPECT_EQ(times(xml, "<Value>MINISTRY</Value>"), 1u);
  // The disagreement travels with the data.
  convert("list.csv --to geojson --personal keep -o list.geojson");
  EXPECT_THAT(text("list.geojson"), HasSubstr("incident.rows_differ_in"));
  EXPECT_NE(states("list.geojson").at("1"), "VERIFIED_HAZARD_AREA");
}

constexpr const char* areas = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"hazard_area.id":"A","hazard_area.type":"CHA","hazard_area.status":"OPEN"},"geometry":
{"type":"Polygon","coordinates":[[[45.60,40.98],[45.62,40.98],[45.62,41.00],[45.60,41.00],[45.60,40.98]]]}},
{"type":"Feature","properties":{"hazard_area.id":"B","hazard_area.type":"CHA","hazard_area.status":"CLOSED",
"hazard_area.status_date":"2014-03-31"},"geometry":
{"type":"Polygon","coordinates":[[[45.70,40.90],[45.72,40.90],[45.72,40.92],[45.70,40.92],[45.70,40.90]]]}}]})";

TEST_F(Verification, PolygonsSayNotThereOnlyWhenTheLayerIsComplete) {
  file("areas.geojson", areas);
  const auto at = [](const std::string& number, const char* latitude, const char* longitude, Row more = {}) {
    more["Enlik"] = latitude;
    more["Uzunluq"] = longitude;
    return row(number, more);
  };
  file("list.csv", csv({at("inside", "40.9912", "45.6112"), at("outside", "40.9512", "45.6612"),
                        at("cleared", "40.9112", "45.7112"),
                        at("earlier", "40.9113", "45.7113", {{"Tarix", "11.06.2013"}, {"Alınma tarixi", "12.06.2013"}}),
                        row("nowhere")}));
  const auto open = states("list.csv", "--hazards areas.geojson");
  EXPECT_EQ(open.at("inside"), "VERIFIED_HAZARD_AREA");
  EXPECT_EQ(open.at("outside"), "VERIFIED_HAZARD_AREA") << "by the list of districts";
  EXPECT_EQ(open.at("cleared"), "VERIFIED");
  EXPECT_EQ(open.at("earlier"), "VERIFIED_HAZARD_AREA");
  EXPECT_EQ(open.at("nowhere"), "VERIFIED_HAZARD_AREA");
  const auto complete = states("list.csv", "--hazards areas.geojson --hazards-complete");
  EXPECT_EQ(complete.at("inside"), "VERIFIED_HAZARD_AREA");
  EXPECT_EQ(complete.at("outside"), "VERIFIED");
  EXPECT_EQ(complete.at("nowhere"), "VERIFIED") << "something finer than the district is needed";
  const std::string report = maex("validate list.csv --hazards areas.geojson");
  EXPECT_EQ(times(report, "warning accident-on-cleared-land"), 1u) << report;
}

TEST_F(Verification, AStatedNumberCountsWhereAFormatHasNoPersons) {
  const auto incident = [](const char* properties) {
    return std::string(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{
      "maex_record":"incident","incident.id":"5","incident.date":"2015-06-11","incident.check_state":"CONFIRMED",
      "place.district":"Tovuz","device.category":"AV_MINE","source.kind":"POLICE")") +
           properties + "}}]}";
  };
  file("stated.geojson", incident(R"(,"incident.casualties":3)"));
  EXPECT_EQ(taken("stated.geojson"), std::set<std::string>{"5"});
  file("none.geojson", incident(R"(,"incident.casualties":0)"));
  EXPECT_TRUE(taken("none.geojson").empty());
  file("unsaid.geojson", incident(""));
  EXPECT_TRUE(taken("unsaid.geojson").empty());
}

TEST_F(Verification, TheSendersOwnStateIsKeptAndCompared) {
  const auto incident = [](const std::string& state) {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{
      "maex_record":"incident","incident.id":"5","incident.date":"2015-06-11","incident.check_state":"CONFIRMED",
      "place.district":"Tovuz","device.category":"AV_MINE","source.kind":"POLICE","incident.killed":1,
      "incident.verification":")" +
           state + "\"}}]}";
  };
  file("differs.geojson", incident("EXCLUDED"));
  EXPECT_EQ(states("differs.geojson").at("5"), "VERIFIED_HAZARD_AREA");
  EXPECT_THAT(text("all.xml"), HasSubstr("<Name>incidentverificationstated</Name>"));
  EXPECT_THAT(text("all.xml"), HasSubstr("<Value>EXCLUDED</Value>"));
  EXPECT_THAT(maex("validate differs.geojson"),
              HasSubstr("The sender says EXCLUDED, and the criteria give VERIFIED_HAZ"));
  EXPECT_EQ(taken("differs.geojson"), std::set<std::string>{"5"});
  EXPECT_THAT(text("some.xml"), HasSubstr("<Value>EXCLUDED</Value>"));
  EXPECT_THAT(text("some.xml"), HasSubstr("<Value>VERIFIED_HAZARD_AREA</Value>"));
  for (const char* target : {"geojson", "hxl", "kml"}) {
    const std::string name = std::string("all.") + (std::string(target) == "hxl" ? "csv" : target);
    convert("differs.geojson --include any --overwrite --to " + std::string(target) + " -o " + name);
    EXPECT_THAT(text(name), HasSubstr("EXCLUDED")) << target;
    EXPECT_THAT(text(name), HasSubstr("VERIFIED_HAZARD_AREA")) << target;
  }
  file("same.geojson", incident("VERIFIED_HAZARD_AREA"));
  EXPECT_THAT(maex("validate same.geojson"), Not(HasSubstr("verification-stated-differs")));
}

TEST_F(Verification, ARulingMustBeOnAKnownIncidentAndNotOfTheFuture) {
  file("list.csv", csv({row("7")}));
  const auto ruling = [](const std::string& incident, const std::string& day) {
    return "[[ruling]]\nincident = \"" + incident + "\"\nstate = \"EXCLUDED\"\nby = \"IM\"\non = " + day +
           "\nwhy = \"a crime\"\n";
  };
  file("unknown.toml", ruling("8", "2015-07-01"));
  file("future.toml", ruling("7", "2026-01-16"));
  file("good.toml", ruling("7", "2015-07-01"));
  for (const char* command : {"convert list.csv --to maxml -o r.xml", "validate list.csv"}) {
    EXPECT_THAT(maex(std::string(command) + " --rulings unknown.toml"), HasSubstr("there is no incident \"8\""));
    EXPECT_EQ(exit_, 2) << command;
    EXPECT_THAT(maex(std::string(command) + " --rulings future.toml"), HasSubstr("a day in the future (2026-01-16)"));
    EXPECT_EQ(exit_, 2) << command;
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "r.xml"));
  EXPECT_EQ(states("list.csv", "--rulings good.toml").at("7"), "EXCLUDED");
  file("more.csv", csv({row("7")}));
  EXPECT_THAT(maex("validate list.csv more.csv --rulings good.toml"), HasSubstr("two inputs may use one number"));
  EXPECT_EQ(exit_, 2);
}

TEST_F(Verification, AnOutputWithoutARecordIsRefusedWithTheReasons) {
  file("list.csv", csv({row("1", {{"Mənbə", ""}}), row("2", {{"Yoxlama", "уточняется"}})}));
  const std::string refused = maex("convert list.csv --to maxml -o list.xml");
  EXPECT_EQ(exit_, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "list.xml"));
  EXPECT_THAT(refused, HasSubstr("no incident qualifies (1 PENDING: the report is not confirmed yet, 1 REPORTED: no "
                                 "source is given)"));
  EXPECT_THAT(refused, HasSubstr("--allow-empty"));
  maex("convert list.csv --to maxml -o list.xml --dry-run");
  EXPECT_EQ(exit_, 2) << "a dry run says the same";
  convert("list.csv --to maxml -o list.xml --allow-empty");
  EXPECT_EQ(times(text("list.xml"), "<Accident>"), 0u);
}

TEST_F(Verification, AMissingStatusIsAFinding) {
  file("cell.csv", csv({row("1", {{"Status", ""}}), row("2")}));
  EXPECT_THAT(maex("validate cell.csv"), HasSubstr("info    status-missing   cell.csv, cell K2 (Status)"));
  file("column.csv", csv({row("1"), row("2")}, {"Status"}));
  const std::string report = maex("validate column.csv");
  EXPECT_THAT(report, HasSubstr("Persons without a status: 2."));
  EXPECT_EQ(times(report, "status-missing   column.csv"), 1u) << "one finding for a column that is not there";
}

TEST_F(Verification, ThePolicyIsChosenByName) {
  file("list.csv", csv({row("1", {{"Mənbə", "koordinator"}})}));
  EXPECT_EQ(states("list.csv").at("1"), "VERIFIED_HAZARD_AREA");
  EXPECT_EQ(states("list.csv", "--policy azerbaijan").at("1"), "VERIFIED_HAZARD_AREA");
  EXPECT_EQ(states("list.csv", "--policy strict").at("1"), "REPORTED");
  EXPECT_THAT(maex("validate list.csv --policy strickt"), HasSubstr("did you mean strict"));
  EXPECT_EQ(exit_, 2);
}

/// Counts how often victims of the file have this outcome and this status.
std::size_t victims(const std::string& xml, const std::string& outcome, const std::string& status) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = xml.find("<Victim>", at)) != std::string::npos; ++at) {
    const std::string victim = xml.substr(at, xml.find("</Victim>", at) - at);
    count += victim.find("<KilledOrInjured>" + outcome) != std::string::npos &&
             victim.find("<Value>" + status + "</Value>") != std::string::npos;
  }
  return count;
}

TEST_F(Verification, TheSampleGivesTheFiguresOfBothPartners) {
  std::filesystem::copy(MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx", folder_ / "list.xlsx");
  convert("list.xlsx --to maxml --include any -o all.xml");
  const std::string all = text("all.xml");
  EXPECT_EQ(times(all, "<Accident>"), 15u);
  EXPECT_EQ(times(all, "<Victim>"), 25u);
  const std::string report = convert("list.xlsx --to maxml -o imsma.xml");
  const std::string imsma = text("imsma.xml");
  EXPECT_EQ(times(imsma, "<Accident>"), 12u);
  EXPECT_EQ(times(imsma, "<Victim>"), 22u);
  EXPECT_EQ(victims(imsma, "Killed", "CIVILIAN"), 2u);
  EXPECT_EQ(victims(imsma, "Killed", "MILITARY"), 4u);
  EXPECT_EQ(victims(imsma, "Injured", "CIVILIAN"), 5u);
  EXPECT_EQ(victims(imsma, "Injured", "MILITARY"), 11u);
  // The agency enters incidents in hazard areas that can be verified, and not those of training areas.
  EXPECT_THAT(report, HasSubstr("2014/06   PENDING: one media report alone"));
  EXPECT_THAT(report, HasSubstr("2014/07   EXCLUDED: the notes name a military training ground"));
  EXPECT_THAT(report, HasSubstr("2014/11   VERIFIED: the district is not in the policy's list of hazard districts"));
  EXPECT_THAT(report, HasSubstr("3 incidents with 3 victims"));
}

}  // namespace
}  // namespace maex::story
