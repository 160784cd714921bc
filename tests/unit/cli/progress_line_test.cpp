#include "cli/progress_line.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "core/text/printable_stream.hpp"

namespace maex::cli {
namespace {

using std::chrono::milliseconds;
using testing::EndsWith;
using testing::HasSubstr;

class ProgressLineTest : public testing::Test {
 protected:
  ProgressLine::Clock::time_point start = ProgressLine::Clock::now();
  std::ostringstream terminal;
};

TEST_F(ProgressLineTest, IsSilentForTheFirstSecond) {
  {
    ProgressLine line(terminal, 1, start);
    line.update({"a.xlsx", 100, 0.1}, start + milliseconds(999));
  }
  EXPECT_EQ(terminal.str(), "");
}

TEST_F(ProgressLineTest, TellsRateShareAndTimeLeft) {
  ProgressLine line(terminal, 1, start);
  line.update({"a.xlsx", 250000, 0.25}, start + milliseconds(2000));
  EXPECT_THAT(terminal.str(), EndsWith("a.xlsx: 250 000 records, 125 000 a second, 25 %, 6 s left"));
}

TEST_F(ProgressLineTest, DoesNotGuessWhatIsNotKnown) {
  ProgressLine line(terminal, 1, start);
  line.update({"a.xlsx", 10, -1}, start + milliseconds(2000));
  EXPECT_THAT(terminal.str(), EndsWith("a.xlsx: 10 records, 5 a second"));
}

TEST_F(ProgressLineTest, AddsUpInputsAndRedrawsSparingly) {
  ProgressLine line(terminal, 4, start);
  line.update({"a.xlsx", 10, 1.0}, start + milliseconds(1500));
  const std::string before = terminal.str();
  line.update({"b.xlsx", 10, 1.0}, start + milliseconds(1600));
  EXPECT_EQ(terminal.str(), before);
  line.update({"b.xlsx", 30, 1.0}, start + milliseconds(2000));
  EXPECT_THAT(terminal.str(), EndsWith("2 of 4 inputs: 40 records, 20 a second, 50 %, 2 s left"));
}

TEST_F(ProgressLineTest, StepsAside) {
  {
    ProgressLine line(terminal, 1, start);
    line.update({"a", 1, -1}, start + milliseconds(2000));
  }
  EXPECT_THAT(terminal.str(), EndsWith(to_text(ScreenMark::clear_line)));
}

}  // namespace
}  // namespace maex::cli
