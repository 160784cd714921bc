// Equations as one line of text. Without marks, a half would read as "12".
#pragma once
#include <cstdint>
#include <string>

#include "core/office/tokenizer.hpp"

namespace maex::docx {

class Equation {
 public:
  /// `most`: bytes of text that are read. Counts tracked deletions, which are left out.
  Equation(xml::Tokenizer& tags, std::size_t most, std::uint64_t& deletions)
      : tags_(tags), most_(most), deletions_(deletions) {}

  /// Reads to the end tag of the element just started, which is not empty. Throws InputError.
  std::string line();

 private:
  using Tag = xml::Tokenizer::Tag;
  std::string element(const std::string& name);

  xml::Tokenizer& tags_;
  std::size_t most_;
  std::uint64_t& deletions_;
};

}  // namespace maex::docx
