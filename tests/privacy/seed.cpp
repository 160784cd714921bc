#include "tests/privacy/seed.hpp"

#include <fstream>
#include <iterator>
#include <regex>

#include "core/document/table.hpp"
#include "core/model/fields.hpp"
#include "core/office/archive.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/text/fold.hpp"

#include <xlsxwriter.h>

namespace maex::privacy {
namespace fs = std::filesystem;
namespace {

void put(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) throw std::runtime_error(path.string() + " cannot be written");
}

std::string slurp(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_id(const FieldInfo& field) { return field.name == "id" || field.full_name == "victim.incident"; }

// --- Tables

std::vector<Field> fields_of(std::initializer_list<Kind> kinds) {
  std::vector<Field> fields;
  for (const Kind kind : kinds)
    for (std::size_t i = 0; i != field_count; ++i)
      if (all_fields()[i].kind == kind) fields.push_back(static_cast<Field>(i));
  return fields;
}

/// A profile that binds each field to a heading with the same name as the field.
std::string profile_of(const std::string& id, std::string_view row, const std::vector<Field>& fields) {
  std::string toml = "[profile]\nid = \"" + id +
                     "\"\ntitle = \"All fields\"\nversion = \"1\"\nlanguages = [\"en\"]\ncontainers = [\"csv\", "
                     "\"xlsx\", \"ods\"]\n[read]\nrow = \"" +
                     std::string(row) + "\"\n";
  if (row == "victim") toml += "group = [\"incident.id\"]\n";
  for (const Field field : fields) {
    toml += "[[column]]\nfield = \"" + std::string(info(field).full_name) + "\"\nheadings = [\"" +
            std::string(info(field).full_name) + "\"]\n";
    if (info(field).kind == Kind::place || info(field).kind == Kind::device || info(field).kind == Kind::source)
      if (row == "hazard_area") toml += "owner = \"hazard_area\"\n";
  }
  return toml;
}

std::string proper(const FieldInfo& field) {
  switch (field.type) {
    case Type::text: return std::string(field.sensitivity == Sensitivity::identity ? identity : name);
    case Type::code:
      for (const CodeInfo& code : all_codes())
        if (code.list == field.list) return std::string(code.name);
      return "";
    case Type::date: return is_personal(field.sensitivity) ? std::string(births[0]) : "2014-05-14";
    case Type::boolean: return "yes";
    default: return "7";
  }
}

/// Four groups of rows: correct values; the name in every cell; the birthday in every cell, in each of its forms; both
/// together.
std::vector<std::vector<std::string>> rows_of(const std::vector<Field>& fields) {
  std::vector<std::vector<std::string>> rows(1);
  for (const Field field : fields) rows[0].emplace_back(info(field).full_name);
  rows[0].emplace_back("Heading of nobody");
  const auto add = [&](const auto& value, std::string_view extra) {
    auto& row = rows.emplace_back();
    for (const Field field : fields) row.push_back(value(info(field)));
    row.emplace_back(extra);
  };
  const auto id = [&] { return "P/" + std::to_string(rows.size()); };
  add([&](const FieldInfo& field) { return is_id(field) ? id() : proper(field); }, name);
  add([&](const FieldInfo&) { return std::string(name); }, name);
  for (const std::string_view birth : births)
    // A bare number is a valid value in columns of numbers and ids.
    add([&](const FieldInfo& field) { return birth == births[3] && is_id(field) ? id() : std::string(birth); }, birth);
  for (const std::string_view birth : births)
    add([&](const FieldInfo& field) { return is_id(field) ? id() : std::string(name) + " " + std::string(birth); },
        birth);
  add([&](const FieldInfo& field) { return is_id(field) ? id() : std::string(name) + " 7"; }, "");
  return rows;
}

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  std::string csv;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i != row.size(); ++i) csv += (i == 0 ? "\"" : ",\"") + row[i] + '"';
    csv += '\n';
  }
  return csv;
}

void write_table(const Registry& registry, const fs::path& path, const char* format,
                 const std::vector<std::vector<std::string>>& rows) {
  const auto writer = registry.format(format)->create(path, {});
  writer->begin_sheet("List", {}, 1);
  for (const auto& row : rows) {
    std::vector<OutCell> cells;
    for (const std::string& text : row) {
      OutCell& cell = cells.emplace_back();
      const bool number = text == births[3];
      cell.kind = number ? CellKind::number : CellKind::text;
      if (number)
        cell.number = 22315;
      else
        cell.text = text;
    }
    writer->row(cells);
  }
  writer->finish();
}

// --- Partners with their own file types

void plant(Batch& batch) {
  for (std::size_t i = 0; i != batch.size(); ++i) {
    std::vector<Slot> slots(batch[i].slots().begin(), batch[i].slots().end());
    for (const Slot& slot : slots) {
      const FieldInfo& field = info(slot.field);
      if (is_id(field) || field.many || (field.type != Type::text && field.type != Type::date)) continue;
      if (field.type == Type::date && !is_personal(field.sensitivity)) continue;
      batch[i].erase(slot.field);
      if (field.type == Type::text)
        batch[i].set(slot.field, Value::text(batch.keep(proper(field))));
      else
        batch[i].set(slot.field, Value::date({PartialDate::Form::at, {1961, 2, 3}, {}}));
    }
  }
}

fs::path write_partner(const Registry& registry, const char* partner, const fs::path& path) {
  const Partner& to = registry.require_partner(partner);
  const auto& containers = to.descriptor().containers;
  put(path, "");
  Notices notices;
  const Options options;
  WriteContext context{
      notices, options, path.filename().string(), "planted", conformance::suite_day, "2026-01-01T00:00:00Z", "maex"};
  const auto writer = to.write({path, containers.empty() ? nullptr : registry.format(containers.front()), {}}, context);
  Batch batch;
  conformance::fill_specimen_records(batch, 1);
  plant(batch);
  Losses losses(batch);
  writer->write(batch, losses);
  writer->finish();
  return path;
}

