// A partner's file goes in at the front door, and the written file shows the effect. All data is invented.
#include <gmock/gmock.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>

#include <fstream>
#include <set>

#include "adapters/builtin.hpp"
#include "core/io/atomic_file.hpp"
#include "core/run/checks.hpp"
#include "core/run/job.hpp"
#include "tests/unit/maxml/support.hpp"

namespace maex::maxml_test::story_test {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

/// A folder with an input file and what is written from it.
class Story : public testing::Test {
 protected:
  Story() {
    register_builtin_adapters(registry_);
    folder_ = fs::temp_directory_path() / ("maex-story-" + std::to_string(::getpid()) + "-" +
                                           testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::create_directories(folder_);
  }
  ~Story() override { fs::remove_all(folder_); }

  fs::path input(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  /// Converts as the command does, with its default settings.
  std::string convert(const fs::path& from, const std::string& to, const std::string& output,
                      const std::function<void(ConvertJob&)>& change = {}) {
    ConvertJob job;
    job.inputs = {from};
    job.output = folder_ / output;
    job.to = to;
    job.include = Include::any;
    job.overwrite = true;
    job.verify = true;
    job.today = {2026, 1, 15};
    job.now = "2026-01-15T00:00:00";
    job.program = "maex test";
    job.checks = load_checks({}, registry_, {}, job.today);
    if (change) change(job);
    facts_ = run(job, registry_, {}).items.at(0);
    EXPECT_EQ(facts_.outcome, Outcome::done) << facts_.problem;
    if (facts_.verified) EXPECT_EQ(facts_.verified->matched, facts_.verified->records);
    return fs::exists(job.output) ? read_file_bytes(job.output) : std::string();
  }

  static std::string read_file_bytes(const fs::path& path) { return maex::read_file(path); }

  Registry registry_;
  fs::path folder_;
  ItemFacts facts_;
};

/// Reads XML with libxml2's own tree, not with the reader of the program.
class Xml {
 public:
  explicit Xml(const std::string& text)
      : document_(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, XML_PARSE_NONET),
                  xmlFreeDoc) {}
  [[nodiscard]] std::vector<std::string> all(const std::string& path, xmlNode* below = nullptr) const {
    std::vector<std::string> texts;
    for (xmlNode* node : nodes(path, below)) {
      xmlChar* content = xmlNodeGetContent(node);
      texts.emplace_back(reinterpret_cast<const char*>(content));
      xmlFree(content);
    }
    return texts;
  }
  [[nodiscard]] std::string one(const std::string& path, xmlNode* below = nullptr) const {
    const auto texts = all(path, below);
    EXPECT_EQ(texts.size(), 1u) << path;
    return texts.empty() ? std::string() : texts.front();
  }
  [[nodiscard]] std::vector<xmlNode*> nodes(const std::string& path, xmlNode* below = nullptr) const {
    xmlXPathContext* context = xmlXPathNewContext(document_.get());
    if (below != nullptr) context->node = below;
    xmlXPathObject* found = xmlXPathEvalExpression(reinterpret_cast<const xmlChar*>(path.c_str()), context);
    std::vector<xmlNode*> list;
    for (int i = 0; found != nullptr && found->nodesetval != nullptr && i != found->nodesetval->nodeNr; ++i)
      list.push_back(found->nodesetval->nodeTab[i]);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    return list;
  }

 private:
  std::shared_ptr<xmlDoc> document_;
};

using Ring = std::vector<std::pair<double, double>>;

/// The polygons of the areas in a maXML file by the rules of the importer: a shape with an id is drawn (P6), its points
/// have unique ids (P3), it is joined in the order of their numbers (P5), it is open (P2), it has three points (P3).
std::vector<Ring> polygons_by_the_importers_rules(const Xml& xml) {
  std::vector<Ring> rings;
  std::set<std::pair<xmlNode*, std::string>> shape_ids;
  for (xmlNode* geo : xml.nodes("//Hazard/Geospatialinfo/Geo")) {
    const std::string id = xml.one("ShapeId", geo);
    if (id.empty()) continue;  // single points
    EXPECT_TRUE(shape_ids.emplace(geo->parent->parent, id).second) << "a shape id occurs twice: " << id;
    EXPECT_EQ(xml.one("Shape", geo), "Polygon");
    const auto points = xml.nodes("GeoPoint", geo);
    EXPECT_EQ(xml.nodes("GeoPoint//Shape", geo).size() + xml.nodes("GeoPoint//Name", geo).size(), 0u)
        << "what the shape says is said once";
    std::map<int, std::pair<double, double>> by_number;
    std::set<std::string> ids;
    for (std::size_t i = 0; i != points.size(); ++i) {
      EXPECT_TRUE(ids.insert(xml.one("LocalId", points[i])).second);
      const int number = std::stoi(xml.one("Number", points[i]));
      by_number[number] = {std::stod(xml.one("Longitude", points[i])), std::stod(xml.one("Latitude", points[i]))};
      EXPECT_EQ(xml.one("Type", points[i]), number == 1 ? "Starting point" : "Turning point");
    }
    EXPECT_EQ(ids.count("1"), 1u) << "ids begin with 1";
    EXPECT_EQ(by_number.size(), points.size());
    Ring ring;
    for (const auto& [number, point] : by_number) ring.push_back(point);
    EXPECT_GE(ring.size(), 3u);
    EXPECT_NE(ring.front(), ring.back()) << "rings are open";
    rings.push_back(ring);
  }
  return rings;
}

constexpr const char* areas = R"({"type":"FeatureCollection","features":[
{"type":"Feature","id":"H-1","properties":{"maex":"hazard_area","hazard_area.id":"H-1","hazard_area.type":"CHA"},
 "geometry":{"type":"Polygon","coordinates":[[[47.2,39.5],[47.3,39.5],[47.3,39.6],[47.2,39.6],[47.2,39.5]]]}},
{"type":"Feature","id":"H-2","properties":{"maex":"hazard_area","hazard_area.id":"H-2","hazard_area.type":"SHA"},
 "geometry":{"type":"MultiPolygon","coordinates":[[[[46.5,39.1],[46.6,39.1],[46.6,39.2],[46.5,39.1]]],
  [[[46.7,39.1],[46.8,39.1],[46.8,39.2],[46.7,39.2],[46.7,39.1]]]]}}]})";

