// The declarations are the only description of the commands, so they must be complete.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help_text.hpp"
#include "core/report/wrap.hpp"

namespace maex::cli {
namespace {

bool is_sentence(std::string_view text) {
  return !text.empty() && (std::isupper(static_cast<unsigned char>(text.front())) != 0 || text.starts_with("maex ")) &&
         text.back() == '.';
}

TEST(Declarations, AgreeWithTheTableOfContents) {
  for (const CommandInfo& info : commands()) {
    const Declaration command = info.make()->declare();
    EXPECT_EQ(command.name, info.name);
    EXPECT_EQ(command.line, info.line) << "say it once the same way in commands.cpp and in declare()";
    EXPECT_FALSE(command.about.empty()) << command.name << " needs a paragraph that says what it does";
    for (const std::string& paragraph : command.about) EXPECT_TRUE(paragraph.ends_with('.')) << paragraph;
  }
}

TEST(Declarations, EveryOptionHasASentenceAGroupAndItsOwnName) {
  for (const CommandInfo& info : commands()) {
    const Declaration command = info.make()->declare();
    std::set<std::string> names;
    std::set<char> letters;
    for (const OptionDecl& option : all_options(command)) {
      const std::string subject = command.name + " --" + option.name;
      EXPECT_TRUE(is_sentence(option.help))
          << subject << ": write one sentence with a capital and a full stop, not \"" << option.help << "\"";
      EXPECT_FALSE(option.group.empty()) << subject << " stands under no heading";
      EXPECT_TRUE(names.insert(option.name).second) << subject << " is declared twice";
      EXPECT_TRUE(option.letter == 0 || letters.insert(option.letter).second) << subject << " shares its letter";
      for (const std::string& value : {option.fallback, option.bare})
        EXPECT_TRUE(value.empty() || option.choices.empty() ||
                    std::count(option.choices.begin(), option.choices.end(), value) == 1)
            << subject << " has a default that is none of its choices";
    }
    for (const ExampleDecl& example : command.examples) {
      EXPECT_TRUE(is_sentence(example.what)) << example.what;
      EXPECT_TRUE(example.command.starts_with("maex ")) << example.command;
    }
  }
}

TEST(Declarations, HelpNamesEveryOption) {
  for (const CommandInfo& info : commands()) {
    const Declaration command = info.make()->declare();
    const std::string help = help_text(command);
    for (const OptionDecl& option : all_options(command)) EXPECT_THAT(help, testing::HasSubstr(spelled(option)));
  }
}

TEST(ExitCodes, AreAscendingAndExplained) {
  int last = -1;
  for (const ExitCodeInfo& info : exit_codes()) {
    EXPECT_GT(info.code, last);
    last = info.code;
    EXPECT_TRUE(is_sentence(info.meaning)) << info.name;
    EXPECT_TRUE(is_sentence(info.advice)) << info.name;
    EXPECT_THAT(exit_codes_text(), testing::HasSubstr(std::to_string(info.code) + " "));
  }
}

TEST(ExitCodes, EachOutcomeHasItsOwn) {
  for (std::size_t i = 0; i != outcome_count; ++i)
    EXPECT_EQ(exit_code(static_cast<Outcome>(i)).outcome, static_cast<Outcome>(i)) << outcome_names[i];
}

TEST(Help, WrapsByCharactersAndKeepsWords) {
  EXPECT_EQ(paragraph("ab cd ef", 2, 7), "  ab cd\n  ef\n");
  EXPECT_EQ(paragraph("əə əə", 0, 5), "əə əə\n");
}

}  // namespace
}  // namespace maex::cli
