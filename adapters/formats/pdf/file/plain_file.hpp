// A PDF file as most programs write it: how many pages it has, and the lines that they draw, in a hundredth of the time
// that poppler takes.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "adapters/formats/pdf/pdf_rulings.hpp"
#include "core/io/bounds.hpp"

namespace maex::pdf {

class PlainFile {
 public:
  /// Reads the file into memory and looks for its pages. A file that cannot be read here has no pages.
  PlainFile(const std::filesystem::path& path, std::string name, const Bounds& bounds);
  ~PlainFile();
  PlainFile(const PlainFile&) = delete;
  PlainFile& operator=(const PlainFile&) = delete;

  /// 0: not known.
  [[nodiscard]] std::size_t pages() const;
  /// The drawing of each page that can be read here, by its number. The file leaves the memory. Throws InputError at
  /// the deadline, and Interrupted.
  std::map<std::uint32_t, Drawing> take_drawings();

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string name_;
  Watch watch_;
};

}  // namespace maex::pdf