TEST_F(Story, APolygonOfAMapIsAPolygonForTheImporterAndComesBack) {
  const std::string written = convert(input("areas.geojson", areas), "maxml", "areas.xml");
  const auto rings = polygons_by_the_importers_rules(Xml(written));
  ASSERT_EQ(rings.size(), 3u);
  EXPECT_EQ(rings[0], (Ring{{47.2, 39.5}, {47.3, 39.5}, {47.3, 39.6}, {47.2, 39.6}}));
  EXPECT_EQ(rings[1], (Ring{{46.5, 39.1}, {46.6, 39.1}, {46.6, 39.2}}));
  EXPECT_THAT(written, Not(HasSubstr("pointshapetype"))) << "no custom field repeats the shape for each point";
  const std::string back = convert(folder_ / "areas.xml", "geojson", "back.geojson");
  std::string plain;
  for (const char c : back)
    if (c != ' ' && c != '\n') plain += c;
  EXPECT_THAT(plain, HasSubstr("[[[47.2,39.5],[47.3,39.5],[47.3,39.6],[47.2,39.6],[47.2,39.5]]]"));
  EXPECT_THAT(plain, HasSubstr("[[[46.7,39.1],[46.8,39.1],[46.8,39.2],[46.7,39.2],[46.7,39.1]]]"));
}

std::string report(const std::string& id, const std::string& item) {
  return "<FieldReport><FieldReportInfo reportGUID='1-1' reportID='" + id + "' fieldReportGUID='2-" + id +
         "'><ReportingDate>2023-06-0" + std::to_string(1 + id.size() % 3) + "</ReportingDate></FieldReportInfo>" +
         item + "</FieldReport>\n";
}
std::string document(const std::string& reports) {
  return "<MineActionFieldReport>\n" + reports + "</MineActionFieldReport>\n";
}
std::string link_to(const std::string& target, const std::string& parts) {
  return "<Association><AssociationIdentification>" + parts + "</AssociationIdentification><TargetInformation><Name>" +
         target + "</Name></TargetInformation></Association>";
}
std::string victim(const std::string& link, const std::string& name = {}) {
  return report("V-7",
                "<Victim><VictimIdentification><VictimGUID>{7-V}</VictimGUID><OriginalID>V-7</OriginalID>"
                "</VictimIdentification>" +
                    (name.empty() ? name : "<FirstName>" + name + "</FirstName>") +
                    "<KilledOrInjured>Injured</KilledOrInjured>" + link + "</Victim>");
}
std::string accident(const std::string& link) {
  return report("A-55",
                "<Accident><AccidentIdentification><AccidentGUID>5-a</AccidentGUID><OriginalID>A-5</OriginalID>"
                "</AccidentIdentification><DateOfAccident>2023-05-20</DateOfAccident>" +
                    link + "</Accident>");
}

