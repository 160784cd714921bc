// Reads the gazetteer's file.
#include <algorithm>
#include <charconv>
#include <functional>

#include "core/io/error.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/programme.hpp"
#include "core/text/csv_rows.hpp"
#include "core/text/similar.hpp"

namespace maex {
namespace {

constexpr std::size_t most_rows = 200'000;
constexpr std::size_t most_bytes = std::size_t{64} << 20;
constexpr std::size_t most_name_bytes = 200;
constexpr std::size_t most_aliases = 500;

using Fields = std::vector<std::string>;

/// Finds columns by name, in any order. Rejects a misspelt column, because its values would be lost.
class Columns {
 public:
  Columns(const Fields& head, const CsvRows& rows) {
    for (std::size_t i = 0; i != head.size(); ++i) {
      const auto at = std::find(known.begin(), known.end(), head[i]);
      if (at == known.end() && is_name_in_language(head[i])) {
        other_names_.push_back(i);
        continue;
      }
      if (at == known.end())
        rows.fail("there is no column \"" + head[i] + "\" in a gazetteer" + did_you_mean(head[i], known));
      std::size_t& place = at_[static_cast<std::size_t>(at - known.begin())];
      if (place != absent) rows.fail("the column \"" + head[i] + "\" stands twice");
      place = i;
    }
    for (const char* needed : {"id", "type", "name_en"})
      if (index(needed) == absent) rows.fail(std::string("the column \"") + needed + "\" is missing");
  }
  [[nodiscard]] std::string_view get(const Fields& row, std::string_view column) const {
    const std::size_t at = index(column);
    return at < row.size() ? std::string_view(row[at]) : std::string_view();
  }

  /// The names of a row in languages that have no column of their own below.
  [[nodiscard]] std::vector<std::string> other_names(const Fields& row) const {
    std::vector<std::string> names;
    for (const std::size_t at : other_names_)
      if (at < row.size() && !row[at].empty()) names.push_back(row[at]);
    return names;
  }

 private:
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  /// "name_ka": the language has two letters.
  static bool is_name_in_language(std::string_view column) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return column.size() == 7 && column.starts_with("name_") && is_letter(column[5]) && is_letter(column[6]);
  }
  static const std::vector<std::string> known;
  [[nodiscard]] std::size_t index(std::string_view column) const {
    return at_[static_cast<std::size_t>(std::find(known.begin(), known.end(), column) - known.begin())];
  }
  std::vector<std::size_t> at_ = std::vector<std::size_t>(known.size(), absent);
  std::vector<std::size_t> other_names_;
};
const std::vector<std::string> Columns::known = {
    "id",           "iso_3166_2",           "type",        "name_az",    "name_en",      "name_ru",      "name_az_cyrl",
    "parent_iso",   "economic_region_2021", "lat",         "lon",        "coord_source", "bbox_min_lon", "bbox_min_lat",
    "bbox_max_lon", "bbox_max_lat",         "geonames_id", "hasc",       "gns_adm1",     "pcode",        "aliases",
    "notes",        "valid_from",           "valid_to",    "datum_shift"};

double number(const CsvRows& rows, std::string_view column, std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= -180 && value <= 180))
    rows.fail(std::string(column) + " is no number of degrees: \"" + std::string(text.substr(0, 40)) + "\"");
  return value;
}

/// Reads columns whose values must be given together or not at all.
bool degrees(const CsvRows& rows, const Columns& columns, const Fields& row, std::span<const char* const> names,
             double* out) {
  std::size_t given = 0;
  for (const char* column : names) {
    const std::string_view text = columns.get(row, column);
    if (text.empty()) continue;
    *out++ = number(rows, column, text);
    ++given;
  }
  if (given != 0 && given != names.size())
    rows.fail(std::string("columns ") + names.front() + " to " + names.back() + " are filled only in part");
  return given != 0;
}

std::optional<Day> day(const CsvRows& rows, std::string_view column, std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto date = parse_iso_date(text);
  if (!date || !date->is_exact())
    rows.fail(std::string(column) + " is no day such as 2024-01-31: \"" + std::string(text.substr(0, 40)) + "\"");
  return date->first;
}

PlaceType type_of(std::string_view text) {
  for (const PlaceType type :
       {PlaceType::rayon, PlaceType::city, PlaceType::city_rayon, PlaceType::autonomous_republic, PlaceType::region})
    if (name(type) == text) return type;
  if (text == "municipality" || text == "raion") return PlaceType::rayon;
  return text == "oblast" ? PlaceType::region : PlaceType::other;
}

std::optional<GeoBox> box_of(const CsvRows& rows, const Columns& columns, const Fields& row) {
  double v[4] = {};
  if (!degrees(rows, columns, row, std::to_array({"bbox_min_lat", "bbox_min_lon", "bbox_max_lat", "bbox_max_lon"}), v))
    return std::nullopt;
  return GeoBox{v[0], v[1], v[2], v[3]};
}

std::optional<DatumShift> shift_of(const CsvRows& rows, std::string_view text) {
  if (text.empty()) return std::nullopt;
  for (const DatumShift shift : {DatumShift::epsg_15865, DatumShift::epsg_1808})
    if (name(shift) == text) return shift;
  rows.fail("datum_shift is not EPSG:15865 or EPSG:1808: \"" + std::string(text.substr(0, 40)) + "\"");
}

