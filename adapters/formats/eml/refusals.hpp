// Parts of a message that are not read, and why.
#pragma once
#include <string>
#include <string_view>

#include "core/notice/text.hpp"

namespace maex::eml {

/// Why parts of this media type cannot be read although they may hold data: a clause with what to do. Empty: they can.
std::string refusal_of_type(std::string_view media_type);
/// The same by the name of an attachment.
std::string refusal_of_name(std::string_view name);
/// The same by the first words of a text.
std::string refusal_of_text(std::string_view head);

/// Why parts of this type are not read, because they hold no list and no report: a clause. Empty: they are read.
Text reason_not_read(std::string_view media_type);

}  // namespace maex::eml
