// Reads a partner's file to its end and checks the promises of the interfaces.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"
#include "core/plugin/suite/content.hpp"

namespace maex::conformance {

/// A value, and the place that the reader reports for it.
struct LocatedValue {
  std::size_t record = 0;  ///< number of the record it belongs to, in the order read
  Kind kind{};
  Origin origin;
  std::uint16_t column = 0;
  Field field{};
  std::string text;      ///< canonical spelling
  bool is_text = false;  ///< of a text field: the file contains it unchanged
};

struct RecordReading {
  Content content;
  std::uint64_t records = 0;
  std::vector<LocatedValue> values;
  std::map<std::string, std::uint64_t> fates;  ///< number of fates per place, spelled as by to_string(Locator)
  std::uint64_t cells_read = 0, cells_told = 0, rows_read = 0;
  std::vector<std::string> notice_codes;
  std::string refused;
  std::string fault;
  bool interrupted = false;
};

struct RecordAsk {
  Options options;
  Bounds bounds;
  const std::atomic<bool>* stop = nullptr;
  bool details = false;  ///< also values, fates
};

/// Opens the file with this partner, without identification. Does not throw.
RecordReading read_records(const Registry& registry, const Partner& partner, const std::filesystem::path& path,
                           const RecordAsk& ask);

}  // namespace maex::conformance
