// What a written report takes over from a letterhead: styles, page setup, headers and footers with their media.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/formats/docx/packer.hpp"
#include "adapters/formats/docx/styles_part.hpp"

namespace maex::docx {

struct CopiedPart : PackagePart {
  std::string content_type;
};

/// A relation of the main part of the report.
struct MainRelation {
  std::string id, type, target;  ///< type: the last segment; target: from the folder of the main part, or with a slash
};

struct PageSetup {
  std::string section;              ///< the sectPr element, with the prefixes w and r
  std::uint32_t text_width = 9638;  ///< between the margins, in twentieths of a point
  bool even_and_odd_headers = false;
};

struct Letterhead {
  std::vector<CopiedPart> parts;
  std::vector<std::pair<std::string, std::string>> default_types;  ///< extension without the dot, content type
  std::vector<MainRelation> relations;
  PageSetup page;
  StyleIds ids;
  int list = 1;          ///< number of the list of bullets
  bool own_look = true;  ///< the styles of maex are used: no letterhead
};

/// Without a letterhead: A4, the styles of maex, no header, a footer with the page number. `tag`: language as Word
/// names it.
Letterhead plain_paper(std::string_view tag);
/// Throws InputError when the file is not a Word document, is damaged, strict, or too large.
Letterhead read_letterhead(const std::filesystem::path& path);

}  // namespace maex::docx
