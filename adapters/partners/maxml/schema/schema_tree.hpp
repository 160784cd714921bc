// Elements of a dialect as a tree, the shape that a schema has. Private to make_schema.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

struct SchemaNode {
  std::string name;  ///< as written, with its prefix
  std::string type;  ///< name of a type; empty: an element that holds `below`
  std::vector<SchemaNode> below;
  bool many = false;
  bool needed = false;              ///< must be there
  std::vector<std::string> fields;  ///< what it holds
  Evidence evidence;
};

/// Node of a path below `root`, made at the end of its parent where it is new.
SchemaNode& node_at(SchemaNode& root, std::string_view path, const Evidence& evidence);
/// Puts the elements of `more` among those of `into`, in an order that both agree with.
void merge(SchemaNode& into, const SchemaNode& more);

/// Simple types by what they allow; equal ones share a name.
class SimpleTypes {
 public:
  explicit SimpleTypes(const Dialect& dialect) : dialect_(dialect) {}
  /// Name of the type of a leaf. `element` names what has no name of its own.
  std::string of(const LeafType& type, std::string_view element);
  [[nodiscard]] std::string text() const;

 private:
  std::string named(std::string wanted, const std::string& body);
  std::string numeric(const LeafType& type, std::string_view element);
  const Dialect& dialect_;
  std::map<std::string, std::string> by_body_, by_name_;
};

}  // namespace maex::maxml
