#include "core/adapter/foreign.hpp"

#include <algorithm>
#include <array>

namespace maex {
namespace {

using namespace std::string_view_literals;

constexpr auto as_xlsx = "open it in the program that made it and save the table as .xlsx or .csv"sv;
constexpr auto as_sheet = "open it in Excel or LibreOffice and save it as .xlsx"sv;
constexpr auto as_docx = "open it in Word or LibreOffice and save it as .docx"sv;
constexpr auto no_table = "a picture or slide holds no table that can be read; ask for the figures as .xlsx or .csv"sv;
constexpr auto unpack = "unpack it and name the file inside"sv;
constexpr auto unlock =
    "open it in the Office program that made it, remove the password (File, Info, Protect) and save it"sv;
constexpr auto real_file = "ask for the file itself, downloaded as .xlsx"sv;

constexpr std::array formats = {
    ForeignFormat{"empty", "an empty file", "nothing was saved or sent; ask for it again"},
    ForeignFormat{"lock", "a lock file that Office keeps while a workbook is open",
                  "name the file without ~$ in front"},
    ForeignFormat{"encrypted", "a password-protected Office document", unlock},
    ForeignFormat{"xlsb", "a binary Excel workbook (.xlsb)", "open it in Excel and save it as .xlsx"},
    ForeignFormat{"xml-2003", "an Excel 2003 XML workbook", as_sheet},
    ForeignFormat{"fods", "a flat OpenDocument spreadsheet (.fods)",
                  "open it in LibreOffice and save it as .xlsx or .ods"},
    ForeignFormat{"gnumeric", "a Gnumeric workbook", "open it in Gnumeric or LibreOffice and save it as .xlsx"},
    ForeignFormat{"numbers", "an Apple Numbers document", "export it from Numbers as an Excel workbook (.xlsx)"},
    ForeignFormat{"pages", "an Apple Pages or Keynote document", "export the table in it as .xlsx or .csv"},
    ForeignFormat{"google", "a shortcut to a Google document, not the document", real_file},
    ForeignFormat{"doc", "a Word document of Word 97-2003 (.doc)", as_docx},
    ForeignFormat{"fodt", "a flat OpenDocument text (.fodt)", "open it in LibreOffice and save it as .odt"},
    ForeignFormat{"rtf", "an RTF document (.rtf)", as_docx},
    ForeignFormat{"pptx", "a PowerPoint presentation", no_table},
    ForeignFormat{"ppt", "a PowerPoint presentation (.ppt)", no_table},
    ForeignFormat{"pdf", "a PDF document",
                  "ask for the table it was made from, as .xlsx or .csv, or read it with --format pdf"},
    ForeignFormat{"image", "a picture", no_table},
    ForeignFormat{"msg", "an Outlook message (.msg)",
                  "save its attachment and name that, or save the message as .html"},
    ForeignFormat{"mhtml", "a web archive (.mht)", "open it in a browser or Word and save it as .html"},
    ForeignFormat{"access", "an Access database", "export the table from Access as an Excel workbook (.xlsx)"},
    ForeignFormat{"sqlite", "an SQLite database", "export the table from it as .csv"},
    ForeignFormat{"shapefile", "a part of a shapefile",
                  "open it in QGIS and export the attribute table as .csv or .xlsx"},
    ForeignFormat{"dbase", "a dBase table (.dbf)", as_sheet},
    ForeignFormat{"spss", "an SPSS data file", "export it from SPSS or PSPP as .xlsx or .csv"},
    ForeignFormat{"stata", "a Stata data file", "export it from Stata as .xlsx or .csv"},
    ForeignFormat{"lotus", "a Lotus 1-2-3 or Symphony worksheet", as_sheet},
    ForeignFormat{"quattro", "a Quattro Pro notebook", as_sheet},
    ForeignFormat{"works", "a Microsoft Works file", as_sheet},
    ForeignFormat{"xlw", "an Excel workspace (.xlw), which only lists workbooks", "name the workbooks themselves"},
    ForeignFormat{"kmz", "a KMZ archive of a map", "unpack it as a ZIP file and name the .kml file inside"},
    ForeignFormat{"7z", "a 7-Zip archive", unpack},
    ForeignFormat{"rar", "a RAR archive", unpack},
    ForeignFormat{"gzip", "a gzip archive", unpack},
    ForeignFormat{"tar", "a tar archive", unpack},
    ForeignFormat{"ole", "an old Office file", as_xlsx},
};

const ForeignFormat* named(std::string_view id) {
  const auto* found =
      std::find_if(formats.begin(), formats.end(), [id](const ForeignFormat& each) { return each.id == id; });
  return found == formats.end() ? nullptr : found;
}

struct Magic {
  std::string_view bytes;
  std::string_view id;
  std::size_t at = 0;
};
constexpr Magic magics[] = {
    {"%PDF-", "pdf"},
    {"{\\rtf", "rtf"},
    {"\x89PNG\r\n", "image"},
    {"\xFF\xD8\xFF", "image"},
    {"GIF8", "image"},
    {"II*\0"sv, "image"},
    {"MM\0*"sv, "image"},
    {"ftypheic", "image", 4},
    {"ftypheix", "image", 4},
    {"ftypmif1", "image", 4},
    {"\0\1\0\0Standard "sv, "access"},
    {"SQLite format 3", "sqlite"},
    {"7z\xBC\xAF\x27\x1C", "7z"},
    {"Rar!\x1A\x07", "rar"},
    {"ustar", "tar", 257},
    {"$FL2@(#)", "spss"},
    {"$FL3@(#)", "spss"},
    {"<stata_dta>", "stata"},
    {"\0\0\x02\0\x04\x04"sv, "lotus"},
    {"\0\0\x02\0\x06\x04"sv, "lotus"},
    {"\0\0\x1A\0"sv, "lotus"},
    {"\0\0\x02\0\x20\x51"sv, "quattro"},
    {"\0\0\x02\0\x21\x51"sv, "quattro"},
    {"\0\0\x27\x0A"sv, "shapefile"},
    {"\xFF\0\x02\0\x04\x04"sv, "works"},
};

struct Entry {
  std::string_view part;  ///< the start of an entry's name
  std::string_view id;
};
constexpr Entry known_zip_entries[] = {{"EncryptedPackage", "encrypted"},
                                       {"xl/workbook.bin", "xlsb"},
                                       {"ppt/", "pptx"},
                                       {"Index/Tables/", "numbers"},
                                       {"Index/CalculationEngine", "numbers"},
                                       {"index.numbers", "numbers"},
                                       {"doc.kml", "kmz"},
                                       {"index.apxl", "pages"},
                                       {"Index/", "pages"},
                                       {"index.xml.gz", "pages"}};
constexpr Entry ole_entries[] = {{"EncryptedPackage", "encrypted"},
                                 {"WordDocument", "doc"},
                                 {"PowerPoint Document", "ppt"},
                                 {"__properties_version1.0", "msg"},
                                 {"__nameid_version1.0", "msg"},
                                 {"MatOST", "works"},
                                 {"SPELLING", "works"},
                                 {"PerfectOffice_MAIN", "quattro"},
                                 {"NativeContent_MAIN", "quattro"}};

struct Extension {
  std::string_view text;
  std::string_view id;
};
constexpr Extension extensions[] = {
    {".xlsb", "xlsb"},     {".numbers", "numbers"}, {".mdb", "access"},    {".accdb", "access"}, {".dbf", "dbase"},
    {".shp", "shapefile"}, {".shx", "shapefile"},   {".sav", "spss"},      {".dta", "stata"},    {".wk1", "lotus"},
    {".wk3", "lotus"},     {".wk4", "lotus"},       {".wks", "works"},     {".wps", "works"},    {".123", "lotus"},
    {".wb1", "quattro"},   {".wb2", "quattro"},     {".wb3", "quattro"},   {".qpw", "quattro"},  {".xlw", "xlw"},
    {".bmp", "image"},     {".heic", "image"},      {".gsheet", "google"}, {".gdoc", "google"},  {".gslides", "google"},
    {".tar", "tar"},       {".kmz", "kmz"}};

bool begins(std::string_view text, std::string_view prefix) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '\\' ? '/' : c; };
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [&](char a, char b) { return lower(a) == lower(b); });
}

