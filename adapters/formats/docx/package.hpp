// The parts of a Word document.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "core/office/archive.hpp"
#include "core/office/relations.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::docx {

inline constexpr xml::DocumentKind word_document{"Word", "open the document in Word or LibreOffice and save it again"};

class Package {
 public:
  /// Throws InputError when no main document part is found.
  explicit Package(Archive archive);

  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] const std::string& name() const { return archive_.name(); }
  /// Name of the main document part.
  [[nodiscard]] const std::string& main() const { return main_; }
  /// Relations of the main part.
  [[nodiscard]] const std::vector<PartRelation>& relations() const { return relations_; }
  /// The first relation of the main part with this type whose part exists; empty when there is none.
  [[nodiscard]] std::string part_of_type(std::string_view type) const;
  /// The target of a relation of `part`; empty when there is none.
  [[nodiscard]] std::string target(std::string_view part, std::string_view id) const;
  [[nodiscard]] bool has(std::string_view part) const { return archive_.find(part) != Archive::npos; }
  /// Throws InputError when the part is missing.
  [[nodiscard]] xml::PartStream open(const std::string& part) const { return open_part(archive_, part, word_document); }

 private:
  Archive archive_;
  std::string main_;
  std::vector<PartRelation> relations_;
};

}  // namespace maex::docx
