// Finds the parts of an Office Open XML package. Writers disagree about slashes, case and absolute targets; content
// types are often wrong and are not looked at.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/archive.hpp"
#include "core/office/tokenizer.hpp"

namespace maex::xlsx {

using xml::Movable;
using xml::PartStream;
using xml::Tokenizer;

struct Relation {
  std::string id;
  std::string type;    ///< last segment of the type: "worksheet", "sharedStrings"
  std::string target;  ///< name of the part from the root, without leading slash
};

class Package {
 public:
  /// Throws InputError when no workbook part is found.
  explicit Package(Archive archive);

  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] const std::string& name() const { return archive_.name(); }
  /// Name of the workbook part, and what it refers to.
  [[nodiscard]] const std::string& workbook() const { return workbook_; }
  [[nodiscard]] const std::vector<Relation>& relations() const { return relations_; }
  /// First relation of a type whose part is there; else the usual name if that is there; else empty.
  [[nodiscard]] std::string part_of_type(std::string_view type, std::string_view usual) const;
  [[nodiscard]] bool has(std::string_view part) const { return archive_.find(part) != Archive::npos; }
  /// Throws InputError when the part is missing.
  [[nodiscard]] PartStream open(const std::string& part) const;

  /// Relations that a part's .rels file states; empty when there is none.
  [[nodiscard]] std::vector<Relation> relations_of(std::string_view part) const;

 private:
  Archive archive_;
  std::string workbook_;
  std::vector<Relation> relations_;
};

/// `target` as a part name, seen from the folder of `part`.
std::string resolve(std::string_view part, std::string_view target);

}  // namespace maex::xlsx
