// A list of casualties with every kind of row that a report breaks down by. All data is made up.
#pragma once
#include <iterator>
#include <string>

namespace maex::story {

/// One row for each casualty, as CSV: 150 incidents of one year, with devices, statuses, sexes, ages and outcomes of
/// every kind, also unknown ones, and incidents that a report does not count.
inline std::string casualty_list(int year) {
  constexpr const char* districts[] = {"Fizuli", "Tovuz", "Kazakh", "Ter-Ter", "Aghdam", "Agstafa", "Gadabay"};
  constexpr const char* devices[] = {"AP mine", "AP mine",     "AV mine", "UXO",       "AXO",
                                     "mine",    "submunition", "unknown", "booby trap"};
  constexpr const char* statuses[] = {"civilian", "military", "civilian", "deminer", "police", "unknown"};
  constexpr const char* sexes[] = {"male", "male", "female", "male", "unknown"};
  constexpr const char* ages[] = {"41", "17", "33", "8", "27", "", "52"};
  constexpr const char* outcomes[] = {"killed", "injured", "injured", "injured", "unknown"};
  std::string out = "Incident number,Date of incident,District,Device,Source,Check state,Outcome,Status,Sex,Age\n";
  unsigned person = 0;
  const auto pick = [](const auto& from, unsigned number) { return from[number % std::size(from)]; };
  for (unsigned incident = 0; incident != 150; ++incident) {
    const unsigned month = 1 + incident * 7 % 12, day = 1 + incident * 5 % 28;
    const bool confirmed = incident % 13 != 0;
    for (unsigned i = 0; i <= incident % 4; ++i, ++person) {
      out += std::to_string(year) + "/" + std::to_string(incident + 1) + ",";
      out += std::to_string(day) + "." + std::to_string(month) + "." + std::to_string(year) + ",";
      out += std::string(pick(districts, incident)) + "," + pick(devices, incident) + ",";
      out += confirmed ? "regional coordinator,confirmed," : "local media,not confirmed,";
      out += std::string(pick(outcomes, person)) + "," + pick(statuses, person * 5 + incident) + "," +
             pick(sexes, person * 3 + incident) + "," + pick(ages, person) + "\n";
    }
  }
  return out;
}

}  // namespace maex::story
