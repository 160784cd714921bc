#include "cli/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <iostream>
#include <stdexcept>

namespace maex::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

void fail() { throw std::runtime_error("a cell with a name"); }
void fail_where_none_may() noexcept { fail(); }

TEST(Process, TheTextOfAnExceptionThatEndsItIsNotPrinted) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_DEATH(fail_where_none_may(), HasSubstr("a cell with a name")) << "what the system prints otherwise";
  EXPECT_DEATH(
      {
        hide_texts_of_exceptions();
        fail_where_none_may();
      },
      AllOf(HasSubstr("no data are quoted here"), Not(HasSubstr("a cell with a name"))));
}

TEST(Process, LibrariesInCPrintNothingAndTheProgramDoes) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        std::ios::sync_with_stdio(false);
        silence_libraries();
        std::fprintf(stderr, "[WARNING]: a line of a library\n");
        std::cerr << "a line of the program\n" << std::flush;
        std::_Exit(3);
      },
      testing::ExitedWithCode(3), AllOf(HasSubstr("a line of the program"), Not(HasSubstr("a line of a library"))));
}

}  // namespace
}  // namespace maex::cli
