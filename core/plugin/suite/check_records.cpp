// Partners: the reader must return what the writer wrote, at its place. The writer must report all other values as
// lost. A reader must stop when asked.
#include <algorithm>
#include <set>

#include "core/plugin/suite/checks.hpp"
#include "core/plugin/suite/content.hpp"
#include "core/plugin/suite/halves.hpp"
#include "core/plugin/suite/record_probe.hpp"
#include "core/plugin/suite/specimen_records.hpp"
#include "core/plugin/suite/table_probe.hpp"

namespace maex::conformance {
namespace {

bool declared(const Descriptor& card, const std::string& code) {
  return std::any_of(card.losses.begin(), card.losses.end(), [&](const LossType& l) { return l.code == code; });
}

struct Announced {
  std::map<std::string, std::uint64_t> fields;  ///< as lost() counts them
  std::set<std::string> codes;
};

Announced announced(const Batch& batch, const Losses& losses) {
  Announced all;
  const auto note = [&](const LossType* loss, const std::string& field) {
    if (loss == nullptr) return;
    ++all.fields[field];
    all.codes.insert(loss->code);
  };
  for (std::size_t i = 0; i != batch.size(); ++i) {
    if (batch[i].kind() == Kind::submission) continue;
    const auto slots = batch[i].slots();
    for (std::size_t k = 0; k != slots.size(); ++k)
      note(losses.of_value(i, k), std::string(info(slots[k].field).full_name));
    const auto extras = batch[i].extras();
    for (std::size_t k = 0; k != extras.size(); ++k)
      note(losses.of_extra(i, k), "extra: " + std::string(extras[k].heading));
  }
  return all;
}

/// Reads the own file. Returns false and reports a failure when that does not work.
bool read_own(Trial& trial, const std::filesystem::path& path, RecordReading& reading, bool details) {
  reading = read_records(trial.registry, *trial.partner(), path, {{}, {}, nullptr, details});
  if (reading.fault.empty() && reading.refused.empty()) return true;
  trial.fail("own file", reading.fault.empty() ? "it is refused: " + reading.refused : reading.fault);
  return false;
}

/// Losses in one container: the reported losses must be the values that are missing when the file is read again.
void losses_in(Trial& trial, const Format* container, std::set<std::string>& met, std::uint64_t& values) {
  const std::string extension =
      container != nullptr ? container->descriptor().extensions.front() : extension_of(trial.registry, trial.card);
  const auto path = trial.folder.path() / ("records" + extension);
  const std::string as = container != nullptr ? " (as " + container->descriptor().id + ")" : "";
  Content before;
  Announced told;
  write_specimen_records(*trial.partner(), container, path, {}, [&](const Batch& batch, const Losses& losses) {
    add_content(before, batch);
    told = announced(batch, losses);
  });
  for (const std::string& code : told.codes)
    if (!declared(trial.card, code)) trial.fail(code + as, "it is announced for a value but not declared on the card");
  met.insert(told.codes.begin(), told.codes.end());
  RecordReading reading;
  if (!read_own(trial, path, reading, false)) return;
  // Kinds whose ids are lost: their records cannot be distinguished in the new file, and a file with a row for each
  // victim may repeat the values of the incident. For these kinds, every missing value must have been reported.
  std::set<std::string> nameless;
  for (const auto& [field, count] : told.fields)
    if (field.ends_with(".id")) nameless.insert(field.substr(0, field.find('.')));
  const Content had = without_ids(before, nameless), has = without_ids(reading.content, nameless);
  const auto missing = lost(had, has);
  std::set<std::string> fields;
  for (const auto& [field, count] : missing) fields.insert(field);
  for (const auto& [field, count] : told.fields) fields.insert(field);
  for (const std::string& field : fields) {
    const auto of = [&field](const auto& map) {
      const auto it = map.find(field);
      return it == map.end() ? std::uint64_t{0} : it->second;
    };
    if (of(missing) > of(told.fields) || (nameless.empty() && of(missing) != of(told.fields)))
      trial.fail(field + as, std::to_string(of(missing)) + " values do not come back, but " +
                                 std::to_string(of(told.fields)) + " were announced as lost");
  }
  if (nameless.empty())
    for (const std::string& field : invented(before, reading.content, told.fields))
      trial.fail(field + as, "a value comes back that was never there");
  for (const auto& [fact, count] : before) values += static_cast<std::uint64_t>(count);
}

class PlacesInText {
 public:
  explicit PlacesInText(const std::filesystem::path& path) {
    const std::string bytes = bytes_of(path);
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      lines_.push_back(bytes.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  /// True when lines [first, last), 1-based, contain the text.
  [[nodiscard]] bool holds(std::uint32_t first, std::uint32_t last, const std::string& text) const {
    for (std::uint32_t line = first; line < last && line <= lines_.size(); ++line)
      if (lines_[line - 1].find(text) != std::string::npos) return true;
    return false;
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(lines_.size()); }

 private:
  std::vector<std::string> lines_;
};

std::string without_zeros(const std::string& text) {
  return text.substr(std::min(text.find_first_not_of('0'), text.size()));
}

/// Every text value must be in the cell that the reader reports for it.
std::uint64_t places_in_tables(Trial& trial, const Format& container, const std::filesystem::path& path,
                               const RecordReading& reading) {
  const TableReading tables = read_tables(container, path, {});
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::string> cells;
  std::uint64_t count = 0;
  for (std::size_t sheet = 0; sheet != tables.sheets.size(); ++sheet)
    for (const Seen& cell : tables.sheets[sheet]) {
      cells[{static_cast<std::uint32_t>(sheet + 1), cell.row, cell.column}] = cell.raw;
      ++count;
    }
  // The columns of a report are paragraphs: a value names its row, and each figure of a paragraph has a fate.
  const bool report = trial.card.document;
  std::uint64_t tried = 0;
  for (const LocatedValue& value : reading.values) {
    if (value.column == 0 && report && value.kind != Kind::submission) {
      const auto row = cells.lower_bound({value.origin.part, value.origin.row, 0});
      if (row == cells.end() || std::get<0>(row->first) != value.origin.part ||
          std::get<1>(row->first) != value.origin.row)
        trial.fail(std::string(info(value.field).full_name), "its record begins where no paragraph is");
      ++tried;
    }
    if (value.column == 0) continue;
    const std::string where =
        std::string(info(value.field).full_name) + " at " + cell_address(value.column, value.origin.row);
    const auto cell = cells.find({value.origin.part, value.origin.row, value.column});
    if (cell == cells.end())
      trial.fail(where, "no cell stands where the value is said to come from");
    else if (value.is_text && cell->second.find(without_zeros(value.text)) == std::string::npos)
      trial.fail(where, "the cell holds something else than the value read from it");
    ++tried;
  }
  if (tried == 0) trial.fail("origins", "no value says from which cell it comes");
  const std::uint64_t told = report ? reading.fates.size() : reading.cells_told;
  if (told != count)
    trial.fail("fates",
               std::to_string(told) + " cells were told their fate, " + std::to_string(count) + " are in the file");
  for (const auto& [place, times] : reading.fates)
    if (times != 1 && !report) trial.fail(place, "the cell was told its fate " + std::to_string(times) + " times");
  return tried;
}

/// Every id must be between the line of its record and the line of the next record.
std::uint64_t places_in_lines(Trial& trial, const std::filesystem::path& path, const RecordReading& reading) {
  const PlacesInText lines(path);
  std::set<std::uint32_t> starts;
  for (const LocatedValue& value : reading.values) starts.insert(value.origin.row);
  std::uint64_t tried = 0;
  for (const LocatedValue& value : reading.values) {
    if (info(value.field).name != "id" || !value.is_text || is_child(value.kind)) continue;
    const auto next = starts.upper_bound(value.origin.row);
    const std::uint32_t last = next == starts.end() ? lines.count() + 1 : *next;
    const std::string where = std::string(info(value.field).full_name) + " at line " + std::to_string(value.origin.row);
    if (value.origin.row == 0 || !lines.holds(value.origin.row, last, value.text))
      trial.fail(where, "the id does not stand where its record is said to begin");
    ++tried;
  }
  if (tried == 0) trial.fail("origins", "no record with an id was read");
  return tried;
}

}  // namespace

void record_own_output(Trial& trial) {
  const std::filesystem::path own = trial.own_file();
  if (own.empty() || !trial.card.reads) return own.empty() ? void() : trial.skip("it is not read");
  RecordReading reading;
  if (!read_own(trial, own, reading, true)) return;
  if (reading.records == 0) trial.fail("own file", "no record comes out of it");
  if (reading.cells_read == 0) trial.fail("own file", "the balance counts no cell");
  for (const std::string& code : reading.notice_codes)
    if (std::none_of(trial.card.notices.begin(), trial.card.notices.end(),
                     [&](const NoticeType* n) { return n->code == code; }))
      trial.fail("notice " + code, "it is raised but not on the card");
  trial.tried(reading.records, "record", "records");
  trial.tried(reading.cells_read, "cell in the balance", "cells in the balance");
}

void check_losses(Trial& trial) {
  if (trial.partner() == nullptr) return trial.skip("a format's losses are compared by own-output");
  if (!trial.card.writes || !trial.card.reads) return trial.skip("it is not both written and read");
  std::set<std::string> met;
  std::uint64_t values = 0, ways = 0;
  for (const std::string& id : trial.card.containers) {
    const Format* container = trial.registry.format(id);
    if (container == nullptr || !container->descriptor().writes) continue;
    losses_in(trial, container, met, values);
    ++ways;
  }
  if (trial.card.containers.empty())
    losses_in(trial, nullptr, met, values);
  else if (ways == 0)
    return trial.skip("none of the formats it comes in can be written here");
  trial.tried(values, "value", "values");
  trial.tried(std::to_string(met.size()) + " of " + std::to_string(trial.card.losses.size()) + " declared losses met");
}

void record_locations(Trial& trial) {
  const std::filesystem::path own = trial.own_file();
  if (own.empty() || !trial.card.reads) return own.empty() ? void() : trial.skip("it is not read");
  RecordReading reading;
  if (!read_own(trial, own, reading, true)) return;
  if (reading.cells_told != reading.cells_read)
    trial.fail("fates", std::to_string(reading.cells_told) + " cells were told their fate, " +
                            std::to_string(reading.cells_read) + " were read");
  const Format* container = container_of(trial.registry, trial.card);
  const std::uint64_t tried =
      container != nullptr ? places_in_tables(trial, *container, own, reading) : places_in_lines(trial, own, reading);
  trial.tried(tried, "place of a value", "places of values");
  trial.tried(reading.cells_told, "fate", "fates");
}

void check_interruption(Trial& trial) {
  if (trial.partner() == nullptr) return trial.skip("a format is stopped by whoever asks it for rows");
  const std::filesystem::path own = trial.own_file();
  if (own.empty()) return;
  if (trial.card.reads) {
    const std::atomic<bool> stop{true};
    const std::size_t before = trial.folder.entries();
    const RecordReading reading = read_records(trial.registry, *trial.partner(), own, {{}, {}, &stop, false});
    if (!reading.interrupted) trial.fail("reading", "a stop is not heard: it reads to the end");
    if (trial.folder.entries() != before) trial.fail("reading", "a file is left behind");
    trial.tried("a stop while reading");
  }
  if (!trial.card.writes) return;
  const auto path = trial.folder.path() / own.filename();
  struct Enough {};
  try {
    write_specimen_records(*trial.partner(), container_of(trial.registry, trial.card), path, {},
                           [](const Batch&, const Losses&) { throw Enough(); });
  } catch (const Enough&) {
    std::filesystem::remove(path);
    if (trial.folder.entries() != 0) trial.fail("writing", "a file is left behind beside the target");
  }
  trial.tried("a writer given up before it is done");
}

}  // namespace maex::conformance
