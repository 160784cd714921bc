// How well a profile fits a file, and which headings of the file it does not know.
#pragma once
#include <string>
#include <vector>

namespace maex {

struct UnknownHeading {
  std::string sheet;
  std::string heading;
  std::string address;               ///< "F4"
  std::vector<std::string> nearest;  ///< known headings of the profile, nearest first
};

struct FitFact {
  std::string profile;
  std::string version;
  bool fits = false;  ///< all required headings are there
  std::size_t known = 0, headings = 0;
  std::vector<UnknownHeading> unknown;
  std::vector<std::string> missing;  ///< required headings that are not there
};

}  // namespace maex
