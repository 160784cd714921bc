#include "core/report/wrap.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "core/report/messages.hpp"
#include "core/report/words.hpp"
#include "core/text/printable_stream.hpp"

namespace maex {
namespace {

TEST(Wrap, SetsTheRestBelowTheText) {
  EXPECT_EQ(wrapped("policy       one two three four five six seven eight nine\n", 40),
            "policy       one two three four five six\n"
            "             seven eight nine\n");
  EXPECT_EQ(wrapped("        why        one two three four five six seven\n", 40),
            "        why        one two three four\n"
            "                   five six seven\n");
  EXPECT_EQ(wrapped("  REPORTED: the date is not exact enough 11 498\n", 40),
            "  REPORTED: the date is not exact enough\n"
            "    11 498\n");
}

TEST(Wrap, LeavesWhatFitsAndWhatIsNoTerminal) {
  const std::string text = "balance      1 = 1\n\n" + std::string(300, 'a') + " b\n";
  EXPECT_EQ(wrapped(text, 0), text);
  EXPECT_EQ(wrapped(text, 20), text) << "no room beside the labels";
  EXPECT_EQ(wrapped("short\n", 80), "short\n");
  EXPECT_EQ(wrapped("", 80), "");
}

TEST(Wrap, KeepsLongWordsAndNumbersWhole) {
  const std::string path(60, 'p');
  EXPECT_EQ(wrapped("wrote        " + path + " again\n", 40), "wrote\n             " + path + "\n             again\n");
  EXPECT_EQ(wrapped("records      incidents and more words 11 498 344\n", 40),
            "records      incidents and more words\n             11 498 344\n");
}

TEST(Wrap, CountsCharactersAndNoColours) {
  const std::string coloured =
      "findings     " + to_text(ScreenMark::red) + "əəəəəəəəəə" + to_text(ScreenMark::plain) + " əəəəəəəəəə";
  const std::string line = coloured + " əəəəəə";
  EXPECT_EQ(wrapped(line, 41), line);
  EXPECT_EQ(wrapped(line, 40), coloured + "\n             əəəəəə");
}

TEST(Wrap, NoLineOfAFindingIsLongerThanTheTerminal) {
  const FindingType type{"odd-value", Severity::warning,
                         "A value of the file is odd beside all the others that stand in its column.",
                         "Whoever counts by it counts something else than he thinks he does, every time.",
                         "Compare with the source, and write what stands there."};
  Finding finding;
  finding.where = {"march.xlsx", "2014 I yarımil", 9, 3, "Hadisə / Происшествие > Tarix / Дата", ""};
  for (const bool colour : {false, true}) {
    std::istringstream lines(wrapped(finding_text(type, finding, false, colour, Messages::of(Language::en)), 60));
    std::string line, again;
    while (std::getline(lines, line)) {
      std::size_t characters = 0;
      for (std::size_t at = 0; at < line.size();)
        if (const std::size_t mark = mark_length(line.substr(at)); mark != 0)
          at += mark;
        else
          characters += (static_cast<unsigned char>(line[at++]) & 0xC0) != 0x80;
      EXPECT_LE(characters, 60u) << line;
      again += line + ' ';
    }
    for (const std::string_view text : {type.why, type.fix}) {  // wrapping changes only spaces
      std::string squeezed, wanted(text);
      for (const char c : again)
        if (c != ' ' || squeezed.empty() || squeezed.back() != ' ') squeezed += c;
      EXPECT_NE(squeezed.find(wanted), std::string::npos) << squeezed;
    }
  }
}

}  // namespace
}  // namespace maex
