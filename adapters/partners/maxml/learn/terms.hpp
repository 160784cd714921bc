// Maps words of an installation to codes of a list.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "adapters/partners/maxml/learn/sample.hpp"
#include "core/model/fields.hpp"

namespace maex::maxml {

struct TermMap {
  std::vector<std::pair<std::string, Code>> sure;  ///< sorted by word; each code once
  std::vector<std::string> open;                   ///< words without a code, or whose code has a better word
};
TermMap map_terms(CodeList list, const std::map<std::string, std::uint64_t>& words);

/// Texts for which IMSMA has a list (single and multiple selects of maxml.md 2.5 to 2.10).
bool is_select(Field field);
/// True when few words occur many times.
bool is_word_list(const Texts& texts);

}  // namespace maex::maxml
