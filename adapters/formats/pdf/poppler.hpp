// Runs the programs of poppler on one file, each within limits.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "adapters/formats/pdf/page.hpp"
#include "adapters/formats/pdf/pdf_rulings.hpp"
#include "adapters/formats/pdf/pdf_words.hpp"
#include "core/io/bounds.hpp"
#include "core/io/child_process.hpp"
#include "core/io/file_handle.hpp"

namespace maex::pdf {

/// What `pdftotext` found in a file.
struct WordsOfFile {
  std::vector<Page> pages;
  WordFaults faults;
  std::uint64_t complaints = 0;  ///< errors in the file that poppler passed over or repaired
};

class Poppler {
 public:
  /// Opens the file. `name`: for messages. Throws InputError.
  Poppler(const std::string& path, std::string name, const Bounds& bounds);
  /// `pages`: how many the file has, 0: not known. `meanwhile` is called while poppler begins its work. Throws
  /// InputError: the program is missing, a password is needed, a limit is reached, the file is damaged.
  WordsOfFile read_words(std::size_t pages, const std::function<void()>& meanwhile);
  /// The drawings of these pages (ascending numbers). Pages whose drawing is too large or broken are missing.
  std::map<std::uint32_t, Drawing> read_drawings(const std::vector<std::uint32_t>& pages);
  /// The numbers of pages with a picture.
  std::vector<std::uint32_t> pages_with_pictures();

 private:
  struct Part;
  [[nodiscard]] std::uint32_t first_share(std::size_t pages) const;
  void check(const Page& page);
  ChildWork work_of(Part& part, std::uint32_t last) const;
  WordsOfFile finish(Part& part, const ChildResult& result, const Watch& watch) const;
  std::vector<Drawing> read_range(std::uint32_t first, std::uint32_t last);

  std::string name_;
  const Bounds& bounds_;
  FileHandle file_;
  std::uint64_t held_ = 0;  ///< bytes of all words
};

}  // namespace maex::pdf
