#include "core/plugin/suite/table_probe.hpp"

#include <chrono>

#include "core/document/bounded_table.hpp"
#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/plugin/suite/trial.hpp"

namespace maex::conformance {
namespace {

struct Broken {
  std::string promise;
};

Seen seen(const Row& row, const Cell& cell) {
  Seen copy{row.number, cell.column, cell.kind, cell.formula, std::string(cell.raw), cell.number, {}, {}};
  if (cell.kind == CellKind::date) {
    Moment moment;
    if (serial_to_moment(cell.number, cell.format != nullptr && cell.format->epoch_1904, moment)) copy.day = moment.day;
  }
  copy.shown = shown(cell);
  return copy;
}

std::vector<Seen> read_sheet(TableDocument& document, std::size_t sheet) {
  std::vector<Seen> cells;
  const SheetInfo& part = document.sheets()[sheet];
  if (part.after.part > sheet) throw Broken{"part " + std::to_string(sheet + 1) + " follows a later part"};
  const auto reader = document.open(sheet);
  Row row;
  std::uint32_t last = 0;
  while (reader->next(row)) {
    const std::string here = "row " + std::to_string(row.number);
    if (row.number <= last) throw Broken{"rows do not ascend: " + here + " follows row " + std::to_string(last)};
    last = row.number;
    if (row.cells.empty()) throw Broken{here + " is given although it has no cell"};
    if (part.kind == PartKind::text && (row.cells.size() != 1 || row.cells[0].column != 1))
      throw Broken{here + " of a text part is not one cell in column A"};
    if (part.kind == PartKind::table && row.level != 0) throw Broken{here + " of a table has a heading level"};
    std::uint32_t column = 0;
    for (const Cell& cell : row.cells) {
      if (cell.column <= column)
        throw Broken{"columns do not ascend in " + here + ": " + std::to_string(cell.column) + " follows " +
                     std::to_string(column)};
      column = cell.column;
      if (cell.kind == CellKind::empty || (cell.kind == CellKind::text && cell.raw.empty()))
        throw Broken{"an empty cell is given: " + cell_address(column, row.number)};
      cells.push_back(seen(row, cell));
    }
    const double progress = reader->progress();
    if (progress > 1.000001) throw Broken{"progress is more than the whole in " + here};
  }
  return cells;
}

/// Each file inside a file as a sheet: name and content in one row.
std::vector<Seen> read_enclosed(const EnclosedFile& file) {
  if (file.name.empty()) throw Broken{"a file inside has no name"};
  if (file.name.find_first_of("/\\") != std::string::npos) throw Broken{"the name of a file inside has a path"};
  const int ways = (file.bytes ? 1 : 0) + (file.not_read.empty() ? 0 : 1) + (file.problem.empty() ? 0 : 1);
  if (ways != 1) throw Broken{"the file inside, " + file.name + ", is not exactly one of read, not read and refused"};
  std::string bytes;
  if (file.bytes) bytes = bytes_of(path_of(file.bytes));
  Seen name{1, 1, CellKind::text, false, file.name, 0, {}, file.name};
  Seen content{1, 2, CellKind::text, false, bytes, 0, {}, bytes};
  return {std::move(name), std::move(content)};
}

}  // namespace

TableReading read_tables(const Format& format, const std::filesystem::path& path, const OpenContext& context) {
  TableReading reading;
  const auto began = std::chrono::steady_clock::now();
  try {
    const Probe probe = probe_file(path);
    (void)format.identify(probe);
    if (format.descriptor().encloses) {
      for (const EnclosedFile& file : format.unpack(path, context)) reading.sheets.push_back(read_enclosed(file));
      return reading;
    }
    const auto document = bounded(format.open(path, context), context.bounds, probe.name);
    for (std::size_t sheet = 0; sheet != document->sheets().size(); ++sheet) {
      if (!document->sheets()[sheet].readable) continue;
      reading.sheets.push_back(read_sheet(*document, sheet));
      (void)document->merged(sheet);
    }
    (void)document->decisions();
    (void)document->damage();
  } catch (const InputError& error) {
    reading.refused = error.what();
    reading.fault = bad_refusal(reading.refused, path);
  } catch (const UsageError& error) { reading.refused = error.what(); } catch (const Broken& broken) {
    reading.fault = broken.promise;
  } catch (const std::exception& error) {
    reading.fault = "an exception of another kind leaves it: " + words_of(error);
  } catch (...) { reading.fault = "something that is no exception is thrown"; }
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  if (reading.fault.empty() && seconds > static_cast<double>(context.bounds.seconds) + 1)
    reading.fault = "it takes " + std::to_string(seconds) + " seconds, where " +
                    std::to_string(context.bounds.seconds) + " are allowed";
  return reading;
}

std::string bad_refusal(const std::string& sentence, const std::filesystem::path& path) {
  if (sentence.empty()) return "an InputError says nothing";
  if (sentence.find(path.filename().string()) == std::string::npos)
    return "the refusal does not name the file: \"" + sentence + "\"";
  if (sentence.find('\n') != std::string::npos) return "the refusal is no single sentence: \"" + sentence + "\"";
  return {};
}

}  // namespace maex::conformance
