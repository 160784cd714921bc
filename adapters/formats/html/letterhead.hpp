// The letterhead of a report: a programme's own page with its style and the element that comes first.
#pragma once
#include <string>

namespace maex::html {

struct Letterhead {
  std::string style;  ///< CSS, after the report's own
  std::string top;    ///< markup of the element with the id "letterhead"; empty: none
};

/// Reads a web page and takes over its <style> and the element with id="letterhead". Scripts, events, forms and
/// references to other files and to the network are left out. Throws UsageError when the file cannot be read, or has
/// neither.
Letterhead read_letterhead(const std::string& path);

/// CSS without @import, without references other than embedded pictures and fonts, and without markup.
std::string safe_style(std::string_view css);

}  // namespace maex::html
