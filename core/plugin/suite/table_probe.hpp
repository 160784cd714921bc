// Reads a table file to its end and watches what the interfaces promise.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/plugin/suite/specimen_table.hpp"

namespace maex::conformance {

struct TableReading {
  std::vector<std::vector<Seen>> sheets;  ///< cells of every readable sheet
  std::string refused;                    ///< what the InputError or UsageError said
  std::string fault;                      ///< a broken promise, or an exception that must not leave an adapter
};

/// Opens with this format whatever identify() says, and reads every sheet. Nothing is thrown. A reading that takes
/// longer than bounds.seconds is a fault.
TableReading read_tables(const Format& format, const std::filesystem::path& path, const OpenContext& context);

/// Why this sentence of an InputError does not do; empty when it does: not empty, one line, names the file.
std::string bad_refusal(const std::string& sentence, const std::filesystem::path& path);

}  // namespace maex::conformance
