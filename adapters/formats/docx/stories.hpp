// The stories of a document in their order: the text, headers, footers, notes and comments.
#pragma once
#include "adapters/formats/docx/content.hpp"
#include "adapters/formats/docx/package.hpp"

namespace maex::docx {

/// Reads all stories into `content`. Returns true when the file says where pages begin. Throws InputError.
bool read_stories(const Package& package, Content& content);

}  // namespace maex::docx
