// Rules in a manifest that identify a file without loading the plugin's library.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "core/adapter/adapter.hpp"

namespace maex {

/// All conditions in a rule must hold.
struct IdentifyRule {
  Certainty certainty = Certainty::likely;
  Certainty some = Certainty::no;  ///< when at least two but not all of `headings` are in one row
  std::string reason;              ///< in words; for headings, their count follows
  std::string magic;               ///< bytes at `offset`
  std::size_t offset = 0;
  std::vector<std::string> entries;     ///< names in the archive
  std::vector<std::string> extensions;  ///< one of them, lower case with the dot
  std::string xml_root;                 ///< local name of the root element
  std::vector<std::string> head_text;   ///< texts in the first 64 KiB
  std::vector<std::string> headings;    ///< in one of the first rows of a sheet
};

/// The most certain answer of the rules. `tables` may be nullptr. Its sheets are opened, and can be opened again.
Identification identify(const std::vector<IdentifyRule>& rules, const Probe& probe, TableDocument* tables);

/// Whether the file has one of these extensions (lower case with the dot), in small or capital letters.
bool has_extension(const std::filesystem::path& path, const std::vector<std::string>& wanted);

/// Local name of the first element in UTF-8 markup; empty when there is none in these bytes.
std::string_view root_element(std::string_view markup);

}  // namespace maex
