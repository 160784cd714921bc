// Runs the programs of poppler on one file, each within limits.
#pragma once
#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "adapters/formats/pdf/page.hpp"
#include "adapters/formats/pdf/pdf_rulings.hpp"
#include "adapters/formats/pdf/pdf_words.hpp"
#include "core/io/bounds.hpp"
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
  /// Throws InputError: the program is missing, a password is needed, a limit is reached, the file is damaged.
  WordsOfFile read_words();
  /// The drawings of these pages (ascending numbers). Pages whose drawing is too large or broken are missing.
  std::map<std::uint32_t, Drawing> read_drawings(const std::vector<std::uint32_t>& pages);
  /// The numbers of pages with a picture.
  std::vector<std::uint32_t> pages_with_pictures();

 private:
  std::vector<Drawing> read_range(std::uint32_t first, std::uint32_t last);
  WordsOfFile read_part(std::uint32_t first, std::uint32_t last, std::uint64_t memory);

  std::string name_;
  const Bounds& bounds_;
  FileHandle file_;
  std::atomic<bool> abandoned_ = false;
  std::atomic<std::uint64_t> held_ = 0;  ///< bytes of all words, by both programs
};

}  // namespace maex::pdf
