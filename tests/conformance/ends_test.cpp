// A file that ends early, or that has a byte without a meaning, is refused or reported as damaged: never "done". Every
// document is cut at every byte and gets an undefined byte at every position, in every encoding it can have. The
// documents here are small, so that every position is tried. The specimens of the conformance suite are large, so a
// fixed selection of positions is tried; MAEX_EVERY_BYTE=1 tries all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "adapters/builtin.hpp"
#include "adapters/partners/maxml/learn/sample.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "core/mapping/profile/profile.hpp"
#include "core/place/settlements.hpp"
#include "core/plugin/suite/own_files.hpp"
#include "core/rules/policy.hpp"
#include "core/rules/rule_set.hpp"
#include "core/run/checks.hpp"
#include "core/run/importer_files.hpp"
#include "core/run/job.hpp"
#include "core/run/job_file.hpp"

namespace maex {
namespace {

namespace fs = std::filesystem;

/// An encoding, and what makes its text undefined at a character.
struct Code {
  const char* name;
  std::string mark;  ///< byte order mark
  std::size_t unit;  ///< bytes of the smallest character
  std::size_t at;    ///< byte of the unit that is replaced
  char undefined;    ///< what replaces it
};
const std::vector<Code> codes = {{"UTF-8", "", 1, 0, '\xFF'},
                                 {"windows-1251", "", 1, 0, '\x98'},
                                 {"windows-1254", "", 1, 0, '\x8D'},
                                 {"UTF-16LE", "\xFF\xFE", 2, 1, '\xDC'},
                                 {"UTF-16BE", "\xFE\xFF", 2, 0, '\xDC'}};

std::string coded(const std::string& text, const Code& code) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* const to = ucnv_open(code.name, &status);
  UConverter* const from = ucnv_open("UTF-8", &status);
  ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_ESCAPE, "D", nullptr, nullptr, &status);  // &#399;
  std::string out(text.size() * 12, '\0');
  char* target = out.data();
  const char* source = text.data();
  ucnv_convertEx(to, from, &target, out.data() + out.size(), &source, source + text.size(), nullptr, nullptr, nullptr,
                 nullptr, 1, 1, &status);
  EXPECT_TRUE(U_SUCCESS(status)) << u_errorName(status);
  out.resize(static_cast<std::size_t>(target - out.data()));
  ucnv_close(from);
  ucnv_close(to);
  return code.mark + out;
}

std::string declared(std::string document, const Code& code) {
  const std::string name = code.unit == 2 ? "UTF-16" : code.name;
  return "<?xml version=\"1.0\" encoding=\"" + name + "\"?>\n" + document;
}

/// What became of one file.
struct Seen {
  bool refused = false, reported = false;
  std::uint64_t rows = 0, cells = 0;
  std::array<std::uint64_t, kind_count> records{};
  bool done() const { return !refused && !reported; }
};

