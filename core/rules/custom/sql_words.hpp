// The words of an SQL text, as far as they can be found without its grammar.
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
  std::vector<std::pair<std::string, std::size_t>> texts;  ///< texts in single quotes, and their byte offsets
};
SqlWords words_of(std::string_view sql);

}  // namespace maex::rules
