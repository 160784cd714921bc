// Columns that no profile lists go from each partner to each other partner. None of their values arrives, and the
// losses count each one. All persons, numbers and addresses here are invented.
#include <gmock/gmock.h>

#include <array>
#include <string_view>
#include <vector>

#include "core/io/resources.hpp"
#include "tests/story/program.hpp"

namespace maex::story {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::Not;

struct Column {
  std::string_view heading, value;
  bool known = false;  ///< the value itself says that it identifies a person, so that the sender does not get it back
};

// In Azerbaijani, Russian and English. Most headings do not say what is below them.
constexpr std::array<Column, 40> columns = {{
    // names
    {"Sütun X", "Uydurmalı Vəfadar Elşən oğlu", true},
    {"Kimin bağı", "Sınaqova Nümunə", true},
    {"Son sütun", "UYDURMAYEVA GÜLNAR", true},
    {"Графа Ы", "Пробин Вымысел Петрович", true},
    {"Кто приходил", "Выдумова А.П.", true},
    {"Рядом был", "Небывалов Руслан", true},
    {"Column 7", "Nurlan Testerson", true},
    {"Kin", "V. Madeupov", true},
    {"Witnessed", "Sabina Invented", true},
    // telephones
    {"Zəng üçün", "+994 50 123 45 67", true},
    {"Nömrə 2", "(055) 765-43-21", true},
    {"Ehtiyat sütun", "0701112233", true},
    {"Для связи", "8 916 555-12-34", true},
    {"Ещё графа", "00994124980123", true},
    {"Номер 2", "498-01-23", true},
    {"Reach at", "+1 202 555 0143", true},
    {"Other line", "tel 4980124", true},
    {"Hotline", "994558887766", true},
    // documents
    {"Kod A", "AZE12345678", true},
    {"Kod B", "AA7654321", true},
    {"Kod C", "FIN 5AB12C3", true},
    {"Код Г", "паспорт 45 08 123456", true},
    {"Код Д", "свидетельство о рождении II-ЖА 765432", true},
    {"Code E", "passport no. P7654321", true},
    {"Code F", "P1234567", true},
    // addresses
    {"Harada", "Bakı, Uydurma küçəsi 5, mənzil 12"},
    {"Qalır", "Örnəkli kəndi, məscidin yanı"},
    {"Где искать", "ул. Вымышленная, д. 7, кв. 3"},
    {"Куда", "деревня Пробная, третий дом"},
    {"Found at", "12 Invented Street, flat 4"},
    {"Stays", "with an uncle in Madeup village"},
    // exact places
    {"Nöqtə A", "40.41925, 49.86719"},
    {"Точка Б", "39°35'12\"N 47°08'30\"E"},
    {"Spot", "38S NJ 12345 67890"},
    {"Square", "4412345 / 712345"},
    // harmless
    {"Rəng", "qırmızı"},
    {"Цвет крыши", "зелёный"},
    {"Weather that day", "light rain"},
    {"Soil wetness", "damp to the knee"},
    {"Sətir sayı", "iki yüz"},
}};

std::string in_csv(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string in_xml(std::string_view text) {
  std::string safe;
  for (const char c : text)
    safe += c == '"' ? std::string("&quot;") : c == '\'' ? std::string("&apos;") : std::string(1, c);
  return safe;
}

std::string in_json(std::string_view text) {
  std::string safe = "\"";
  for (const char c : text) safe += c == '"' ? std::string("\\\"") : std::string(1, c);
  return safe + '"';
}

/// The same cells below the 40 headings, behind the partner's own columns.
std::string list(std::string_view headings, std::string_view values, std::string_view tags = {}) {
  std::string first(headings), second(tags), third(values);
  for (const Column& column : columns) {
    first += ',' + in_csv(column.heading);
    if (!tags.empty()) second += ',';
    third += ',' + in_csv(column.value);
  }
  return first + '\n' + (tags.empty() ? "" : second + '\n') + third + '\n';
}

struct Partner {
  std::string_view id, ending;
  bool reads = true;
};
// Each writes a file whose bytes can be searched.
constexpr std::array<Partner, 8> partners = {{{"azcbl", ".csv"},
                                              {"colombia", ".csv"},
                                              {"figures", ".csv"},
                                              {"hxl", ".csv"},
                                              {"imsma_core", ".csv"},
                                              {"maxml", ".xml"},
                                              {"geojson", ".geojson"},
                                              {"kml", ".kml"}}};

std::string input_of(std::string_view partner) {
  if (partner == "azcbl")
    return list("Hadisənin nömrəsi,Tarix,Rayon,Zərərçəkənin nömrəsi,Nəticə,Status",
                "U/1,14.05.2014,Füzuli,U/1-1,yaralanıb,mülki şəxs");
  if (partner == "colombia")
    return list(
        "departamento,codigodanedepartamento,municipio,codigodanemunicipio,tipoarea,ano,mes,condicion,estado,genero,"
        "tipoevento",
        "ANTIOQUIA,5,GRANADA,\"5,313\",Rural,\"2,006\",1,Civil,Herido,Masculino,Accidente por MAP");
  if (partner == "figures") return list("Stated by,Measure,Breakdown,Figure,Period", "ANAMA,items,,195,02.2015");
  if (partner == "hxl")
    return list("Number,Day,Killed,Injured", "U-1,2014-05-14,0,1",
                "#event+code,#date+occurred,#affected+killed,#affected+injured");
  if (partner == "imsma_core") return list("ac_code,ac_date,killed,injured", "U-1,2014-05-14,0,1");
  if (partner == "maxml") {
    std::string fields;
    for (const Column& column : columns)
      fields += "<CustomDefinedField><Name>" + in_xml(column.heading) + "</Name><Label>" + in_xml(column.heading) +
                "</Label><Type>Text</Type><Value>" + in_xml(column.value) + "</Value></CustomDefinedField>";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MineActionFieldReport><FieldReport><FieldReportInfo "
           "reportID=\"U-1\"><ReportingDate>2014-05-15</ReportingDate></FieldReportInfo><Accident>"
           "<AccidentID>U-1</AccidentID><DateOfAccident>2014-05-14</DateOfAccident>" +
           fields + "</Accident></FieldReport></MineActionFieldReport>\n";
  }
  if (partner == "geojson") {
    std::string properties = R"("incident.id": "U-1", "incident.date": "2014-05-14")";
    for (const Column& column : columns) properties += ", " + in_json(column.heading) + ": " + in_json(column.value);
    return R"({"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {)" + properties +
           R"(}, "geometry": {"type": "Point", "coordinates": [47.1, 39.6]}}]})";
  }
  std::string data =
      "<Data name=\"incident.id\"><value>U-1</value></Data><Data "
      "name=\"incident.date\"><value>2014-05-14</value></Data>";
  for (const Column& column : columns)
    data += "<Data name=\"" + in_xml(column.heading) + "\"><value>" + in_xml(column.value) + "</value></Data>";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml "
         "xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark>"
         "<ExtendedData>" +
         data + "</ExtendedData><Point><coordinates>47.1,39.6</coordinates></Point></Placemark></Document></kml>\n";
}

class Unlisted : public Program {
 protected:
  static std::string name_of(const Partner& partner) {
    return "from-" + std::string(partner.id) + std::string(partner.ending);
  }
  std::string between(const Partner& from, const Partner& to, const std::string& more = "") {
    return name_of(from) + " --from " + std::string(from.id) + " --to " + std::string(to.id) + " -o out" +
           std::string(to.ending) + " --include any --allow-empty --overwrite " + more;
  }
  /// The text as it is, and as XML and JSON write it.
  static bool holds(const std::string& text, std::string_view value) {
    return text.find(value) != text.npos || text.find(in_xml(value)) != text.npos ||
           text.find(in_json(value).substr(1, in_json(value).size() - 2)) != text.npos ||
           text.find(in_csv(value)) != text.npos;
  }
};

TEST_F(Unlisted, ReachNoOtherPartnerAndAreCounted) {
  for (const Partner& from : partners) {
    file(name_of(from), input_of(from.id));
    for (const Column& column : columns) ASSERT_TRUE(holds(text(name_of(from)), column.value)) << column.value;
    for (const Partner& to : partners) {
      if (from.id == to.id) continue;
      SCOPED_TRACE(std::string(from.id) + " to " + std::string(to.id));
      const std::string json = convert(between(from, to, "--json --fates fates.csv"));
      const std::string written = text("out" + std::string(to.ending));
      const std::string fates = text("fates.csv");
      for (const Column& column : columns) {
        for (const std::string* output : {&json, &written, &fates})
          EXPECT_FALSE(holds(*output, column.value)) << column.heading << ": " << column.value;
        EXPECT_EQ(times(json, in_json("extra: " + std::string(column.heading))), 1u) << column.heading;
      }
      EXPECT_EQ(times(json, "\"loss-unlisted-withheld\"") + times(json, "\"loss-personal-withheld\""), columns.size());
    }
  }
}

TEST_F(Unlisted, AreInNoReport) {
  const Partner& from = partners[0];
  file(name_of(from), input_of(from.id));
  const std::string command = "validate " + name_of(from) + " --from " + std::string(from.id) + " -v ";
  std::string said = maex(command + "--html page.html --sarif all.sarif");
  said += convert(between(from, partners[5], "-v"));
  said += convert(between(from, partners[5], "-v --save-job again.toml"));
  for (const char* report : {"page.html", "all.sarif", "again.toml"}) said += text(report);
  for (const Column& column : columns) EXPECT_FALSE(holds(said, column.value)) << column.heading;
}

TEST_F(Unlisted, GoBackToTheSenderUnlessTheyIdentifyAPerson) {
  for (const Partner& partner : partners) {
    SCOPED_TRACE(partner.id);
    // IMSMA Core has no columns of the sender's own.
    if (partner.id == "imsma_core") continue;
    file(name_of(partner), input_of(partner.id));
    const std::string json = convert(between(partner, partner, "--json"));
    const std::string written = text("out" + std::string(partner.ending));
    std::size_t known = 0;
    for (const Column& column : columns) {
      known += column.known ? 1 : 0;
      EXPECT_EQ(holds(written, column.value), !column.known) << column.heading << ": " << column.value;
    }
    EXPECT_EQ(times(json, "\"loss-text-withheld\""), known);
    EXPECT_EQ(times(json, "\"loss-unlisted-withheld\""), 0u);
  }
}

TEST_F(Unlisted, GoEverywhereWhenTheUserSaysSo) {
  const Partner &from = partners[0], &maxml = partners[5];
  file(name_of(from), input_of(from.id));
  convert(between(from, maxml, "--personal keep"));
  const std::string written = text("out.xml");
  for (const Column& column : columns) EXPECT_TRUE(holds(written, column.value)) << column.value;
}

/// A partner's own profile. `open`: what it declares.
std::string profile(std::string_view open) {
  return "[profile]\nid = \"sender\"\ntitle = \"Sender\"\nversion = \"1\"\nlanguages = [\"en\"]\ncontainers = "
         "[\"csv\"]\n[read]\nrow = \"victim\"\ngroup = [\"incident.id\"]\n"
         "[[column]]\nfield = \"incident.id\"\nheadings = [\"Case\"]\nrequired = true\n"
         "[[column]]\nfield = \"incident.remarks\"\nheadings = [\"Story\"]\n"
         "[[column]]\nfield = \"victim.full_name\"\nheadings = [\"Person\"]\n"
         "[[column]]\nfield = \"victim.outcome\"\nheadings = [\"Result\"]\n" +
         std::string(open);
}

TEST_F(Unlisted, GoEverywhereWhenTheProfileDeclaresThemOpen) {
  file("sender.toml",
       profile("[[open]]\nheadings = [\"Rəng\", \"Weather that day\"]\nreason = \"a colour, the sky\"\n"));
  file("list.csv", list("Case,Person,Result", "U-1,Uydurma Adsız,injured"));
  const std::string said = convert("list.csv --profile sender.toml --from sender --to maxml -o out.xml --include any");
  const std::string written = text("out.xml");
  EXPECT_THAT(written, HasSubstr("qırmızı"));
  EXPECT_THAT(written, HasSubstr("light rain"));
  for (const Column& column : columns) {
    if (column.value == "qırmızı" || column.value == "light rain") continue;
    EXPECT_FALSE(holds(written, column.value)) << column.heading << ": " << column.value;
  }
  EXPECT_THAT(said, Not(HasSubstr("\"Rəng\" is not a heading")));
  EXPECT_THAT(said, HasSubstr("extra: Цвет крыши"));
}

// A dialect and a flat mapping declare headings open, too.
TEST_F(Unlisted, GoEverywhereWhenTheDialectOrTheMappingDeclaresThemOpen) {
  std::string dialect(*find_resource("maxml/draft.toml"));
  const std::string_view place = "not_modelled = []";
  ASSERT_NE(dialect.find(place), dialect.npos);
  dialect.insert(dialect.find(place), "open = [\"Rəng\"]\n");
  // The schema is next to the dialect file, or there is none.
  const std::size_t schema = dialect.find("schema = ");
  dialect.erase(schema, dialect.find('\n', schema) - schema);
  file("mine.toml", dialect);
  file("mapping.toml", std::string(*find_resource("hxl/casualties.toml")) +
                           "\n[[table.open]]\nheadings = [\"Rəng\"]\nreason = \"a colour\"\n");
  for (const std::size_t from : {3u, 5u}) {
    const Partner& partner = partners[from];
    file(name_of(partner), input_of(partner.id));
    const std::string option = partner.id == "maxml" ? "dialect=mine.toml" : "mapping=mapping.toml";
    convert(between(partner, partners[6], "--from-option " + option));
    for (const Column& column : columns)
      EXPECT_EQ(holds(text("out.geojson"), column.value), column.value == "qırmızı") << partner.id << column.heading;
  }
}

// An open column is open for weather, not for a telephone number in it.
TEST_F(Unlisted, OpenColumnsAreSearched) {
  file("sender.toml", profile("[[open]]\nheadings = [\"Rəng\"]\nreason = \"a colour\"\n"));
  file("list.csv",
       "Case,Person,Result,Rəng\nU-1,Adsız Uydurmayev,injured,ağ\nU-2,Başqa Biri,injured,zəng: 050 123 45 67\n"
       "U-3,Nümunə Sınaqov,injured,Sınaqovun maşını\n");
  const std::string said = convert("list.csv --profile sender.toml --from sender --to maxml -o out.xml --include any");
  EXPECT_THAT(text("out.xml"), HasSubstr(">ağ<"));
  EXPECT_THAT(text("out.xml"), Not(HasSubstr("050 123")));
  EXPECT_THAT(text("out.xml"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(said, HasSubstr("extra: Rəng, 2 values: Texts with a telephone number"));
}

TEST_F(Unlisted, HeadingsOfFieldsCannotBeOpen) {
  file("sender.toml", profile("[[open]]\nheadings = [\"Person\"]\nreason = \"a mistake\"\n"));
  file("list.csv", "Case,Person,Result\nU-1,Uydurma Adsız,injured\n");
  const std::string said = maex("convert list.csv --profile sender.toml --from sender --to maxml -o out.xml");
  EXPECT_EQ(exit_, 2);
  EXPECT_THAT(said, HasSubstr("\"Person\" is both read into a field and declared open"));
}

class Remarks : public Program {
 protected:
  /// What becomes of one remark about one person on its way to the IMSMA file.
  std::string after(const std::string& remark, const std::string& person = "Əliyev Uydurma") {
    file("sender.toml", profile(""));
    file("list.csv", "Case,Person,Result,Story\nU-1," + person + ",injured," + in_csv(remark) + "\n");
    said_ = convert("list.csv --profile sender.toml --from sender --to maxml -o out.xml --include any --overwrite " +
                    more_);
    const std::string written = text("out.xml");
    return holds(written, remark)                                  ? "written"
           : said_.find("loss-text-withheld") != std::string::npos ? "withheld"
                                                                   : "lost";
  }
  static bool holds(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }
  std::string said_, more_;
};

TEST_F(Remarks, ThatIdentifyAPersonAreWithheld) {
  for (const char* remark : {"Ailə ilə əlaqə: +994 50 123 45 67", "zəng edin 0501234567", "атасы, тел. 498 01 23",
                             "call 055-765-43-21 after six", "vəsiqə AZE12345678",
                             "şəxsiyyət vəsiqəsinin FIN kodu 5AB12C3", "паспорт 4508 123456", "Əliyevin evinin yanında",
                             "Жертва: Алиев, пастух", "Yaralı əliyev xəstəxanaya aparılıb", "its owner is Uydurma"})
    EXPECT_EQ(after(remark), "withheld") << remark;
  more_ = "--personal keep";
  EXPECT_EQ(after("zəng edin 0501234567"), "written");
}

// Villages have the names of persons; notes about a place tell whose house it is.
TEST_F(Remarks, ANoteAboutAPlaceIsFreeTextAndAVillageIsNot) {
  file("sender.toml", profile("[[column]]\nfield = \"place.settlement\"\nheadings = [\"Village\"]\n"
                              "[[column]]\nfield = \"place.note\"\nheadings = [\"Where\"]\n"
                              "[[column]]\nfield = \"victim.circumstances\"\nheadings = [\"How\"]\n"));
  file("list.csv",
       "Case,Person,Result,Village,Where,How\nU-1,Nərimanov Uydurma,injured,Nərimanovka,at the house of Nərimanov,"
       "Nərimanov stepped on it\n");
  const std::string said = convert("list.csv --profile sender.toml --from sender --to maxml -o out.xml --include any");
  EXPECT_EQ(times(text("out.xml"), "Nərimanov"), times(text("out.xml"), "Nərimanovka"));
  EXPECT_THAT(text("out.xml"), HasSubstr("Nərimanovka"));
  EXPECT_THAT(said, HasSubstr("Location note, 1 value: Texts with"));
  EXPECT_THAT(said, HasSubstr("Circumstances, 1 value: Texts with"));
}

TEST_F(Remarks, ThatIdentifyNoOneAreWritten) {
  for (const char* remark :
       {"PMN-2 minası, hadisə 2014/05-0123", "39.45123 47.12345 nöqtəsində", "38S NJ 12345 67890", "UTM 4412345 712345",
        "12 500 000 kv.m sahə", "14.05.2014 saat 10:30", "2014-05-14 10:30:00", "TM-62M, 7 kq, 3 nəfər, 45 yaş",
        "hadisə nömrəsi 20140514001", "с 1992 по 1994 год, 250 000 м2", "area 1 250 000 m2, depth 0.15",
        "Əlcək və ayaqqabı geyinmişdi", "39°35'12\" N 47°08'30\" E", "qrup 3, dəstə 12, zona 4"})
    EXPECT_EQ(after(remark), "written") << remark;
}

// The name of a sheet and an unknown heading may be a person's.
TEST_F(Program, HeadingsThatLookLikeNamesAreMaskedInMessages) {
  file("sender.toml", profile(""));
  file("list.csv", "Case,Person,Result,Sınaqov Nümunə,Rəng\nU-1,Uydurma Adsız,injured,12,ağ\n");
  const std::string command = "list.csv --profile sender.toml --from sender ";
  for (const char* more : {"", "--json", "--language az", "--language ru", "--html page.html --sarif all.sarif"}) {
    const std::string said = maex("validate " + command + more);
    EXPECT_THAT(said, Not(HasSubstr("Sınaqov"))) << more;
  }
  EXPECT_THAT(text("page.html"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(text("all.sarif"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(maex("validate " + command), HasSubstr("\"(hidden)\" is not a heading of the profile"));
  EXPECT_THAT(maex("validate " + command), HasSubstr("\"Rəng\" is not a heading of the profile"));
  EXPECT_THAT(maex("validate " + command + "--show-personal"), HasSubstr("\"Sınaqov Nümunə\" is not a heading"));
  EXPECT_THAT(maex("convert " + command + "--to maxml --include any --dry-run"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(maex("inspect list.csv --profile sender.toml -v"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(maex("inspect list.csv --profile sender.toml --json"), Not(HasSubstr("Sınaqov")));
}

TEST_F(Program, SheetsThatLookLikeNamesAreMaskedInMessages) {
  file("sender.toml", profile(""));
  file("make.py", R"py(
import zipfile
def row(number, cells):
    return f'<row r="{number}">' + ''.join(f'<c r="{chr(65 + i)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>' for i, cell in enumerate(cells)) + '</row>'
sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' +
         row(1, ['Case', 'Person', 'Result', 'Colour']) + row(2, ['U-1', 'Uydurma Ad', 'injured', 'white']) + '</sheetData></worksheet>')
main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
package = 'http://schemas.openxmlformats.org/package/2006'
types = 'application/vnd.openxmlformats-officedocument.spreadsheetml.'
with zipfile.ZipFile('list.xlsx', 'w') as out:
    out.writestr('[Content_Types].xml', f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{types}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{types}worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{types}worksheet+xml"/></Types>')
    out.writestr('_rels/.rels', f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>')
    out.writestr('xl/workbook.xml', f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Sınaqov Nümunə" sheetId="1" r:id="s1"/><sheet name="Sınaqova Gizli" sheetId="2" state="hidden" r:id="s2"/></sheets></workbook>')
    out.writestr('xl/_rels/workbook.xml.rels', f'<Relationships xmlns="{package}/relationships"><Relationship Id="s1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="{office}/worksheet" Target="worksheets/sheet2.xml"/></Relationships>')
    for number in (1, 2): out.writestr(f'xl/worksheets/sheet{number}.xml', sheet)
)py");
  if (std::system(("cd '" + folder_.string() + "' && python3 make.py").c_str()) != 0) GTEST_SKIP() << "no python3";
  const std::string command = "list.xlsx --profile sender.toml --from sender ";
  EXPECT_THAT(maex("validate " + command + "-v --show-personal"), HasSubstr("sheet \"Sınaqov Nümunə\", cell D1"));
  EXPECT_THAT(maex("validate " + command + "-v"), HasSubstr("sheet \"(hidden)\", cell D1"));
  for (const char* more : {"-v", "--json", "--language az", "--language ru", "--html page.html --sarif all.sarif"})
    EXPECT_THAT(maex("validate " + command + more), Not(HasSubstr("Sınaqov"))) << more;
  EXPECT_THAT(text("page.html") + text("all.sarif"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(maex("inspect list.xlsx --profile sender.toml -v"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(maex("inspect list.xlsx --profile sender.toml --json"), Not(HasSubstr("Sınaqov")));
  EXPECT_THAT(maex("convert " + command + "--to maxml --include any -o out.xml -v"), Not(HasSubstr("Sınaqov")));
}

}  // namespace
}  // namespace maex::story
