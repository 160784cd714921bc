// A built-in profile as its text says it, read without the engine: the two must not share a mistake.
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

/// Throws std::runtime_error when the program holds no such profile.
Text read(std::string_view id);

/// The code that a spelling stands for in the columns of `field`; empty when it is in no list.
std::string code_of(const Text& text, std::string_view field, std::string_view spelling);

}  // namespace maex::profile_text
