// Reads a table file to its end and checks the promises of the interfaces.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/plugin/suite/specimen_table.hpp"

namespace maex::conformance {

struct TableReading {
  std::vector<std::vector<Seen>> sheets;  ///< cells of every readable sheet
  std::string refused;                    ///< the message of the InputError or UsageError
  std::string fault;                      ///< a broken promise, or an exception that must not leave an adapter
};

/// Opens the file with this format, without identification, and reads every sheet. Does not throw. A reading that takes
/// longer than bounds.seconds is a fault.
TableReading read_tables(const Format& format, const std::filesystem::path& path, const OpenContext& context);

/// Why the message of an InputError is not good enough; empty when it is. It must not be empty, must have one line and
/// must name the file.
std::string bad_refusal(const std::string& sentence, const std::filesystem::path& path);

}  // namespace maex::conformance