class Ends : public testing::Test {
 protected:
  Ends() {
    register_builtin_adapters(registry_);
    std::string pattern = (fs::temp_directory_path() / "maex-ends-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
  }
  ~Ends() override { fs::remove_all(folder_); }

  fs::path save(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }

  /// As `maex validate` reads it.
  Seen validate(const fs::path& file, const std::string& partner, const std::string& encoding = {}) {
    ConvertJob job;
    job.inputs = {file};
    job.source.partner = partner;
    if (!encoding.empty()) job.source.format_options.set("encoding", encoding);
    job.today = {2026, 1, 1};
    const RunFacts facts = run(job, registry_, {});
    EXPECT_NE(facts.outcome, Outcome::faulty) << facts.items[0].problem;
    Seen seen;
    seen.refused = facts.outcome == Outcome::unreadable;
    seen.reported = facts.outcome == Outcome::findings;
    seen.rows = facts.items[0].balance.rows_read();
    seen.cells = facts.items[0].balance.cells_read();
    return seen;
  }

  /// As every reader of tables reads it.
  Seen tables(const fs::path& file, const std::string& format, const std::string& encoding = {}) {
    Seen seen;
    OpenContext context;
    if (!encoding.empty()) context.options.set("encoding", encoding);
    try {
      const auto document = registry_.require_format(format).open(file, context);
      for (std::size_t i = 0; i != document->sheets().size(); ++i) {
        if (!document->sheets()[i].readable) continue;
        const auto reader = document->open(i);
        for (Row row; reader->next(row);) {
          ++seen.rows;
          seen.cells += row.cells.size();
        }
      }
      seen.reported = document->is_incomplete();
      if (seen.reported) EXPECT_FALSE(document->damage().empty());
    } catch (const InputError&) { seen.refused = true; }
    return seen;
  }

  Registry registry_;
  fs::path folder_;
};

bool every_byte() { return std::getenv("MAEX_EVERY_BYTE") != nullptr; }

/// All positions of a small file; of a large one the first, the last, and some between at distances without a pattern.
std::vector<std::size_t> positions(std::size_t size) {
  std::vector<std::size_t> all;
  constexpr std::size_t dense = 40, between = 60;
  for (std::size_t i = 0; i < size; ++i) {
    const bool tried = every_byte() || size <= 1000 || i < dense || i + dense >= size ||
                       (i * 2654435761u >> 4) % (size / between) == 0;
    if (tried) all.push_back(i);
  }
  return all;
}

constexpr std::string_view white = "\r\n\t ";

const std::string maxml_text =
    "<MineActionFieldReport><FieldReport><Accident><AccidentID>Ə-1</AccidentID></Accident></FieldReport>"
    "<!-- ı --></MineActionFieldReport>\n<!-- son -->\n";
const std::string kml_text =
    "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Placemark><name>Şuşa</name><ExtendedData><Data "
    "name=\"incident.id\"><value>1</value></Data></ExtendedData><Point><coordinates>46.7,39.7</coordinates></Point>"
    "</Placemark></Document></kml>\n";

/// Cuts and replaces at each position. `last` is where the document ends: what follows may be missing.
template <class Read>
void try_all(const std::string& bytes, const Code& code, std::size_t last, Read&& read) {
  const Seen whole = read(bytes);
  ASSERT_FALSE(whole.refused) << code.name;
  for (const std::size_t at : positions(bytes.size())) {
    const Seen cut = read(bytes.substr(0, at));
    if (at < last) EXPECT_FALSE(cut.done()) << code.name << " cut at " << at << " of " << bytes.size();
    if (at < code.mark.size() || (at - code.mark.size()) % code.unit != code.at) continue;
    std::string damaged = bytes;
    damaged[at] = code.undefined;
    EXPECT_FALSE(read(damaged).done()) << code.name << " undefined byte at " << at << " of " << bytes.size();
  }
}

/// The end of the root element, or of the last text that is not white space.
std::size_t end_of(const std::string& bytes, const Code& code, const std::string& closing) {
  Code plain = code;
  plain.mark.clear();
  const std::string mark = coded(closing, plain);
  return bytes.rfind(mark) + mark.size();
}

TEST_F(Ends, OfXmlDocumentsAreProved) {
  for (const Code& code : codes)
    for (const auto& [partner, text, closing] :
         {std::tuple{"maxml", maxml_text, "</MineActionFieldReport>"}, {"kml", kml_text, "</kml>"}}) {
      const std::string bytes = coded(declared(text, code), code);
      try_all(bytes, code, end_of(bytes, code, closing), [&, name = std::string(partner)](const std::string& given) {
        Seen seen = validate(save("in.xml", given), name);
        // The whole document has findings of its own, so only a refusal counts.
        seen.reported = false;
        return seen;
      });
    }
}

TEST_F(Ends, OfAuxiliaryListsAndSamplesAreProved) {
  const std::string list =
      "<MineActionOrganisationArtifact><Organisation><Name>ANAMA "
      "ş</Name></Organisation></MineActionOrganisationArtifact>";
  for (const Code& code : codes) {
    const std::string bytes = coded(declared(list, code), code);
    try_all(bytes, code, bytes.size(), [&](const std::string& given) {
      Seen seen;
      try {
        seen.records[0] = read_importer_files({save("list.xml", given)}, {}, {}).organisations.size();
      } catch (const InputError&) { seen.refused = true; }
      return seen;
    });
    const std::string export_bytes = coded(declared(maxml_text, code), code);
    try_all(export_bytes, code, end_of(export_bytes, code, "</MineActionFieldReport>"), [&](const std::string& given) {
      Seen seen;
      try {
        maxml::Sample sample;
        maxml::collect(sample, save("sample.xml", given).string(), "sample.xml", {});
      } catch (const InputError&) { seen.refused = true; }
      return seen;
    });
  }
}

/// Maps of districts and hazard areas decide on other files, so they are refused.
TEST_F(Ends, OfMapsThatDecideAreProved) {
  const std::string json =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"id\":\"AZ-FUZ\","
      "\"hazard_area.name\":\"ş\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[47,39],[48,39],[48,40],[47,39]"
      "]]"
      "}}]}\n";
  const std::string kml =
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>ş</name><Polygon><outerBoundaryIs><LinearRing>"
      "<coordinates>47,39 48,39 48,40 47,39</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>\n";
  for (const auto& [name, text] : {std::pair{"in.geojson", json}, {"in.kml", kml}})
    for (const bool districts : {true, false})
      try_all(text, codes[0], text.size() - 1, [&, file = std::string(name)](const std::string& given) {
        CheckSettings settings;
        (districts ? settings.districts : settings.hazards.emplace_back()) = save(file, given);
        Seen seen;
        try {
          static_cast<void>(load_checks(settings, registry_, {}, {2026, 1, 1}));
        } catch (const InputError&) { seen.refused = true; }
        return seen;
      });
}

/// A settings file that is cut may be a whole one, but no byte of it may be without a meaning.
TEST_F(Ends, OfSettingsHaveNoUndefinedBytes) {
  const auto text_of = [](std::string_view name) { return std::string(find_resource(std::string(name)).value()); };
  const auto some_lines = [&](std::string_view name) { return text_of(name).substr(0, 3000); };
  const std::vector<std::tuple<const char*, std::string, std::function<void(const std::string&)>>> files = {
      {"profile", text_of("profiles/figures.toml"), [](const std::string& t) { parse_profile(t, "x.toml"); }},
      {"policy", text_of("policies/strict.toml"), [](const std::string& t) { rules::parse_policy(t, "x.toml"); }},
      {"rulings", "[[ruling]]\nincident = \"ş\"\nstate = \"VERIFIED\"\nby = \"x\"\non = 2015-01-01\nwhy = \"y\"\n",
       [](const std::string& t) { rules::parse_rulings(t, "x.toml"); }},
      {"rules", "title = \"ş\"\n[rules]\ndate-in-future = \"info\"  # ş\n",
       [](const std::string& t) { rules::RuleSet(t, "x.toml"); }},
      {"job", "inputs = [\"ş.csv\"]\nto = \"maxml\"\n", [](const std::string& t) { parse_job(t, "x.toml"); }},
      {"districts",
       some_lines("gazetteer/azerbaijan.csv").substr(0, some_lines("gazetteer/azerbaijan.csv").rfind('\n')),
       [](const std::string& t) { Gazetteer::parse(t, "x.csv"); }},
      {"settlements",
       some_lines("gazetteer/settlements.csv").substr(0, some_lines("gazetteer/settlements.csv").rfind('\n')),
       [](const std::string& t) { Settlements::parse(t, "x.csv", Gazetteer::azerbaijan()); }},
      {"hazard districts", "district,from,to,source\nAZ-FUZ,2014-01-01,,ş\n",
       [](const std::string& t) { parse_hazard_zones(t, "x.csv", Gazetteer::azerbaijan()); }},
      {"dates sent", "incident,date\nş,2015-01-10\n",
       [&](const std::string& t) { read_importer_files({}, save("sent.csv", t), {}); }}};
  for (const auto& [what, text, read] : files) {
    EXPECT_NO_THROW(read(text)) << what;
    for (const std::size_t at : positions(text.size())) {
      std::string damaged = text;
      damaged[at] = '\xFF';
      bool refused = false;
      try {
        read(damaged);
      } catch (const UsageError&) { refused = true; } catch (const InputError&) {
        refused = true;
      }
      EXPECT_TRUE(refused) << what << ": undefined byte at " << at << " of " << text.size();
    }
  }
}

TEST_F(Ends, OfMapsInJsonAreProved) {
  const std::string text =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"incident.id\":\"Ş-1\"},"
      "\"geometry\":{\"type\":\"Point\",\"coordinates\":[46.7,39.7]}}]}\n";
  try_all(text, codes[0], text.size() - 1,
          [&](const std::string& given) { return validate(save("in.geojson", given), "geojson"); });
}

TEST_F(Ends, OfPagesAreProved) {
  const std::string text =
      "<html><head><title>Siyahı</title></head><body><table><tr><th>Ad</th><th>Yer</th></tr><tr><td>ş</td><td>Ağdam</"
      "td>"
      "</tr></table></body></html>\n";
  for (const Code& code : codes) {
    const std::string bytes = coded(text, code);
    try_all(bytes, code, end_of(bytes, code, "</html>"),
            [&](const std::string& given) { return tables(save("in.html", given), "html", code.name); });
  }
}

/// A table of lines has no mark at its end. A cut is reported unless what is left is a table of whole rows, or only a
/// part of the last cell is missing. The rows are counted a second time, by line ends.
TEST_F(Ends, OfTextTablesAreReportedInsideARow) {
  const std::string text = "Ad,Yer,Il\nş,Ağdam,2014\nç,\"Fü,zuli\",2015\n";
  for (const Code& code : codes) {
    const std::string bytes = coded(text, code);
    const Seen whole = tables(save("in.csv", bytes), "csv", code.name);
    ASSERT_TRUE(whole.done()) << code.name;
    ASSERT_EQ(whole.rows, 3u);
    for (std::size_t at = 0; at != bytes.size(); ++at) {
      const Seen cut = tables(save("in.csv", std::string_view(bytes).substr(0, at)), "csv", code.name);
      const std::size_t begin = code.mark.size();
      const std::size_t characters = at < begin ? 0 : (at - begin) / code.unit;
      const bool inside = at < begin || (at - begin) % code.unit != 0;
      // As far as the characters are whole: positions in a single-byte spelling of the text.
      Code narrow = codes[2];
      const std::string plain = code.unit == 1 ? bytes.substr(0, at) : coded(text, narrow).substr(0, characters);
      const std::size_t line = plain.rfind('\n') == std::string::npos ? 0 : plain.rfind('\n') + 1;
      const std::string row = plain.substr(line);
      const auto rows = static_cast<std::uint64_t>(std::count(plain.begin(), plain.end(), '\n')) + !row.empty();
      const bool quoted = std::count(row.begin(), row.end(), '"') == 1;
      std::string bare = row;
      if (!quoted && row.find('"') != std::string::npos) bare.erase(row.find('"'), row.rfind('"') - row.find('"') + 1);
      const bool short_row = std::count(bare.begin(), bare.end(), ',') != 2;
      const bool first_row = line == 0;  // nothing shows yet how wide a row is
      if (cut.refused) continue;
      if (inside || quoted || (!row.empty() && short_row && !first_row))
        EXPECT_TRUE(cut.reported || at <= begin) << code.name << " cut at " << at;
      if (!inside) EXPECT_EQ(cut.rows, rows) << code.name << " cut at " << at;
    }
    for (std::size_t at = code.mark.size() + code.at; at < bytes.size(); at += code.unit) {
      std::string damaged = bytes;
      damaged[at] = code.undefined;
      const Seen seen = tables(save("in.csv", damaged), "csv", code.name);
      EXPECT_FALSE(seen.done()) << code.name << " undefined byte at " << at;
    }
  }
}

/// A plain text has no mark at its end. Each of its bytes must mean something, and its last character must be whole.
TEST_F(Ends, OfPlainTextsHaveNoUndefinedByte) {
  const std::string text = "Aylıq hesabat\n\nMay ayında 12 mina tapıldı, 3 nəfər yaralandı.\n";
  for (const Code& code : codes) {
    const std::string bytes = coded(text, code);
    ASSERT_TRUE(tables(save("in.txt", bytes), "txt", code.name).done()) << code.name;
    for (std::size_t at = code.mark.size(); at < bytes.size(); ++at) {
      const bool inside = (at - code.mark.size()) % code.unit != 0;
      if (inside) EXPECT_FALSE(tables(save("in.txt", bytes.substr(0, at)), "txt", code.name).done()) << code.name << at;
      if ((at - code.mark.size()) % code.unit != code.at) continue;
      std::string damaged = bytes;
      damaged[at] = code.undefined;
      EXPECT_FALSE(tables(save("in.txt", damaged), "txt", code.name).done())
          << code.name << " undefined byte at " << at;
    }
  }
}

TEST_F(Ends, OfSpecimensAreProved) {
  conformance::OwnFiles files(registry_);
  for (const char* format : {"xlsx", "ods", "xls", "html", "docx", "odt", "pdf", "eml"}) {
    const conformance::OwnFile& own = files.of(registry_.require_format(format).descriptor());
    EXPECT_FALSE(own.path.empty()) << format << own.problem << own.missing;
    if (own.path.empty()) continue;
    std::ifstream stream(own.path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const Seen whole = tables(own.path, format);
    for (const std::size_t at : positions(bytes.size())) {
      const Seen cut = tables(save(std::string("cut") + own.path.extension().string(), bytes.substr(0, at)), format);
      // A compound file ends with unused entries of its directory, a page with a line end.
      const std::size_t unused = format == std::string("xls") ? 128 : 1;
      const bool same = cut.rows == whole.rows && cut.cells == whole.cells && bytes.size() - at <= unused;
      EXPECT_TRUE(!cut.done() || same) << format << " cut at " << at << " of " << bytes.size();
    }
  }
  for (const char* partner : {"maxml", "kml", "geojson"}) {
    const conformance::OwnFile& own = files.of(registry_.require_partner(partner).descriptor());
    EXPECT_FALSE(own.path.empty()) << partner << own.problem << own.missing;
    if (own.path.empty()) continue;
    std::ifstream stream(own.path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const std::size_t last = bytes.find_last_not_of(white) + 1;
    for (const std::size_t at : positions(last)) {
      const Seen cut = validate(save(std::string("cut") + own.path.extension().string(), bytes.substr(0, at)), partner);
      EXPECT_TRUE(cut.refused) << partner << " cut at " << at << " of " << bytes.size();
      std::string damaged = bytes;
      damaged[at] = '\xFF';
      EXPECT_FALSE(validate(save(std::string("cut") + own.path.extension().string(), damaged), partner).done())
          << partner << " undefined byte at " << at;
    }
  }
}

TEST_F(Ends, OfAFileThatShrinksIsNoticed) {
  std::string rows = "Ad;Yer\n";
  while (rows.size() < (std::size_t{4} << 20)) rows += "a;b\n";
  const fs::path file = save("in.csv", rows);
  const auto document = registry_.require_format("csv").open(file, {});
  const auto reader = document->open(0);
  Row row;
  ASSERT_TRUE(reader->next(row));
  fs::resize_file(file, rows.size() / 2);
  EXPECT_THROW(while (reader->next(row)){}, InputError);
}

}  // namespace
}  // namespace maex