std::string_view by_entries(const Probe& probe, std::span<const Entry> entries) {
  for (const Entry& entry : entries)
    for (const std::string& name : probe.entries)
      if (begins(name, entry.part)) return entry.id;
  return {};
}

bool contains(const Probe& probe, std::string_view text, std::size_t within = 4096) {
  return std::string_view(probe.head).substr(0, within).find(text) != std::string_view::npos;
}

/// Names of streams in the directory of a compound file are UTF-16; small files have it in their head.
std::string_view by_ole_head(const Probe& probe) {
  for (const Entry& entry : ole_entries) {
    std::string wide;
    for (const char c : entry.part) wide.append({c, '\0'});
    if (probe.head.find(wide) != std::string::npos) return entry.id;
  }
  return {};
}

/// A dBase header: version, a valid date, and a header of the size that it claims.
bool is_dbase(const Probe& probe) {
  const std::string_view head = probe.head;
  if (head.size() < 33) return false;
  const auto byte = [head](std::size_t i) { return static_cast<unsigned char>(head[i]); };
  const unsigned version = byte(0);
  const bool known = version == 0x03 || version == 0x30 || version == 0x83 || version == 0x8B || version == 0xF5;
  const std::size_t length = byte(8) + std::size_t{256} * byte(9);
  return known && byte(2) >= 1 && byte(2) <= 12 && byte(3) >= 1 && byte(3) <= 31 && length >= 33 &&
         length <= head.size() && (byte(length - 1) == 0x0D || byte(length - 2) == 0x0D);
}

