// Closed lists of values ("code lists"): codes.def declares each value once, with its labels.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex {

/// The only list of languages. To add a language, append its tag here and add its folder in schemas/messages.
#define MAEX_LANGUAGES(each) each(en) each(az) each(ru)
enum class Language : std::uint8_t {
#define MAEX_LANGUAGE(tag) tag,
  MAEX_LANGUAGES(MAEX_LANGUAGE)
#undef MAEX_LANGUAGE
};
inline constexpr std::string_view language_tags[] = {
#define MAEX_LANGUAGE(tag) #tag,
    MAEX_LANGUAGES(MAEX_LANGUAGE)
#undef MAEX_LANGUAGE
};
/// nullopt for a word that is not one of language_tags.
std::optional<Language> find_language(std::string_view tag);

enum class CodeList : std::uint8_t {
  none,
#define CODE_LIST(list, about) list,
#define CODE(list, name, en, az, ru)
#include "core/model/codes.def"
#undef CODE
#undef CODE_LIST
};

/// One value of one list. The number is an index into all_codes() and is never stored in files: files contain the name.
enum class Code : std::uint16_t {
#define CODE_LIST(list, about)
#define CODE(list, name, en, az, ru) list##_##name,
#include "core/model/codes.def"
#undef CODE
#undef CODE_LIST
};

/// In no list. What Value::as_code() returns for a value that is no code, such as a word that no list knows.
inline constexpr Code no_code = static_cast<Code>(0xFFFF);

struct CodeInfo {
  CodeList list;
  std::string_view name;       ///< canonical spelling, e.g. "AP_MINE"
  std::string_view labels[3];  ///< English, Azerbaijani, Russian; schemas/messages has the labels of other languages
};

std::span<const CodeInfo> all_codes();
/// Without a name and labels for no_code.
const CodeInfo& info(Code code);
/// The name of the code. Reports in other languages replace it by its label.
Text text_of(Code code);
std::string_view name(CodeList list);
std::string_view about(CodeList list);
/// Exact, case-sensitive look-up by canonical name.
std::optional<Code> find_code(CodeList list, std::string_view name);
std::optional<CodeList> find_code_list(std::string_view name);

}  // namespace maex
