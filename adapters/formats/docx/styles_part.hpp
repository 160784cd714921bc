// The styles and the list of a written report.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace maex::docx {

/// The styles that a report uses. A letterhead's own style of the same name is used in their place.
enum class Use : std::uint8_t {
  normal,
  title,
  heading_1,
  heading_2,
  heading_3,
  heading_4,
  heading_5,
  heading_6,
  lead,
  list,
  caption,
  note,
  table_text,
  table_heading,
  table
};
inline constexpr std::size_t uses = static_cast<std::size_t>(Use::table) + 1;

/// The name of a style, which is the same in Word of every language.
std::string_view style_name(Use use);
/// Its usual id.
std::string_view style_id(Use use);

/// Ids of the styles in one document.
using StyleIds = std::array<std::string, uses>;

/// The definition of one style. `based_on`: ids to refer to. `list`: number of the list of bullets.
std::string style_definition(Use use, const StyleIds& ids, int list);
/// A whole style part. `tag`: language as Word names it.
std::string styles_part(const StyleIds& ids, std::string_view tag, int list);
/// The definition of the bullets, and the list that uses it.
std::string bullets(int abstract);
std::string list_of_bullets(int list, int abstract);

}  // namespace maex::docx