TEST_F(Story, ADateOfInformationAndAReportIdSurviveAWithheldName) {
  const std::string file =
      document(accident({}) + victim(link_to("Accident", "<OriginalID>A-5</OriginalID>"), "Nümunə"));
  const Xml written(convert(input("named.xml", file), "maxml", "hidden.xml"));
  EXPECT_TRUE(written.nodes("//FirstName").empty());
  EXPECT_EQ(written.one("//FieldReport[Victim]/FieldReportInfo/@reportID"), "V-7");
  EXPECT_EQ(written.one("//FieldReport[Victim]/FieldReportInfo/ReportingDate"), "2023-06-01");
  EXPECT_EQ(written.one("//FieldReport[Accident]/FieldReportInfo/@reportID"), "A-55");
  EXPECT_EQ(written.one("//FieldReport[Accident]/FieldReportInfo/ReportingDate"), "2023-06-02");
}

TEST_F(Story, ADateOfInformationAndAReportIdSurviveEveryEdit) {
  const std::string file = document(accident({}) + victim(link_to("Accident", "<OriginalID>A-5</OriginalID>")));
  const auto anew = [](ConvertJob& job) { job.to_options.set("keep", "false"); };
  convert(input("kept.xml", file), "maxml", "anew.xml", anew);
  for (const char* again : {"again.xml", "thrice.xml"}) {
    const Xml written(convert(folder_ / "anew.xml", "maxml", again, anew));
    EXPECT_EQ(written.one("//FieldReport[Victim]/FieldReportInfo/@reportID"), "V-7");
    EXPECT_EQ(written.one("//FieldReport[Victim]/FieldReportInfo/ReportingDate"), "2023-06-01");
    EXPECT_EQ(written.one("//FieldReport[Accident]/FieldReportInfo/ReportingDate"), "2023-06-02");
    fs::rename(folder_ / again, folder_ / "anew.xml");
  }
  convert(folder_ / "kept.xml", "azcbl", "list.xlsx");
  const auto lost = [&](const char* field) {
    return std::any_of(facts_.losses.begin(), facts_.losses.end(),
                       [&](const LossFact& loss) { return loss.field == field; });
  };
  EXPECT_TRUE(lost("incident.date_of_information") && lost("incident.report_id")) << "a list has no place for them";
}

TEST_F(Story, ALinkIsReadFromEitherSideByEitherIdInEitherOrder) {
  const std::vector<std::pair<std::string, std::string>> links = {
      // of the accident, of the victim
      {link_to("Victim", "<GUID>7-v</GUID>"), {}},
      {link_to("Victim", "<OriginalID>V-7</OriginalID>"), {}},
      {link_to("Victim", "<GUID>7-v</GUID><OriginalID>V-7</OriginalID>"), {}},
      {{}, link_to("Accident", "<GUID>{5-A}</GUID>")},
      {{}, link_to("Accident", "<OriginalID>A-5</OriginalID>")},
      {link_to("Victim", "<GUID>7-v</GUID>"), link_to("Accident", "<GUID>5-a</GUID>")}};
  for (std::size_t i = 0; i != links.size(); ++i)
    for (const bool victim_first : {true, false})
      for (const char* keep : {"true", "false"}) {
        const std::string a = accident(links[i].first), v = victim(links[i].second);
        const fs::path file = input("linked.xml", document(victim_first ? v + a : a + v));
        convert(file, "maxml", "linked-again.xml", [&](ConvertJob& job) { job.to_options.set("keep", keep); });
        EXPECT_EQ(facts_.records[static_cast<std::size_t>(Kind::victim)], 1u);
        const bool unlinked =
            std::any_of(facts_.findings.begin(), facts_.findings.end(), [](const FindingGroup& group) {
              return group.type.code == "maxml-victim-unlinked" || group.type.code == "maxml-link-dangling";
            });
        EXPECT_FALSE(unlinked) << i << victim_first;
        const std::string table = convert(file, "geojson", "linked.geojson");
        const Xml written(read_file_bytes(folder_ / "linked-again.xml"));
        if (std::string(keep) == "false") {
          EXPECT_EQ(written.one("//Victim/Association/AssociationIdentification/OriginalID"), "A-5") << i;
          EXPECT_THAT(written.one("//Victim/Association/AssociationIdentification/GUID"),
                      testing::AnyOf("5-a", "{5-A}"))
              << i << ": the system id of the accident, not one of ours";
          EXPECT_EQ(written.one("//Accident/Association[TargetInformation/Name='Victim']//OriginalID"), "V-7");
          EXPECT_EQ(written.one("//Accident/Association[TargetInformation/Name='Victim']//GUID"), "{7-V}");
        }
      }
}