/// Reads the row of type "country".
Country country_of(const CsvRows& rows, const Columns& columns, const Fields& row) {
  Country country;
  country.code = columns.get(row, "id");
  if (country.code.size() != 2 ||
      !std::all_of(country.code.begin(), country.code.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    rows.fail("the id of a country is its ISO 3166-1 code of two capital letters");
  country.box = box_of(rows, columns, row);
  country.box_is_declared = country.box.has_value();
  country.pulkovo = shift_of(rows, columns.get(row, "datum_shift"));
  for (const char* column : {"name_az", "name_en", "name_ru", "name_az_cyrl"})
    country.add_name(columns.get(row, column));
  for (const std::string& name : columns.other_names(row)) country.add_name(name);
  for (std::string_view aliases = columns.get(row, "aliases"); !aliases.empty();) {
    const std::size_t bar = std::min(aliases.find('|'), aliases.size());
    country.add_name(aliases.substr(0, bar));
    aliases.remove_prefix(std::min(bar + 1, aliases.size()));
  }
  return country;
}

}  // namespace

Gazetteer Gazetteer::parse(std::string_view csv, std::string_view name) {
  CsvRows rows(csv, name);
  if (csv.size() > most_bytes) rows.fail("a gazetteer has at most 64 MiB");
  Fields row;
  if (!rows.next(row)) rows.fail("the gazetteer is empty");
  const Columns columns(row, rows);
  const std::size_t width = row.size();
  Gazetteer made;
  std::vector<std::size_t> lines;
  while (rows.next(row)) {
    if (row.size() != width)
      rows.fail("there are " + std::to_string(row.size()) + " fields under " + std::to_string(width) + " headings");
    if (made.districts_.size() == most_rows) rows.fail("a gazetteer has at most 200,000 rows");
    for (const std::string& field : row)
      if (field.size() > 64 * most_name_bytes) rows.fail("a field is longer than 12,800 bytes");
    const auto text = [&](const char* column) { return std::string(columns.get(row, column)); };
    if (columns.get(row, "type") == "country") {
      if (!made.country_.code.empty()) rows.fail("there is a second row of type country; a gazetteer has one country");
      made.country_ = country_of(rows, columns, row);
      continue;
    }
    if (!columns.get(row, "datum_shift").empty()) rows.fail("datum_shift belongs in the row of type country");
    District& d = made.districts_.emplace_back();
    d.id = text("id");
    if (d.id.empty()) rows.fail("the id is missing");
    d.iso = text("iso_3166_2");
    d.type_text = text("type");
    d.type = type_of(d.type_text);
    d.name_az = text("name_az");
    d.name_en = text("name_en");
    d.name_ru = text("name_ru");
    d.name_az_cyrillic = text("name_az_cyrl");
    if (d.title().empty()) rows.fail("the district " + d.id + " has no name");
    d.other_names = columns.other_names(row);
    d.parent = text("parent_iso");
    d.region = text("economic_region_2021");
    double v[2] = {};
    if (degrees(rows, columns, row, std::to_array({"lat", "lon"}), v)) d.centroid = GeoPoint{v[0], v[1]};
    if (d.centroid && std::abs(d.centroid->latitude) > 90) rows.fail("lat lies beyond the pole");
    d.box = box_of(rows, columns, row);
    d.centroid_source = text("coord_source");
    d.geonames = text("geonames_id");
    d.hasc = text("hasc");
    d.gns = text("gns_adm1");
    d.pcode = text("pcode");
    d.notes = text("notes");
    d.valid_from = day(rows, "valid_from", columns.get(row, "valid_from"));
    d.valid_to = day(rows, "valid_to", columns.get(row, "valid_to"));
    const auto index = static_cast<std::uint32_t>(made.districts_.size() - 1);
    for (const std::string* spelling : {&d.name_az, &d.name_en, &d.name_ru, &d.name_az_cyrillic})
      made.add_spelling(*spelling, index, SpellingKind::name);
    for (const std::string& spelling : d.other_names) made.add_spelling(spelling, index, SpellingKind::name);
    for (const std::string* code : {&d.id, &d.iso, &d.hasc, &d.pcode})
      made.add_spelling(*code, index, SpellingKind::code);
    std::string_view aliases = columns.get(row, "aliases");
    const std::size_t before = made.spellings_.size();
    while (!aliases.empty()) {
      if (made.spellings_.size() - before > most_aliases) rows.fail("a place has more than 500 aliases");
      const std::size_t bar = std::min(aliases.find('|'), aliases.size());
      made.add_spelling(aliases.substr(0, bar), index, SpellingKind::alias);
      aliases.remove_prefix(std::min(bar + 1, aliases.size()));
    }
    for (std::size_t s = made.spellings_.size(); s-- != 0 && made.spellings_[s].district == index;)
      if (made.spellings_[s].text.size() > most_name_bytes) rows.fail("a name is longer than 200 bytes");
    lines.push_back(rows.line());
  }
  const auto fail_at = [&](std::size_t i, const std::string& problem) {
    throw UsageError(std::string(name) + ", line " + std::to_string(lines[i]) + ": " + problem);
  };
  made.index();
  made.derive_country();
  for (std::size_t i = 1; i < made.by_id_.size(); ++i) {
    const std::uint32_t a = made.by_id_[i - 1], b = made.by_id_[i];
    if (made.districts_[a].id == made.districts_[b].id)
      fail_at(std::max(a, b), "the id " + made.districts_[a].id + " stands twice");
  }
  for (std::size_t i = 0; i != made.districts_.size(); ++i) {
    const District& d = made.districts_[i];
    if (d.parent.empty()) continue;
    const District* parent = made.find(d.parent);
    if (parent == nullptr) fail_at(i, "the parent " + d.parent + " of " + d.id + " is not in the list");
    if (parent == &d) fail_at(i, d.id + " cannot lie in itself");
  }
  return made;
}

const Gazetteer& Gazetteer::azerbaijan() { return *builtin_gazetteer("azerbaijan"); }

}  // namespace maex
