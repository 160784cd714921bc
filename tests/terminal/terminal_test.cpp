// No character from outside moves the cursor, hides text or turns the direction of writing on a terminal. All files
// are made up.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "cli/commands.hpp"
#include "core/office/archive.hpp"
#include "tests/hostile/zip_maker.hpp"
#include "tests/samples/process.hpp"
#include "tests/support/program.hpp"
#include "tests/terminal/screen.hpp"

namespace maex::terminal {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using Words = std::vector<std::string>;

// What a hostile text contains. The sequences of the program itself are other ones, so a leak cannot be taken for them.
constexpr const char* c0 = "\x1b[2J\x07\x08";  // clears the screen, rings, goes back
constexpr const char* c1 =
    "\xC2\x9B"
    "2J\x7f\xC2\x85";  // the same in C1, DEL, next line
constexpr const char* turns =
    "\xE2\x80\xAE"
    "abc\xE2\x80\xAC\xE2\x81\xA6\xE2\x81\xA9\xE2\x80\x8F\xD8\x9C\xE2\x80\xA8";
const std::string hostile = std::string(c0) + c1 + turns;
/// For the beginning of text tables: with other C0 characters they count as binary.
const std::string hostile_csv = std::string("\v\f\x1a") + c1 + turns;
/// For XML, which cannot contain C0.
const std::string hostile_xml = std::string(
                                    "\xC2\x9B"
                                    "2J\xC2\x85") +
                                turns;
/// The same text in a TOML string.
constexpr const char* hostile_toml = R"(\u001b[2J\u0007\u009b2J\u007f\u202eabc\u202c\u2066\u2069\u200f\u061c\u2028)";
/// A file name may have any byte but NUL and /.
const std::string nasty = "n\x1b]0;t\x07\r\n\xff" + hostile + "n";

/// The characters that no run may show, each with its place. The program's own sequences are taken out first.
std::string unsafe_in(std::string text) {
  for (const std::string_view own : {"\x1b[31m", "\x1b[33m", "\x1b[36m", "\x1b[0m", "\r\x1b[K"})
    for (std::size_t at; (at = text.find(own)) != std::string::npos;) text.erase(at, own.size());
  // Written apart from the program's own decoder: a plain scan for byte patterns.
  const auto byte = [&text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const auto found = [&text](const char* what, std::size_t at) {
    return std::string(what) + " at " + std::to_string(at) + " after \"" +
           text.substr(at > 40 ? at - 40 : 0, std::min<std::size_t>(at, 40)) + "\"";
  };
  for (std::size_t i = 0; i != text.size(); ++i) {
    const unsigned char c = byte(i);
    if (c < 0x20 && c != '\n' && c != '\t') return found("C0", i);
    if (c == 0x7F) return found("DEL", i);
    if (c == 0xFF || c == 0xFE || c == 0xC0 || c == 0xC1) return found("a byte that is not UTF-8", i);
    if (c == 0xC2 && byte(i + 1) < 0xA0) return found("C1", i);
    if (c == 0xD8 && byte(i + 1) == 0x9C) return found("U+061C", i);
    if (c == 0xE2 && byte(i + 1) == 0x80 &&
        (byte(i + 2) == 0x8E || byte(i + 2) == 0x8F || (byte(i + 2) >= 0xA8 && byte(i + 2) <= 0xAE)))
      return found("a turn (U+200E to U+202E)", i);
    if (c == 0xE2 && byte(i + 1) == 0x81 && byte(i + 2) >= 0xA6 && byte(i + 2) <= 0xAF)
      return found("a turn (U+2066 to U+206F)", i);
  }
  return {};
}

std::string replaced(std::string text, const std::string& old, const std::string& fresh) {
  for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += fresh.size())
    text.replace(at, old.size(), fresh);
  return text;
}

std::string list_with(const std::string& text) {
  return "Hadisə > Nömrə,Hadisə > Tarix,Hadisə > Rayon,Hadisə > Qurğu,Zərərçəkən > Kod,Zərərçəkən > Nəticə,Zərərçəkən "
         "> "
         "Yaş,Başqa " +
         text + "\n2014/" + text + ",2014-01-12,Fizuli " + text + ",piyada " + text + ",1,yaralanıb,20,a" + text +
         "\n2014/2,qara " + text + ",Fizuli,piyada əleyhinə mina,2,yaralanıb " + text + ",bilinmir" + text + ",b\n";
}

/// Every kind of character, behind the part of the file by which it is identified.
std::string late_list() {
  std::string list = list_with("");
  const std::string rows = list.substr(list.find('\n') + 1);
  while (list.size() < 300'000) list += rows;
  const std::string odd = list_with(replaced(hostile, "\n", ""));
  return list + odd.substr(odd.find('\n') + 1);
}

/// A workbook with one sheet. XML cannot contain C0, but a workbook writes them as _x001B_.
std::string workbook_with(const std::string& text) {
  using test::deflated;
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const std::string packages = "http://schemas.openxmlformats.org/package/2006/";
  const auto cell = [](const std::string& value) {
    return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + value + "</t></is></c>";
  };
  const std::string list[][8] = {
      {"Hadisə > Nömrə", "Hadisə > Tarix", "Hadisə > Rayon", "Hadisə > Qurğu", "Zərərçəkən > Kod",
       "Zərərçəkən > Nəticə", "Zərərçəkən > Yaş", "Başqa " + text},
      {"1_x001B_[2J" + text, "2014-01-12", "Fizuli " + text, "piyada_x0007_" + text, "1", "yaralanıb", "20", text},
      {"2" + text, "qara _x001B_[2J" + text, "Fizuli", "piyada " + text, "2", "yaralanıb", "bilinmir" + text, text}};
  std::string cells;
  for (std::size_t row = 0; row != std::size(list); ++row) {
    cells += "<row r=\"" + std::to_string(row + 1) + "\">";
    for (const std::string& value : list[row]) cells += cell(value);
    cells += "</row>";
  }
  return test::make_zip(
      {deflated("[Content_Types].xml",
                head + "<Types xmlns=\"" + packages +
                    "content-types\"><Default Extension=\"rels\" "
                    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override "
                    "PartName=\"/xl/workbook.xml\" "
                    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                    "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
                    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
                    "</Types>"),
       deflated("_rels/.rels", head + "<Relationships xmlns=\"" + packages +
                                   "relationships\"><Relationship Id=\"r1\" Type=\"" + office +
                                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
       deflated("xl/workbook.xml", head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                                       "\"><sheets><sheet name=\"List " + text +
                                       "\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
       deflated("xl/_rels/workbook.xml.rels", head + "<Relationships xmlns=\"" + packages +
                                                  "relationships\"><Relationship Id=\"r1\" Type=\"" + office +
                                                  "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
       deflated("xl/worksheets/sheet1.xml",
                head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + cells + "</sheetData></worksheet>")});
}

std::string content(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct Call {
  const char* what;
  Words words;
  std::string shows;  ///< the spelled form that must be on the screen; empty: the run shows nothing from outside
};

class Screen : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& text) const {
    fs::create_directories((folder() / name).parent_path());
    std::ofstream(folder() / name, std::ios::binary) << text;
  }
  [[nodiscard]] fs::path folder() const { return scratch_.path(); }

  void SetUp() override {
    const std::string samples = std::string(MAEX_SOURCE_DIR) + "/samples/";
    put("list.csv", list_with(hostile_csv));
    put("late.csv", late_list());
    put(nasty + ".csv", list_with(hostile_csv));
    put("list.xlsx", workbook_with(hostile_xml));
    put("may.html", "<html><body><table><tr><td>Hadisə nömrəsi</td><td>Zərərçəkən > Nəticə</td></tr><tr><td>1" +
                        hostile + "</td><td>ölüb" + hostile + "</td></tr></table></body></html>");
    put("odd.json",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\\u001b[2J" +
            hostile_xml + "\":\"b\\u0007" + hostile_xml +
            "\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[47,39]}}]}");
    const std::string exported = content(samples + "maxml-dialect/export.xml");
    put("export.xml", exported);
    put("odd.xml",
        replaced(replaced(exported, "Region 2", "Region " + hostile_xml), "Accident form", "Form " + hostile_xml));
    put("broken.xml", exported.substr(0, 700) + "<" + hostile_xml);
    put("odd.toml", replaced(content(samples + "neighbours/partner.toml"), "Invented partner of the neighbours sample",
                             std::string("Odd ") + hostile_toml) +
                        "\n[[ignore]]\nheadings = [\"Odd " + hostile_toml + "\"]\nrule = \"odd\"\nreason = \"Odd " +
                        hostile_toml + "\"\n");
    put("rules.toml", std::string("title = \"Odd ") + hostile_toml +
                          "\"\n[[rule]]\ncode = \"odd-place\"\nseverity = \"error\"\nsummary = \"Odd " + hostile_toml +
                          "\"\nwhy = \"Odd " + hostile_toml + "\"\nfix = \"Odd " + hostile_toml +
                          "\"\nproblem = \"Odd " + hostile_toml +
                          " {id}\"\nquery = 'SELECT row AS record, id FROM incident'\n");
    put("wrong-rules.toml", std::string("[rules]\n\"odd") + hostile_toml + "\" = \"off\"\n");
    put("policy.toml",
        std::string("title = \"Odd\"\nassumption = \"Odd ") + hostile_toml + "\"\n\"key " + hostile_toml + "\" = 1\n");
    put("rulings.toml", std::string("[[ruling]]\nincident = \"2014/2\"\nstate = \"Odd ") + hostile_toml + "\"\n");
    put("job.toml", std::string("inputs = [\"list.csv\"]\nto = \"maxml\"\n\"key ") + hostile_toml + "\" = 1\n");
    put("job2.toml",
        std::string("inputs = [\"missing ") + hostile_toml + ".csv\"]\nto = \"maxml\"\noutput = \"x.xml\"\n");
    put("plugins/odd.maex.toml", std::string("[plugin]\nname = \"odd\"\nversion = \"1 ") + hostile_toml + "\"\n");
    put("plugins/" + nasty + ".maex.toml", "[plugin\n");
    put("night.toml", std::string("name = \"Odd ") + hostile_toml +
                          "\"\nsettle-seconds = 0\n[[route]]\nname = \"lists\"\ninputs = [\"inbox/*\"]\nto = "
                          "\"maxml\"\noutput = \"outbox/\"\n");
    put("wrong-night.toml", std::string("\"key ") + hostile_toml + "\" = 1\n[[route]]\nname = \"lists\"\n");
    put("inbox/" + nasty + ".xlsx", "PK\x03\x04" + hostile);
    put("inbox/" + nasty + ".csv", hostile_csv + ",b\n1,2\n");
    put("gazetteer.csv", "code,name\n" + hostile + "," + hostile + "\n");
    fs::create_directory(folder() / nasty);
    put_reports();
  }

  /// Reports and messages with hostile texts in sentences, tables, headers of messages and names of attachments.
  void put_reports() const {
    fs::create_directory(folder() / "reports");
    const samples::Scratch logs;
    const samples::Finished made = samples::run_process(
        MAEX_PYTHON,
        {MAEX_MAKE_REPORTS, (folder() / "reports").string(), "Odd " + hostile_xml + " 23", "odd " + hostile_xml, "odd"},
        folder(), logs.path());
    ASSERT_EQ(made.exit_code, 0) << made.err;
    const std::string report = "Monthly Report March 2019\n\nIn March, 3 people were injured by mines " + hostile +
                               ".\n\nTeams found 5 UXO and 4711 " + hostile + " of 17 kinds.\n";
    put("odd.txt", report);
    const std::string part = "--b\r\nContent-Type: text/plain; charset=utf-8\r\n";
    put("odd.eml", "From: \"" + hostile + "\" <a@example.org>\r\nTo: b@example.org\r\nSubject: Odd " + hostile +
                       "\r\nDate: Mon, 01 Apr 2019 10:00:00 +0400\r\nMIME-Version: 1.0\r\n" +
                       "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part + "\r\n" + report + "\r\n" + part +
                       "Content-Disposition: attachment; filename=\"odd " + hostile + ".csv\"\r\n\r\n" +
                       list_with(hostile_csv) + "\r\n" + part + "Content-Disposition: attachment; filename=\"broken " +
                       hostile + ".xlsx\"\r\n\r\nPK\r\n--b--\r\n");
  }

  static void append_reports(std::vector<Call>& calls) {
    for (const char* kind : {"anama", "monitor"})
      for (const char* ending : {".txt", ".html", ".docx", ".odt", ".pdf", ".eml"}) {
        const std::string file = std::string("reports/") + kind + ending;
        calls.push_back({"a report", {"inspect", file, "-v"}, ""});
        calls.push_back({"a report as JSON", {"inspect", file, "--json"}, ""});
        calls.push_back({"figures of a report", {"validate", file, "--skip-broken", "--show-personal", "-v"}, ""});
        if (std::string_view(ending) == ".docx" || std::string_view(ending) == ".odt")
          calls.push_back({"cells of a report", {"inspect", file, "--cells"}, "\\u{202e}"});
      }
    for (const char* file : {"odd.txt", "odd.eml"}) {
      calls.push_back({"an odd text", {"inspect", file, "-v", "--show-personal"}, ""});
      calls.push_back({"its figures", {"validate", file, "--skip-broken", "--show-personal", "-v"}, ""});
      calls.push_back({"its figures as JSON", {"validate", file, "--skip-broken", "--json", "--language", "ru"}, ""});
      calls.push_back({"a refusal of it", {"convert", file, "--to", "figures", "--dry-run", "-v"}, ""});
    }
    for (const char* partner : {"anama", "monitor"})
      calls.push_back({"a report that is written",
                       {"convert", "list.xlsx", "--to", partner, "--include", "any", "--dry-run", "-v", "--to-option",
                        partner == std::string_view("anama") ? "period=2014-01" : "period=2014"},
                       ""});
  }

  [[nodiscard]] std::vector<Call> runs() const {
    const std::string turned = "\\u{202e}", in_json = "\\u202e", file = "n\\x1b]0;t\\x07";
    // Readers of tables remove signs of writing direction, and keep the other characters.
    const std::string read = "\\u{9b}", read_json = "\\u009b";
    const std::string csv = nasty + ".csv", plugins = (folder() / "plugins").string();
    std::vector<Call> calls = {
        {"a text table", {"inspect", "list.csv"}, ""},
        {"all answers", {"inspect", "list.csv", "-v"}, read},
        {"a file name", {csv}, file},
        {"a file name as JSON", {"--json", csv}, in_json},
        {"sheets", {"inspect", "list.xlsx", "-v"}, turned},
        {"sheets as JSON", {"inspect", "list.xlsx", "--json"}, in_json},
        {"a page", {"inspect", "may.html"}, ""},
        {"a map", {"inspect", "odd.json", "-v"}, ""},
        {"elements", {"inspect", "odd.xml", "-v"}, ""},
        {"a broken file", {"inspect", "broken.xml"}, ""},
        {"no such sheet", {"inspect", "list.xlsx", "--sheet", hostile}, turned},
        {"cells", {"inspect", "list.xlsx", "--cells"}, turned},
        {"cells as JSON", {"inspect", "list.xlsx", "--cells=jsonl"}, in_json},
        {"cells of text", {"inspect", "list.csv", "--cells", "--json"}, in_json},
        {"cells of a page", {"inspect", "may.html", "--cells"}, turned},
        {"late cells", {"inspect", "late.csv", "--cells"}, "\\x1b[2J\\x07"},
        {"late cells as JSON", {"inspect", "late.csv", "--cells=jsonl"}, "\\u001b[2J\\u0007"},
        {"late cells of a list", {"validate", "late.csv", "--show-personal", "-v"}, "\\x1b[2J\\x07"},
        {"a missing file", {"inspect", "missing " + nasty}, "missing " + file},
        {"a folder", {"inspect", nasty}, file},
        {"no such format", {"inspect", "list.csv", "--format", hostile}, turned},
        {"a profile", {"inspect", "list.csv", "--profile", "odd.toml", "-v"}, read},

        {"convert", {"convert", "list.csv", "--to", "maxml", "--include", "any", "-o", "a.xml", "-v"}, read},
        {"a dry run", {"convert", csv, "list.xlsx", "--to", "azcbl", "--include", "any", "--dry-run", "-v"}, file},
        {"convert as JSON", {"convert", csv, "--to", "azcbl", "-o", "b.xlsx", "--include", "any", "--json"}, in_json},
        {"an output name",
         {"convert", "list.csv", "--to", "maxml", "-o", nasty + ".xml", "--include", "any"},
         "\\u{2069}"},
        {"an output that exists", {"convert", "list.csv", "--to", "maxml", "-o", nasty + ".xml"}, file},
        {"personal values",
         {"convert", "list.csv", "--to", "hxl", "--dry-run", "--show-personal", "--personal", "keep", "-v"},
         read},
        {"no such partner", {"convert", "list.csv", "--to", hostile, "-o", "c.xml"}, turned},
        {"a job file's key", {"convert", "--job", "job.toml"}, turned},
        {"a job file's input", {"convert", "--job", "job2.toml"}, turned},
        {"a saved job", {"convert", csv, "--to", "maxml", "-o", "d.xml", "--save-job", nasty + ".toml"}, file},
        {"a job file's name", {"convert", "--job", nasty + "/x.toml"}, file},

        {"validate", {"validate", "list.csv", "-v"}, read},
        {"validate in Russian", {"validate", "list.xlsx", "--language", "ru", "-v"}, turned},
        {"validate as JSON", {"validate", "list.csv", "--json", "--show-personal"}, read_json},
        {"reports",
         {"validate", "list.xlsx", "--html", nasty + ".html", "--mark", nasty + "m", "--sarif", nasty + ".sarif"},
         file},
        {"custom rules", {"validate", "list.csv", "--rules", "rules.toml", "-v"}, turned},
        {"a rule set with a fault", {"validate", "list.csv", "--rules", "wrong-rules.toml"}, turned},
        {"a policy", {"validate", "list.csv", "--policy", "policy.toml"}, turned},
        {"rulings", {"validate", "list.csv", "--rulings", "rulings.toml"}, turned},
        {"a gazetteer", {"validate", "list.csv", "--gazetteer", "gazetteer.csv"}, ""},
        {"the day", {"validate", "list.csv", "--today", hostile}, turned},
        {"a limit", {"validate", "list.csv", "--limit", hostile + "=1"}, turned},

        {"explain", {"explain", "list.csv", "2014/2"}, ""},
        {"explain another", {"explain", "list.csv", "2014/" + hostile_csv}, turned},
        {"explain no record", {"explain", "list.csv", "no" + hostile}, turned},
        {"explain as JSON", {"explain", "list.csv", "2014/" + hostile_csv, "--json"}, in_json},

        {"reconcile", {"reconcile", csv, "late.csv", "--review", nasty + ".review.csv"}, file},
        {"reconcile as JSON", {"reconcile", csv, "late.csv", "--json"}, in_json},
        {"lists", {"reconcile", csv, "late.csv", "--lists"}, ""},
        {"no such programme", {"validate", "list.csv", "--programme", hostile}, turned},
        {"a programme's file", {"init", nasty + "-programme.toml", "--country", "GE"}, file},
        {"no such country", {"init", "--country", hostile}, ""},
        {"a drafted profile", {"profile", "new", csv, "-o", nasty + "-profile.toml"}, file},

        {"a series", {"report", "series", "list.csv", "--measure", "KILLED"}, ""},
        {"no such measure", {"report", "series", "list.csv", "--measure", hostile}, turned},

        {"exchange run", {"exchange", "run", "night.toml"}, file},
        {"exchange status", {"exchange", "status", "night.toml"}, turned},
        {"exchange status as JSON", {"exchange", "status", "night.toml", "--json"}, in_json},
        {"exchange history", {"exchange", "history", "night.toml"}, file},
        {"exchange quarantine", {"exchange", "quarantine", "night.toml"}, file},
        {"exchange show", {"exchange", "show", "night.toml", "1"}, ""},
        {"exchange check", {"exchange", "check", "night.toml"}, ""},
        {"a wrong job of an exchange", {"exchange", "check", "wrong-night.toml"}, ""},
        {"no such action", {"exchange", hostile, "night.toml"}, turned},

        {"dialect learn", {"dialect", "learn", "odd.xml", "--title", "t" + hostile_xml}, turned},
        {"dialect learn to a file", {"dialect", "learn", "export.xml", "-o", nasty + ".dialect", "-v"}, file},
        {"dialect learn as JSON", {"dialect", "learn", "odd.xml", "--json"}, ""},
        {"dialect check", {"dialect", "check", nasty + ".dialect", "odd.xml"}, file},
        {"dialect diff", {"dialect", "diff", "draft", nasty + ".dialect"}, ""},
        {"dialect xsd", {"dialect", "xsd", nasty + ".dialect"}, ""},
        {"dialect page", {"dialect", "page", nasty + ".dialect"}, ""},
        {"a missing dialect", {"dialect", "page", nasty + "missing"}, file},

        {"profile list", {"profile", "list"}, ""},
        {"profile show", {"profile", "show", "odd.toml"}, turned},
        {"profile source", {"profile", "show", "odd.toml", "--source"}, ""},
        {"profile as JSON", {"profile", "show", "odd.toml", "--json"}, in_json},
        {"profile test", {"profile", "test", "odd.toml", "-v"}, ""},
        {"no such profile", {"profile", "show", hostile}, turned},

        {"rules", {"rules", "--rules", "rules.toml"}, turned},
        {"a rule", {"rules", "odd-place", "--rules", "rules.toml"}, turned},
        {"a rule as a page", {"rules", "odd-place", "--rules", "rules.toml", "--markdown"}, turned},
        {"rules as JSON", {"rules", "--rules", "rules.toml", "--json"}, in_json},
        {"no such rule", {"rules", hostile}, turned},

        {"formats", {"formats", "--plugin-path", plugins}, turned},
        {"a plugin's name", {"formats", "--plugin-path", plugins}, file},
        {"no such format", {"formats", hostile}, turned},
        {"a folder of plugins", {"formats", "--plugin-path", (folder() / nasty / nasty).string()}, file},
        {"help", {"help", hostile}, turned},
        {"the manual", {"help", "--man"}, ""},
        {"the completion", {"help", "--bash"}, ""},
        {"version", {"version"}, ""},
        {"no such command", {"odd" + hostile}, turned},
        {"no such option", {"inspect", "list.csv", "--odd" + hostile}, turned},
        {"no such option as JSON", {"inspect", "--json", "list.csv", "--odd" + hostile}, in_json},
    };
    append_reports(calls);
    return calls;
  }

 private:
  samples::Scratch scratch_;
};

TEST_F(Screen, NothingFromOutsideReachesATerminal) {
  for (const Call& run : runs()) {
    const Shown shown = run_on_screen(run.words, folder());
    EXPECT_EQ(unsafe_in(shown.screen), "") << run.what;
    EXPECT_NE(shown.screen, "") << run.what;
    EXPECT_NE(shown.exit_code, 70) << run.what << shown.screen;
    EXPECT_LT(shown.exit_code, 128) << run.what << shown.screen;
    if (!run.shows.empty()) { EXPECT_THAT(shown.screen, HasSubstr(run.shows)) << run.what; }
  }
}

TEST_F(Screen, EveryCommandHasARun) {
  std::set<std::string> run_commands;
  for (const Call& run : runs()) run_commands.insert(run.words.front());
  for (const cli::CommandInfo& command : cli::commands())
    EXPECT_EQ(run_commands.count(std::string(command.name)), 1u) << command.name;
}

// Logs are read on terminals later, and a report may pass through a pager.
TEST_F(Screen, ReportsInFilesAndPipesAreSafeToo) {
  for (const Call& run : runs()) {
    const bool data =
        std::find_if(run.words.begin(), run.words.end(), [](const std::string& word) {
          return word == "--json" || word.starts_with("--cells") || word == "--source" || word == "dialect";
        }) != run.words.end();
    if (data) continue;
    const Shown shown = run_on_screen(run.words, folder(), OnScreen::only_err);
    EXPECT_EQ(unsafe_in(shown.other), "") << run.what;
    EXPECT_EQ(unsafe_in(shown.screen), "") << run.what;
  }
}

TEST_F(Screen, JsonOnATerminalIsTheSameJsonAsInAFile) {
  std::size_t compared = 0;
  for (const Call& run : runs()) {
    const bool lines = std::find(run.words.begin(), run.words.end(), "--cells=jsonl") != run.words.end();
    if (!lines && std::find(run.words.begin(), run.words.end(), "--json") == run.words.end()) continue;
    if (std::find(run.words.begin(), run.words.end(), "-o") != run.words.end()) continue;  // cannot run twice
    const Shown on_terminal = run_on_screen(run.words, folder(), OnScreen::only_out);
    const Shown in_file = run_on_screen(run.words, folder(), OnScreen::only_err);
    std::istringstream one(on_terminal.screen), other(in_file.other);
    do {
      nlohmann::json a, b;
      ASSERT_NO_THROW(one >> a) << run.what << on_terminal.screen;
      ASSERT_NO_THROW(other >> b) << run.what;
      for (nlohmann::json* each : {&a, &b})
        if (each->contains("items"))
          for (nlohmann::json& item : (*each)["items"]) item.erase("seconds");
      EXPECT_EQ(a, b) << run.what;
      ++compared;
    } while (one >> std::ws && !one.eof());
  }
  EXPECT_GT(compared, 8u);
}

TEST_F(Screen, CellsInAFileAreUnchanged) {
  const Shown shown = run_on_screen({"inspect", "list.csv", "--cells"}, folder(), OnScreen::only_err);
  EXPECT_THAT(shown.other, HasSubstr(hostile_csv));
  EXPECT_EQ(shown.screen, "");
}

// Pages, comments in workbooks and the manual are shown by other programs, which turn text as a terminal does.
TEST_F(Screen, PagesCommentsAndTheManualAreSafeToo) {
  const samples::Scratch logs;
  for (const char* input : {"list.xlsx", "list.csv"}) {
    const samples::Finished run = samples::run_process(
        test::program(),
        {"validate", input, "--html", "page.html", "--mark", "marked", "--overwrite", "--show-personal"}, folder(),
        logs.path());
    EXPECT_LE(run.exit_code, 1) << run.err;
    const std::string page = content(folder() / "page.html");
    EXPECT_EQ(unsafe_in(page), "");
    EXPECT_THAT(page, HasSubstr("\\u{9b}"));
  }
  const Archive marked(folder() / "marked/list.xlsx");
  std::size_t comments = 0;
  for (std::size_t i = 0; i != marked.members().size(); ++i) {
    if (marked.members()[i].name.find("comments") == std::string::npos) continue;
    const std::string text = replaced(marked.read(i, 1 << 20), "\r\n", "\n");
    EXPECT_EQ(unsafe_in(text), "");
    EXPECT_THAT(text, HasSubstr("\\u{9b}"));
    ++comments;
  }
  EXPECT_EQ(comments, 1u);
  const samples::Finished manual = samples::run_process(test::program(), {"help", "--man"}, folder(), logs.path());
  EXPECT_EQ(unsafe_in(manual.out), "");
}

// The search must find what it searches for.
TEST(UnsafeIn, FindsEachKind) {
  EXPECT_EQ(unsafe_in("\x1b[31merror\x1b[0m Füzuli\n\tAğdam"), "");
  for (const char* bad : {"\x1b[2J", "\r", "\x7f", "\xC2\x9B", "\xC2\x85", "\xE2\x80\xAE", "\xE2\x81\xA6",
                          "\xE2\x80\x8F", "\xD8\x9C", "\xFF"})
    EXPECT_NE(unsafe_in(std::string("a") + bad), "") << bad;
}

}  // namespace
}  // namespace maex::terminal