TEST_F(Story, AnAccidentWithoutANumberIsNamedByItsSystemId) {
  const std::string bare = report("A-1",
                                  "<Accident><AccidentIdentification><AccidentGUID>5-a</AccidentGUID>"
                                  "</AccidentIdentification></Accident>");
  const fs::path file = input("bare.xml", document(victim(link_to("Accident", "<GUID>5-a</GUID>")) + bare));
  const Xml written(
      convert(file, "maxml", "bare-again.xml", [](ConvertJob& job) { job.to_options.set("keep", "false"); }));
  EXPECT_EQ(written.one("//Victim/Association/AssociationIdentification/OriginalID"), "5-a");
}

TEST_F(Story, ALinkToAVictimThatTheFileLacksIsReported) {
  convert(input("dangling.xml", document(accident(link_to("Victim", "<GUID>9-z</GUID>")))), "maxml", "dangling-2.xml");
  EXPECT_TRUE(std::any_of(facts_.findings.begin(), facts_.findings.end(),
                          [](const FindingGroup& group) { return group.type.code == "maxml-link-dangling"; }));
}

std::string with_devices(const std::vector<std::string>& devices, const std::string& type = {}) {
  std::string item = "<Accident><AccidentIdentification><OriginalID>D</OriginalID></AccidentIdentification>";
  if (!type.empty()) item += "<AccidentType>" + type + "</AccidentType>";
  for (const std::string& device : devices)
    item += "<AccidentDeviceInfo><Ordnance><Subcategory>" + device + "</Subcategory></Ordnance></AccidentDeviceInfo>";
  return document(report("D", item + "</Accident>"));
}

TEST_F(Story, TheClassOfAccidentFollowsFromTheDevice) {
  const auto classes = [&](const std::string& file) {
    return Xml(convert(input("devices.xml", file), "maxml", "classes.xml",
                       [](ConvertJob& job) { job.to_options.set("keep", "false"); }))
        .all("//Accident/AccidentType");
  };
  using Texts = std::vector<std::string>;
  for (const auto& [device, type] :
       std::vector<std::pair<std::string, std::string>>{{"Antipersonnel", "Mine accident"},
                                                        {"Antivehicle", "Mine accident"},
                                                        {"Landmine", "Mine accident"},
                                                        {"Improvised mine", "IED accident"},
                                                        {"Submunition", "Cluster accident"},
                                                        {"UXO", "UXO/AXO accident"},
                                                        {"AXO", "UXO/AXO accident"},
                                                        {"ERW", "UXO/AXO accident"},
                                                        {"Booby trap", "Other type of accident"},
                                                        {"Unknown", "Other type of accident"}})
    EXPECT_EQ(classes(with_devices({device})), Texts{type}) << device;
  EXPECT_TRUE(std::any_of(facts_.findings.begin(), facts_.findings.end(), [](const FindingGroup& group) {
    return group.type.code == "maxml-accident-type-derived";
  })) << "the guess is named";
  EXPECT_EQ(classes(with_devices({"Antipersonnel"}, "Demining accident")), Texts{"Demining accident"})
      << "what the sender states stays";
  EXPECT_EQ(classes(with_devices({"Antipersonnel", "Landmine"})), Texts{"Mine accident"});
  EXPECT_EQ(classes(with_devices({"Antipersonnel", "Submunition"})), Texts{}) << "two classes: nothing is guessed";
  EXPECT_EQ(classes(with_devices({})), Texts{}) << "no device: nothing is guessed";
}

TEST_F(Story, TheReportSeparatesNamedElementsFromCustomFields) {
  const std::string file =
      document(report("C",
                      "<Accident><AccidentIdentification><OriginalID>C-1</OriginalID></AccidentIdentification>"
                      "<AreaMarked>Yes</AreaMarked><OurOwn>x</OurOwn><OurOwn>y</OurOwn></Accident>"));
  const std::string written = convert(input("custom.xml", file), "maxml", "custom-again.xml",
                                      [](ConvertJob& job) { job.to_options.set("keep", "false"); });
  ASSERT_TRUE(facts_.carried.has_value());
  EXPECT_EQ(Xml(written).nodes("//CustomDefinedField").size(), facts_.carried->custom);
  std::map<std::string, std::uint64_t> fields;
  for (const auto& [field, count] : facts_.carried->fields) fields[field] = count;
  EXPECT_EQ(fields["extra: Accident/OurOwn"], 2u);
  EXPECT_EQ(fields.count("incident.area_marked"), 0u);
  EXPECT_GE(facts_.carried->named, 4u) << "number, marking, report number, date of information";
  convert(folder_ / "custom.xml", "geojson", "custom.geojson");
  EXPECT_FALSE(facts_.carried.has_value()) << "a map has no custom fields that a receiver must define";
}

}  // namespace
}  // namespace maex::maxml_test::story_test
