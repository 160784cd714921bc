// A casualty list as such lists are kept by hand, written as a workbook: equal bytes on every run.
#pragma once
#include <initializer_list>
#include <string_view>
#include <vector>

#include "samples/azcbl-2014/incidents.hpp"

namespace sample {

/// What a cell holds.
struct Content {
  enum class Is { text, heading, number, day, formula, nothing } is = Is::nothing;
  std::string_view text;
  double number = 0;  ///< also the serial number of a day, with the time as its fraction; of a formula, its result
};
/// Written over a cell after the list was made from its rows.
struct Change {
  std::string_view sheet, cell;  ///< "2014 I yarımil", "D14"
  Content to;
};

struct Labels {
  const char* title;     ///< of the file's properties
  const char* comments;  ///< of the file's properties
  const char* warning;   ///< in red above each list: that it is made up
};

bool starts_with_any(std::string_view word, std::initializer_list<std::string_view> beginnings);
bool is_killed(const Person& person);
bool is_civilian(const Person& person);

/// Two lists and the hidden sheet of words. Returns what main() returns: 0, or 1 after a sentence on standard error.
int write_workbook(const char* path, const std::vector<HalfYear>& halves, const Labels& labels,
                   const std::vector<Change>& changes = {});

}  // namespace sample
