// The words of an SQL text, as far as they can be told without its grammar.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace maex::rules {

struct SqlWords {
  std::set<std::string, std::less<>> words;  ///< in lower case, those inside quotes too; not those in comments
  std::set<std::string, std::less<>> bare;   ///< in lower case, outside quotes and comments
  std::vector<std::pair<std::string, std::size_t>> texts;  ///< what stands in single quotes, and at which byte
};
SqlWords words_of(std::string_view sql);

}  // namespace maex::rules
