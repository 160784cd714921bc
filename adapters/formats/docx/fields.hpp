// Fields: an instruction ("PAGE", "REF total") and the result that the last program stored. The result is content, the
// instruction is not. Fields are inside each other and may span paragraphs.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/tokenizer.hpp"

namespace maex::docx {

class Fields {
 public:
  /// A field begins. `choice`: the value of its form control, which some fields store in place of a result.
  void begin(std::string choice) { open_.push_back({{}, std::move(choice), true, 0}); }
  void instruction(std::string_view text);
  /// Its result begins. `produced` counts the texts of the story so far.
  void separate(std::uint64_t produced);
  struct End {
    bool without_result = false;
    std::string choice;  ///< to write in place of the missing result
  };
  End end(std::uint64_t produced);

  /// Text at this place belongs to an instruction.
  [[nodiscard]] bool in_instruction() const;
  /// Fields that are open. At the end of a story they are damage.
  [[nodiscard]] std::size_t open() const { return open_.size(); }

  /// Fields of this kind show nothing, or may be empty by intention.
  static bool shows_nothing(std::string_view instruction);

 private:
  struct Field {
    std::string instruction;  ///< its beginning
    std::string choice;
    bool in_instruction = true;
    std::uint64_t produced = 0;
  };
  std::vector<Field> open_;
};

/// The value of a check box or a drop-down list, which old form fields store in place of a result. Reads to the end of
/// the element just started.
std::string form_choice(xml::Tokenizer& tags);

}  // namespace maex::docx
