// Every cmd.txt below samples/ must give the result in its expected/. MAEX_ACCEPT=1 rewrites expected/ and prints what
// changed.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iostream>

#include "tests/samples/case.hpp"
#include "tests/support/program.hpp"

namespace maex::samples {

// GoogleTest prints the parameter with this function. Otherwise it prints every byte of the struct.
void PrintTo(const Case& which, std::ostream* out) { *out << which.name; }

namespace {

class Sample : public testing::TestWithParam<Case> {};

TEST_P(Sample, DoesWhatIsExpected) {
  const Result result = run(GetParam(), test::program());
  const char* accepting = std::getenv("MAEX_ACCEPT");
  if (accepting != nullptr && std::string_view(accepting) == "1") {
    for (const std::string& change : accept(GetParam(), result))
      std::cout << "accepted " << GetParam().name << ": " << change << '\n';
    return;
  }
  for (const std::string& difference : differences(GetParam(), result))
    ADD_FAILURE() << "samples/" << GetParam().name << ": " << difference << "\n  stderr: " << result.err;
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.name;
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Folder, Sample, testing::ValuesIn(find_cases(MAEX_SOURCE_DIR "/samples")), test_name);

}  // namespace
}  // namespace maex::samples