std::string_view by_text(const Probe& probe) {
  const std::string_view head = probe.head;
  if (contains(probe, "urn:schemas-microsoft-com:office:spreadsheet") && contains(probe, "<Workbook"))
    return "xml-2003";
  if (contains(probe, "<office:document ") || contains(probe, "<office:document\n"))
    return contains(probe, "\"application/vnd.oasis.opendocument.text", probe.head.size()) ? "fodt" : "fods";
  if (contains(probe, "<gnm:Workbook")) return "gnumeric";
  if (head.starts_with("{") && contains(probe, "\"url\"") && contains(probe, "docs.google.com")) return "google";
  const bool mail = begins(head, "MIME-Version:") || begins(head, "From:") || begins(head, "Received:") ||
                    begins(head, "Return-Path:") || begins(head, "Delivered-To:");
  if (mail && contains(probe, "Content-Type:") && contains(probe, "multipart/related") && !contains(probe, "\nTo:") &&
      !contains(probe, "\nReceived:"))
    return "mhtml";
  return {};
}

std::string_view identify_id(const Probe& probe, std::string_view file, const std::string& extension) {
  const std::string_view head = probe.head;
  if (file.starts_with("~$")) return "lock";
  if (probe.size == 0) return "empty";
  for (const Magic& magic : magics)
    if (head.size() >= magic.at && head.substr(magic.at).starts_with(magic.bytes)) return magic.id;
  if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) {
    if (const std::string_view id = by_entries(probe, known_zip_entries); !id.empty()) return id;
    return {};  // opening the archive reports its content or its damage
  }
  if (head.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    std::string_view id = by_entries(probe, ole_entries);
    if (id.empty()) id = by_ole_head(probe);
    if (!id.empty()) return id;
    // A damaged file may still be a workbook. Opening it reports the damage.
    const bool workbook = !by_entries(probe, std::array{Entry{"Workbook", "x"}, Entry{"Book", "x"}}).empty();
    return workbook || probe.entries.empty() ? ""sv : "ole"sv;
  }
  if (head.starts_with("\x1F\x8B")) return extension == ".gnumeric" ? "gnumeric"sv : "gzip"sv;
  if (is_dbase(probe)) return "dbase";
  if (const std::string_view id = by_text(probe); !id.empty()) return id;
  // Check the name only when the bytes are not text: users give text tables any name.
  const bool binary = head.find('\0') != std::string_view::npos;
  for (const Extension& each : extensions)
    if (extension == each.text && (binary || each.id == "google"sv)) return each.id;
  return {};
}

}  // namespace

std::span<const ForeignFormat> foreign_formats() { return formats; }

const ForeignFormat* recognise_foreign(const Probe& probe) {
  const std::filesystem::path name = probe.name;
  std::string extension = name.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const std::string_view id = identify_id(probe, name.filename().string(), extension);
  return id.empty() ? nullptr : named(id);
}

std::string refusal(const ForeignFormat& format, std::string_view file) {
  return std::string(file) + " is not read: it is " + std::string(format.title) + "; " + std::string(format.advice);
}

}  // namespace maex
