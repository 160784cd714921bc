#include "core/model/codes.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace maex {
namespace {

constexpr CodeInfo codes[] = {
#define CODE_LIST(list, about)
#define CODE(list, name, en, az, ru) {CodeList::list, #name, {en, az, ru}},
#include "core/model/codes.def"
#undef CODE
#undef CODE_LIST
};

struct ListInfo {
  std::string_view name;
  std::string_view about;
};
constexpr ListInfo lists[] = {
    {"", ""},
#define CODE_LIST(list, about) {#list, about},
#define CODE(list, name, en, az, ru)
#include "core/model/codes.def"
#undef CODE
#undef CODE_LIST
};

}  // namespace

std::span<const CodeInfo> all_codes() { return codes; }
const CodeInfo& info(Code code) {
  static constexpr CodeInfo nothing{};
  return code == no_code ? nothing : codes[static_cast<std::size_t>(code)];
}
std::string_view name(CodeList list) { return lists[static_cast<std::size_t>(list)].name; }
std::string_view about(CodeList list) { return lists[static_cast<std::size_t>(list)].about; }

std::optional<Code> find_code(CodeList list, std::string_view name) {
  using Index = std::unordered_map<std::string_view, Code>;
  static const auto index = [] {
    std::array<Index, std::size(lists)> made;
    for (std::size_t i = 0; i != std::size(codes); ++i)
      made[static_cast<std::size_t>(codes[i].list)].emplace(codes[i].name, static_cast<Code>(i));
    return made;
  }();
  const Index& of_list = index[static_cast<std::size_t>(list)];
  const auto it = of_list.find(name);
  if (it == of_list.end()) return std::nullopt;
  return it->second;
}

std::optional<CodeList> find_code_list(std::string_view name) {
  for (std::size_t i = 1; i != std::size(lists); ++i)
    if (lists[i].name == name) return static_cast<CodeList>(i);
  return std::nullopt;
}

Text text_of(Code code) { return Text::code(name(info(code).list), info(code).name); }

std::optional<Language> find_language(std::string_view tag) {
  const auto* const found = std::find(std::begin(language_tags), std::end(language_tags), tag);
  if (found == std::end(language_tags)) return std::nullopt;
  return static_cast<Language>(found - std::begin(language_tags));
}

}  // namespace maex
