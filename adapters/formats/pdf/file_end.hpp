// The end of a PDF says where its table of objects is. Poppler rebuilds a lost table without a word.
#pragma once
#include "core/adapter/adapter.hpp"

namespace maex::pdf {

struct FileEnd {
  bool has_mark = false;   ///< ends with %%EOF
  bool has_table = false;  ///< the table of objects is where the end says
};
/// Throws InputError when the file cannot be opened.
FileEnd look_at_end(const std::filesystem::path& path);

}  // namespace maex::pdf
