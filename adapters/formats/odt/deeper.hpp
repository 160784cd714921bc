// Limits how deeply a reader follows a document.
#pragma once
#include <string>

#include "adapters/formats/odt/limits.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::odt {

/// Each level of blocks uses the stack.
class Deeper {
 public:
  Deeper(unsigned& depth, xml::Tokenizer& tags) : depth_(depth) {
    if (++depth_ > deepest) {
      --depth_;
      tags.fail("tables, frames, lists and notes are inside each other more than " + std::to_string(deepest) +
                " times");
    }
  }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;
  ~Deeper() { --depth_; }

 private:
  unsigned& depth_;
};

}  // namespace maex::odt
