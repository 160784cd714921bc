// validate --mark: the marked copy for the partner, in the partner's language.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "cli/program.hpp"
#include "core/report/messages.hpp"
#include "tests/unit/xlsx/mark_fixture.hpp"

namespace maex::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;

const std::string workbook = MAEX_SOURCE_DIR "/samples/azcbl-2014/azcbl-2014.xlsx";

struct Marked {
  json report;
  std::string talk;
  Parts parts;
};

class MarkCommand : public MarkTest {
 protected:
  Marked validate(std::vector<std::string> words) const {
    const fs::path folder = folder_ / "marked";
    words.insert(words.begin(),
                 {"validate", workbook, "--json", "--today", "2015-01-15", "--overwrite", "--mark", folder.string()});
    std::ostringstream out, err;
    cli::Session session(out, err, [](Registry& registry) { register_builtin_adapters(registry); });
    cli::run_program(words, session);
    return {json::parse(out.str()), err.str(), members(folder / "azcbl-2014.xlsx", false)};
  }
};

/// "C12" → how many findings the report has there, on one sheet.
std::map<std::string, std::size_t> cells(const json& report, const std::string& sheet) {
  std::map<std::string, std::size_t> found;
  for (const json& group : report["items"][0]["findings"])
    for (const json& notice : group["notices"]) {
      const json& where = notice["where"];
      if (where.value("part", "") == sheet && where.contains("row"))
        ++found[cell_address(where.value("column", 1u), where["row"])];
    }
  return found;
}

TEST_F(MarkCommand, EveryCellOfTheReportHasItsComment) {
  const Marked made = validate({});
  const auto wanted = cells(made.report, "2014 I yarımil");
  ASSERT_GT(wanted.size(), 3u);
  const std::string& comments = made.parts.at("xl/comments1.xml");
  std::size_t count = 0;
  for (std::size_t at = 0; (at = comments.find("<comment ", at)) != std::string::npos; ++at) ++count;
  EXPECT_EQ(count, wanted.size());
  for (const auto& [cell, findings] : wanted) EXPECT_THAT(comments, HasSubstr("<comment ref=\"" + cell + "\" "));
  EXPECT_THAT(comments, HasSubstr(">info verification-hazard: "));
}

TEST_F(MarkCommand, TheSeverityIsSaidOnceAndInTheLanguage) {
  for (const Language language : {Language::az, Language::ru}) {
    const Messages& words = Messages::of(language);
    const std::string comments =
        validate({"--language", std::string(words.language_tag())}).parts.at("xl/comments1.xml");
    EXPECT_THAT(comments, HasSubstr(">" + std::string(words.severity(Severity::info)) + " verification-hazard: "));
    for (const char* english : {"Warning", "Error", "Note:", "warning ", "info "})
      EXPECT_EQ(comments.find(english), std::string::npos) << english;
  }
}

/// The number of findings that have no place in a row.
std::uint64_t unmarked(const json& report) {
  std::uint64_t count = 0;
  for (const json& group : report["items"][0]["findings"]) {
    count += group["count"].get<std::uint64_t>();
    for (const json& notice : group["notices"]) count -= notice["where"].contains("row") ? 1 : 0;
  }
  return count;
}

TEST_F(MarkCommand, WhatHasNoMarkIsCountedAloud) {
  for (const char* kept : {"100", "1"}) {
    const Marked made = validate({"--max-findings", kept});
    ASSERT_GT(unmarked(made.report), 1u) << "some are about a whole sheet";
    EXPECT_THAT(made.talk, HasSubstr("; " + std::to_string(unmarked(made.report)) + " findings without a mark: "));
  }
}

}  // namespace
}  // namespace maex::test
