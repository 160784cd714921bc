// Reads the text of a built-in profile without the mapping engine, so that the tests cannot repeat a mistake of the
// engine.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace maex::profile_text {

struct Column {
  std::string field;
  std::vector<std::string> headings;
  std::map<std::string, std::vector<std::string>> values;  ///< code → spellings
  bool stack = false;
};

struct Text {
  std::string about;
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> ignored;  ///< headings of each [[ignore]]
  std::vector<std::pair<std::string, std::string>> constants;
  std::vector<std::string> expectations;  ///< of all examples
  std::vector<std::string> row_fields;    ///< [read] group and required
};

/// Throws std::runtime_error when the program does not contain the profile.
Text read(std::string_view id);

/// The code of a spelling in the columns of `field`. Empty when no list contains the spelling.
std::string code_of(const Text& text, std::string_view field, std::string_view spelling);

}  // namespace maex::profile_text