/// Writes a workbook with author properties and with a comment at a cell.
void write_with_authors(const fs::path& path) {
  std::string whole(name);
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_doc_properties properties{};
  properties.title = properties.author = properties.manager = properties.company = properties.comments =
      properties.keywords = whole.data();
  workbook_set_properties(book, &properties);
  lxw_worksheet* sheet = workbook_add_worksheet(book, "List");
  const char* rows[][5] = {{"Incident number", "Date of incident", "District", "Casualty number", "Outcome"},
                           {"P/1", "31.02.2014", "Tovuz", "P/1-1", "injured"}};
  for (lxw_row_t row = 0; row != 2; ++row)
    for (lxw_col_t column = 0; column != 5; ++column)
      worksheet_write_string(sheet, row, column, rows[row][column], nullptr);
  lxw_comment_options options{};
  options.author = whole.data();
  worksheet_write_comment_opt(sheet, 1, 1, whole.c_str(), &options);
  if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error(path.string() + " cannot be written");
}

}  // namespace

std::vector<Input> write_inputs(const fs::path& folder, const Registry& registry) {
  std::vector<Input> inputs;
  const auto table = [&](const std::string& id, std::string_view row, const std::vector<Field>& fields) {
    const fs::path profile = folder / (id + ".toml");
    put(profile, profile_of(id, row, fields));
    const std::vector<std::string> options = {"--profile", profile.string(), "--from", id};
    const auto rows = rows_of(fields);
    put(folder / (id + ".csv"), csv_of(rows));
    inputs.push_back({folder / (id + ".csv"), options});
    for (const char* format : {"xlsx", "ods"}) {
      const fs::path file = folder / (id + "." + format);
      write_table(registry, file, format, rows);
      inputs.push_back({file, options});
    }
  };
  table("victims", "victim", fields_of({Kind::incident, Kind::victim, Kind::place, Kind::device, Kind::source}));
  table("hazards", "hazard_area", fields_of({Kind::hazard_area, Kind::place, Kind::device, Kind::source}));
  table("help", "assistance", fields_of({Kind::assistance}));
  table("stated", "tally", fields_of({Kind::tally}));

  write_with_authors(folder / "authors.xlsx");
  inputs.push_back({folder / "authors.xlsx", {"--from", "azcbl"}});

  // Names of custom columns (Name, Label) are headings. Every other leaf of these files gets correct values first, then
  // the name and the birthday in every leaf.
  struct Own {
    const char* partner;
    const char* file;
    const char* leaf;  ///< first group: before the value; second: after it
  };
  for (const Own& own : {Own{"maxml", "planted.xml", "(<(?!Name>|Label>|SchemaVersion>)[A-Za-z0-9:]+>)[^<>\\n]+(</)"},
                         Own{"geojson", "planted.geojson", "(\"[a-z_]+(?:\\.[a-z_0-9]+)+\":\\s*\")[^\"]*(\")"},
                         Own{"kml", "planted.kml", "(<Data name=\"[a-z_]+\\.[^\"]*\"><value>)[^<>]*(</value>)"},
                         Own{"hxl", "planted.hxl.csv", nullptr}, Own{"imsma_core", "planted.core.csv", nullptr},
                         Own{"azcbl", "planted.azcbl.xlsx", nullptr}}) {
    const std::vector<std::string> options = {"--from", own.partner};
    const fs::path file = write_partner(registry, own.partner, folder / own.file);
    inputs.push_back({file, options});
    if (own.leaf == nullptr) continue;
    const std::string bytes = slurp(file);
    // In the elements of numbers and ids, 22315 is only a number.
    for (const std::string_view value : {name, births[0], births[1]}) {
      const std::string all = std::regex_replace(bytes, std::regex(own.leaf), "$01" + std::string(value) + "$02");
      const fs::path changed =
          folder / ("all" + std::to_string(inputs.size()) + fs::path(own.file).extension().string());
      put(changed, all);
      inputs.push_back({changed, options});
    }
  }
  return inputs;
}

std::vector<std::string> found_in(std::string_view text, bool identities_only) {
  std::vector<std::string> found;
  std::string folded;
  append_folded(folded, text);
  const auto look = [&found](std::string_view in, std::string_view word) {
    for (std::size_t at = in.find(word); at != std::string_view::npos; at = in.find(word, at + 1)) {
      const auto digit = [](char c) { return c >= '0' && c <= '9'; };
      const bool part_of_number =
          digit(word.front()) &&
          ((at != 0 && digit(in[at - 1])) || (at + word.size() < in.size() && digit(in[at + word.size()])));
      if (part_of_number) continue;
      const std::size_t begin = at < 60 ? 0 : at - 60;
      found.emplace_back(in.substr(begin, word.size() + 120));
      return;
    }
  };
  look(folded, "kimliyova");
  if (identities_only) return found;
  look(folded, "testova");
  look(folded, "qizilgul");
  for (const std::string_view birth : births) look(text, birth);
  return found;
}

std::vector<std::string> found_in_file(const fs::path& file, bool identities_only) {
  const std::string bytes = slurp(file);
  if (!bytes.starts_with("PK")) return found_in(bytes, identities_only);
  const Archive archive(file);
  std::vector<std::string> found;
  for (std::size_t i = 0; i != archive.members().size(); ++i)
    for (std::string& each : found_in(archive.read(i, 1u << 28), identities_only))
      found.push_back(archive.members()[i].name + ": " + each);
  return found;
}

}  // namespace maex::privacy
