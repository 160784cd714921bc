// Names of a record's persons in its texts. All persons are invented.
#include "core/run/known_names.hpp"

#include <gtest/gtest.h>

namespace maex {
namespace {

TEST(KnownNames, AreFoundWithEndingsAndInTheOtherAlphabet) {
  KnownNames names;
  names.add("Sınaqov Nümunə Elşən oğlu");
  names.add("Əliyeva Aytac");
  for (const char* text : {"Sınaqov", "sınaqovun evi", "SINAQOV", "Nümunənin atası", "(Əliyeva)", "Aytac yaralanıb",
                           "у Алиевой", "Синагов там был"})
    EXPECT_TRUE(names.is_named_in(text)) << text;
  for (const char* text : {"", "nümunə üçün", "oğlu yaralanıb", "Sınaq keçirildi", "elşən", "Əl əlcəyi", "Ayta"})
    EXPECT_FALSE(names.is_named_in(text)) << text;
  names.clear();
  EXPECT_FALSE(names.is_named_in("Sınaqov"));
}

TEST(KnownNames, AreNoWordsForSomeone) {
  KnownNames names;
  names.add("Naməlum şəxs");
  names.add("Əli");
  EXPECT_TRUE(names.empty());
}

}  // namespace
}  // namespace maex
