// The period, the last day and the base of figures, sentence by sentence. All texts are made up.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/mapping/prose/languages.hpp"
#include "core/mapping/prose/text_reader.hpp"

namespace maex::prose {
namespace {

/// "5 2025-03 | 7 since 2021 to 2024-04-24": each figure with its time.
std::string times_of(const std::string& language, const std::string& text) {
  std::shared_ptr<const Grammar> grammar;
  for (const auto& known : builtin_grammars())
    if (known->language == language) grammar = known;
  if (grammar == nullptr) return "no language " + language;
  TextReader reader(grammar, {"ANAMA", 2026, nullptr});
  std::string out;
  for (const Statement& each : reader.paragraph(text, 0).statements) {
    out += (out.empty() ? "" : " | ") + to_text(Value::decimal(each.value));
    if (each.period) out += " " + to_text(*each.period);
    if (!each.base.empty()) out += " since " + each.base;
    if (each.as_of) out += " to " + to_text(*each.as_of);
  }
  return out;
}

struct Times {
  std::string text, expect;
};

TEST(Times, OfAzerbaijaniSentences) {
  const std::vector<Times> cases = {
      {"Avqustun 14-dən 20-nə qədər 2023-cü ildə 53 PHS tapılıb.", "53 2023-08-14/2023-08-20"},
      {"Bakı, 8 sentyabr 2025-ci il. Sentyabrın 1-dən 7-dək 53 PHS tapılıb.", "53 2025-09-01/2025-09-07"},
      {"2021-ci ilin yanvarından 2024-cü ilin dekabrınadək 53 PHS tapılıb.", "53 2021-01/2024-12"},
      {"2023-cü ilin yanvarından iyununadək 53 PHS tapılıb.", "53 2023-01/2023-06"},
      {"2023-cü ilin yanvar-iyun aylarında 53 PHS tapılıb.", "53 2023-01/2023-06"},
      {"2020-ci ilin 10 noyabrından bəri 53 PHS tapılıb.", "53 since 2020-11-10"},
      {"Bakı, 8 sentyabr 2025-ci il. Cari ilin səkkiz ayında 53 PHS tapılıb.", "53 2025-01/2025-08"},
      {"2025-ci ilin martında 12 PHS tapılıb. Həmin dövrdə 3 mina tapılıb.", "12 2025-03 | 3 2025-03"},
      {"2024-cü il aprelin 24-dək 356 nəfər minaya düşüb. 1991-ci ildən bəri 3 435 nəfər minaya düşüb.",
       "356 to 2024-04-24 | 3435 since 1991 to 2024-04-24"},
      {"2022-ci il martın 5-də 1985-ci il təvəllüdlü 2 nəfər yaralanıb.", "2 2022-03-05"},
  };
  for (const Times& each : cases) EXPECT_EQ(times_of("az", each.text), each.expect) << each.text;
}

}  // namespace
}  // namespace maex::prose
