// Finds the parts of an Excel workbook.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/office/archive.hpp"
#include "core/office/relations.hpp"
#include "core/office/tokenizer.hpp"
#include "core/text/string_map.hpp"

namespace maex::xlsx {

using xml::Movable;
using xml::PartStream;
using xml::Tokenizer;

using Relation = PartRelation;

class Package {
 public:
  /// Throws InputError when no workbook part is found.
  explicit Package(Archive archive);

  [[nodiscard]] const Archive& archive() const { return archive_; }
  [[nodiscard]] const std::string& name() const { return archive_.name(); }
  /// Name of the workbook part.
  [[nodiscard]] const std::string& workbook() const { return workbook_; }
  /// Of two with one id, the last counts. nullptr: there is none.
  [[nodiscard]] const Relation* relation(std::string_view id) const;
  /// The first relation of a type whose part exists; otherwise `usual` if that part exists; otherwise empty.
  [[nodiscard]] std::string part_of_type(std::string_view type, std::string_view usual) const;
  [[nodiscard]] bool has(std::string_view part) const { return archive_.find(part) != Archive::npos; }
  /// Throws InputError when the part is missing.
  [[nodiscard]] PartStream open(const std::string& part) const;

  /// Relations in the .rels file of a part; empty when the part has no such file.
  [[nodiscard]] std::vector<Relation> relations_of(std::string_view part) const;

 private:
  Archive archive_;
  std::string workbook_;
  std::vector<Relation> relations_;
  StringMap<std::size_t> by_id_;
};

}  // namespace maex::xlsx
