// Reads what `pdftotext -tsv` prints. The text comes from a hostile file: every field is checked.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "adapters/formats/pdf/page.hpp"

namespace maex::pdf {

/// Counts of what the words lack.
struct WordFaults {
  std::uint64_t lines = 0;       ///< lines that are not as pdftotext prints them
  std::uint64_t characters = 0;  ///< characters without a meaning: control characters, private use, U+FFFD
};

class WordReader {
 public:
  using Receiver = std::function<void(Page&& page)>;
  /// `receiver` gets each page once it is complete, empty pages too.
  explicit WordReader(Receiver receiver) : receiver_(std::move(receiver)) {}
  /// The next bytes of the output, in pieces of any size.
  void take(std::string_view piece);
  /// The output is at its end.
  void finish();
  [[nodiscard]] const WordFaults& faults() const { return faults_; }

 private:
  void line(std::string_view text);
  void add_word(const Box& box, std::uint32_t flow, std::uint32_t block, std::uint32_t line, std::string_view text);
  void end_page();

  Receiver receiver_;
  std::string rest_;  ///< a line that is not complete yet
  Page page_;
  bool in_page_ = false, headed_ = false;
  WordFaults faults_;
};

}  // namespace maex::pdf
