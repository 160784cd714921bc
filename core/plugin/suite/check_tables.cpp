// Formats: the reader must return what the writer wrote, at the same place and with the same kind.
#include <algorithm>

#include "core/io/error.hpp"
#include "core/plugin/suite/checks.hpp"
#include "core/plugin/suite/halves.hpp"
#include "core/plugin/suite/table_probe.hpp"

namespace maex::conformance {
namespace {

bool declares(const Descriptor& card, std::string_view loss) {
  return std::any_of(card.losses.begin(), card.losses.end(), [loss](const LossType& l) { return l.code == loss; });
}

/// Writes cells and reads them back. Returns no cells and reports a failure when that does not work.
std::vector<Seen> there_and_back(Trial& trial, const std::string& name, std::span<const Expected> cells) {
  const auto path = trial.folder.path() / (name + extension_of(trial.registry, trial.card));
  write_table(*trial.format(), path, cells, {});
  TableReading reading = read_tables(*trial.format(), path, {});
  if (!reading.fault.empty() || !reading.refused.empty()) {
    trial.fail("the " + name + " table", reading.fault.empty() ? "it is refused: " + reading.refused : reading.fault);
    return {};
  }
  if (reading.sheets.size() != 1) {
    trial.fail("the " + name + " table", "it comes back as " + std::to_string(reading.sheets.size()) + " sheets");
    return {};
  }
  return std::move(reading.sheets[0]);
}

void compare(Trial& trial, std::span<const Expected> expected, std::span<const Seen> seen, bool plain) {
  for (Difference& difference : differences(expected, seen, plain))
    trial.fail(std::move(difference.where), std::move(difference.reason));
}

/// The specimen has a text, and the attachment of the suite byte for byte.
void enclosed_own_output(Trial& trial, const TableReading& reading) {
  const auto is_attachment = [](const std::vector<Seen>& file) {
    return file[0].raw == enclosed_name_of_suite && file[1].raw == enclosed_bytes_of_suite;
  };
  if (reading.sheets.size() != 2)
    trial.fail("own file",
               "it holds " + std::to_string(reading.sheets.size()) + " files, not a text and an attachment");
  if (std::none_of(reading.sheets.begin(), reading.sheets.end(), is_attachment))
    trial.fail("own file", "its attachment " + std::string(enclosed_name_of_suite) + " is not read byte for byte");
  trial.tried("a text and an attachment");
}

}  // namespace

void table_own_output(Trial& trial) {
  const std::filesystem::path own = trial.own_file();
  if (own.empty()) return;
  const TableReading reading = read_tables(*trial.format(), own, {});
  if (!reading.fault.empty() || !reading.refused.empty())
    return trial.fail("own file", reading.fault.empty() ? "it is refused: " + reading.refused : reading.fault);
  if (trial.card.encloses) return enclosed_own_output(trial, reading);
  if (reading.sheets.size() != 1)
    return trial.fail("own file", "it holds " + std::to_string(reading.sheets.size()) + " sheets, not one");
  const std::vector<Seen>& seen = reading.sheets[0];
  const bool all_text =
      std::all_of(seen.begin(), seen.end(), [](const Seen& cell) { return cell.kind == CellKind::text; });
  const bool told = declares(trial.card, "loss-cell-kind");
  if (trial.card.writes && all_text && !told)
    trial.fail("kinds of cells", "all come back as text, and the card does not declare loss-cell-kind");
  if (!all_text && told) trial.fail("kinds of cells", "the card declares loss-cell-kind, but kinds come back");
  compare(trial, specimen_table(), seen, all_text);
  trial.tried(std::to_string(specimen_table().size()) + " cells of " + (all_text ? "plain text" : "five kinds") +
              " with a blank row and a gap");
}

void table_locations(Trial& trial) {
  if (!trial.card.writes) return trial.skip("it is only read; own-output compares the places of its specimen");
  const std::vector<Expected> cells = scattered_table();
  compare(trial, cells, there_and_back(trial, "scattered", cells), false);
  trial.tried(cells.size(), "cell that names its own place", "cells that name their own places");
}

void check_dangerous_text(Trial& trial) {
  if (trial.format() == nullptr)
    return trial.skip("a partner's texts go through the format that writes them, or through own-output");
  if (!trial.card.writes) return trial.skip("it is only read");
  const std::vector<Expected> cells = tempting_table();
  const std::vector<Seen> seen = there_and_back(trial, "tempting", cells);
  compare(trial, cells, seen, false);
  trial.tried((cells.size() - 2) / 2, "text", "texts that begin with = + - @ or look like a number or a date");
}

void check_huge_cell(Trial& trial) {
  if (trial.format() == nullptr) return trial.skip("a cell is the format's matter");
  if (!trial.card.writes) return trial.skip("it is only read, and a specimen is small; bounds asks for a small limit");
  constexpr std::size_t huge = std::size_t{40} << 20;
  const auto path = trial.folder.path() / ("huge" + extension_of(trial.registry, trial.card));
  const std::vector<Expected> cells = {{1, 1, CellKind::text, "place", 0, {}},
                                       {1, 2, CellKind::text, "note", 0, {}},
                                       {2, 1, CellKind::text, "Ağdam", 0, {}},
                                       {2, 2, CellKind::text, std::string(huge, 'x'), 0, {}}};
  try {
    write_table(*trial.format(), path, cells, {});
  } catch (const OutputError& error) {
    return trial.skip(std::string("it refuses to write 40 MiB into a cell: ") +
                      std::string(error.what()).substr(0, 200));
  } catch (const UsageError& error) {
    return trial.skip(std::string("it refuses to write 40 MiB into a cell: ") +
                      std::string(error.what()).substr(0, 200));
  }
  const TableReading reading = read_tables(*trial.format(), path, {});
  if (!reading.fault.empty())
    trial.fail("a cell of 40 MiB", reading.fault);
  else if (reading.refused.find("--limit cell-bytes") == std::string::npos)
    trial.fail("a cell of 40 MiB", reading.refused.empty()
                                       ? "it is read, although cell-bytes allows 32 MiB"
                                       : "the refusal does not name the limit cell-bytes: " + reading.refused);
  trial.tried("one cell of 40 MiB");
}

}  // namespace maex::conformance
