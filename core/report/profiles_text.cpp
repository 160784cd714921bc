#include "core/report/profiles.hpp"

#include <sstream>

#include "core/report/words.hpp"
#include "core/report/wrap.hpp"
#include "core/text/printable.hpp"

namespace maex {
namespace {

std::string joined_printable(const std::vector<std::string>& words, std::string_view between = ", ") {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : std::string(between)) + printable(word);
  return text;
}

std::string binding(const ProfileColumn& column) {
  std::string text;
  if (!column.count_of.empty()) {
    text = "counts victims with";
    for (const auto& [field, value] : column.count_of)
      text += " " + std::string(info(field).full_name) + "=" + to_text(value);
  } else {
    text = info(column.field).full_name;
    if (is_child(info(column.field).kind)) text += " of the " + std::string(maex::name(column.owner));
    constexpr std::string_view parts[] = {"", " (year)", " (month)", " (day)"};
    text += parts[static_cast<std::size_t>(column.part)];
  }
  return column.required ? text + ", required" : text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

std::string_view name(Profile::RowIs row) {
  constexpr std::string_view names[] = {"victim",   "incident",  "hazard_area", "assistance",
                                        "activity", "education", "quality",     "tally"};
  static_assert(std::size(names) == static_cast<std::size_t>(Profile::RowIs::tally) + 1);
  return names[static_cast<std::size_t>(row)];
}

std::string profiles_text(const std::vector<Profile>& profiles) {
  std::vector<std::vector<std::string>> rows;
  for (const Profile& profile : profiles)
    rows.push_back({profile.id, "v" + profile.version, joined_printable(profile.containers),
                    joined_printable(profile.languages), printable(profile.title)});
  return rows.empty() ? "no profiles are built in\n" : table_text(rows, 0);
}

std::string profile_text(const Profile& profile) {
  std::string out = printable(profile.id) + " v" + printable(profile.version) + "   " + printable(profile.title) + "\n";
  if (!profile.about.empty()) out += paragraph(printable(profile.about), 2);
  out += table_text({{"one row is", "one " + std::string(name(profile.row_is))},
                     {"languages", joined_printable(profile.languages)},
                     {"comes as", joined_printable(profile.containers)},
                     {"dates", profile.date_order},
                     {"digest", profile.digest}});
  std::vector<std::vector<std::string>> rows;
  for (const ProfileColumn& column : profile.columns)
    rows.push_back({binding(column), joined_printable(column.headings, " · ")});
  out += "\nColumns (field, known headings)\n" + table_text(rows);
  rows.clear();
  for (const ProfileConstant& constant : profile.constants)
    rows.push_back({std::string(info(constant.field).full_name), printable(constant.text)});
  if (!rows.empty()) out += "\nAlways\n" + table_text(rows);
  rows.clear();
  for (const ProfileIgnore& ignored : profile.ignored)
    rows.push_back({joined_printable(ignored.headings, " · "), ignored.rule, printable(ignored.reason)});
  if (!rows.empty()) out += "\nIgnored (heading, rule, reason)\n" + table_text(rows);
  rows.clear();
  for (const ProfileOpen& open : profile.open)
    rows.push_back({joined_printable(open.headings, " · "), printable(open.reason)});
  if (!rows.empty())
    out += "\nOpen: without a field, and written to every target (heading, reason)\n" + table_text(rows);
  return out + "\n" + counted(profile.examples.size(), "example") + "; maex profile test " + printable(profile.id) +
         " runs them\n";
}

std::string tests_text(const std::vector<ProfileTest>& tests, bool all) {
  std::string out;
  std::size_t run = 0, failed = 0;
  for (const ProfileTest& test : tests)
    for (const ExampleResult& result : test.results) {
      ++run;
      failed += !result.passed;
      if (result.passed && !all) continue;
      out += (result.passed ? "pass  " : "FAIL  ") + test.profile + ": " + printable(result.name) + '\n';
      for (const std::string& line : lines_of(result.detail)) out += "        " + printable(line) + '\n';
    }
  out += counted(run, "example") + " of " + counted(tests.size(), "profile") + ", ";
  return out + (failed == 0 ? "all pass" : grouped(failed) + (failed == 1 ? " fails" : " fail")) + '\n';
}

}  // namespace maex
