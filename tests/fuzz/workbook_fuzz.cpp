// The readers of workbooks. For xlsx and ods the fuzzer changes the parts of a package, and for xls the bytes are a
// compound file or the workbook's stream inside a valid one.
#include <set>

#include "adapters/formats/xls/document.hpp"
#include "adapters/formats/xlsx/document.hpp"
#include "core/io/error.hpp"
#include "core/io/resources.hpp"
#include "tests/fuzz/counters.hpp"
#include "tests/fuzz/package.hpp"
#include "tests/unit/io/make_compound.hpp"
#include "tests/unit/ods/make_ods.hpp"

namespace maex::fuzz {
namespace {

std::string_view part(const Members& members, std::string_view name) {
  for (const auto& [each, content] : members)
    if (each == name) return content;
  return {};
}

/// The entries of the directory, by their signatures from the end of the archive; nullopt for an unusual archive.
std::optional<std::size_t> count_entries(std::string_view bytes) {
  if (bytes.size() < 22 || bytes.substr(bytes.size() - 22, 4) != "PK\5\6") return std::nullopt;
  std::size_t count = 0;
  for (std::size_t at = bytes.find("PK\1\2"); at != std::string_view::npos; at = bytes.find("PK\1\2", at + 4)) ++count;
  return count;
}

/// What the sheets of a workbook hold, when its parts are where Excel puts them.
std::optional<RowRange> count_xlsx(const Members& members, std::size_t sheets) {
  RowRange sum;
  std::size_t parts = 0;
  std::set<std::string_view> names;
  for (const auto& [name, content] : members) {
    if (!names.insert(name).second) return std::nullopt;
    if (!name.starts_with("xl/worksheets/") || name.find('/', 14) != std::string::npos) continue;
    const auto rows = count_sheet_rows(content, part(members, "xl/sharedStrings.xml"));
    if (!rows) return std::nullopt;
    sum.least += rows->least;
    sum.most += rows->most;
    ++parts;
  }
  if (parts != sheets) return std::nullopt;
  return sum;
}

void compare(TableDocument& document, const std::optional<RowRange>& range, const Counted& counted) {
  // Where the reader reports damage, it has said that rows may be missing.
  if (!range || !document.damage().empty()) return;
  require(counted.rows >= range->least, "the reader of workbooks returns each row");
  require(counted.rows <= range->most, "the reader of workbooks returns no other row");
}

void run_xlsx(std::string_view bytes) {
  try {
    const Archive archive(bytes, "fuzz.xlsx", small_bounds());
    if (const auto entries = count_entries(bytes); entries)
      require(archive.members().size() <= *entries, "an archive has no more members than entries");
    xlsx::Document document(archive);
    const Counted counted = read_document(document);
    bool readable = true;
    for (const SheetInfo& sheet : document.sheets()) readable = readable && sheet.readable;
    if (readable) compare(document, count_xlsx(unzip(bytes), document.sheets().size()), counted);
  } catch (const InputError&) {}
}

void run_ods(std::string_view bytes) {
  Bounds bounds = small_bounds();
  bounds.rows = 2000;  // a few bytes can repeat a row or a cell many times
  bounds.columns = 200;
  bounds.cell_bytes = 1 << 16;
  try {
    ods::Document document(Archive(bytes, "fuzz.ods", bounds), bounds);
    const Counted counted = read_document(document);
    const Members members = unzip(bytes);
    std::set<std::string_view> names;
    for (const auto& [name, content] : members)
      if (!names.insert(name).second) return;
    compare(document, count_ods_rows(part(members, "content.xml")), counted);
  } catch (const InputError&) {}
}

void run_xls(std::string_view bytes) {
  constexpr std::size_t largest_made = 48 << 10;
  std::string made(bytes);
  std::optional<RowRange> rows;
  if (!bytes.starts_with("\xD0\xCF\x11\xE0")) {
    if (bytes.size() > largest_made) return;
    made = test::make_compound({{"Workbook", made}}).bytes;
    rows = count_biff_rows(bytes);
  }
  try {
    xls::Document document(CompoundFile(made, "fuzz.xls"), "");
    const Counted counted = read_document(document);
    bool readable = true;
    for (const SheetInfo& sheet : document.sheets()) readable = readable && sheet.readable;
    if (readable) compare(document, rows, counted);
  } catch (const InputError&) {}
}

/// Records are moved, repeated, removed, or changed without a change of their length.
std::string mutate_records(std::string_view input, std::size_t most, Random& random, const Change& change) {
  std::string bytes(input);
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at + 4 <= bytes.size() && starts.size() < 20'000;) {
    starts.push_back(at);
    at += 4 + static_cast<unsigned char>(bytes[at + 2]) + 256u * static_cast<unsigned char>(bytes[at + 3]);
  }
  if (bytes.starts_with("\xD0\xCF") || starts.size() < 3 || random() % 3 == 0) {
    change(bytes, most);
    return bytes;
  }
  const std::size_t from = random() % (starts.size() - 1);
  const std::string record = bytes.substr(starts[from], starts[from + 1] - starts[from]);
  switch (random() % 4) {
    case 0: bytes.erase(starts[from], record.size()); break;
    case 1: bytes.insert(starts[random() % starts.size()], record); break;
    case 2: bytes.insert(starts[from], record); break;
    default: {
      std::string body = record.substr(4);
      change(body, std::min<std::size_t>(record.size() + 8, 8000));
      std::string head = record.substr(0, 4);
      head[2] = static_cast<char>(body.size() & 0xFF);
      head[3] = static_cast<char>(body.size() >> 8);
      bytes.replace(starts[from], record.size(), head + body);
    }
  }
  if (bytes.size() > most) bytes.resize(most);
  return bytes;
}

std::vector<std::string> xlsx_seeds() {
  return {test::make_archive(test::workbook_parts(test::sheet_part(
      "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row><row><c s=\"1\"><v>41774"
      "</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>",
      "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>")))};
}

std::vector<std::string> ods_seeds() {
  // With the prefixes that LibreOffice writes.
  std::string content =
      "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet>"
      "<table:table table:name=\"S\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p>"
      "</table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"7\"><text:p>7</text:p>"
      "</table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
      "table:number-columns-repeated=\"2\"/></table:table-row></table:table></office:spreadsheet></office:body>"
      "</office:document-content>";
  return {test::make_archive(test::ods_parts(content))};
}

/// The built-in specimen, and its stream alone.
std::vector<std::string> xls_seeds() {
  for (const Resource& each : all_resources()) {
    if (each.name != "specimens/specimen.xls") continue;
    const CompoundFile file(each.bytes, "specimen.xls");
    const CompoundStream stream = file.open(xls::find_workbook(file));
    std::string bytes(stream.size(), '\0');
    stream.read(0, bytes.data(), bytes.size());
    return {std::string(each.bytes), bytes};
  }
  return {};
}

const Target xlsx_target("xlsx", run_xlsx, mutate_package, xlsx_seeds);
const Target ods_target("ods", run_ods, mutate_package, ods_seeds);
const Target xls_target("xls", run_xls, mutate_records, xls_seeds);

}  // namespace
}  // namespace maex::fuzz
