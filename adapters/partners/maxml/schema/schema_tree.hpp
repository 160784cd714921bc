// Elements of a dialect as a tree, in the form of a schema. Private to make_schema.
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
  bool needed = false;              ///< is mandatory
  std::vector<std::string> fields;  ///< the fields that it contains
  Evidence evidence;
};

/// Node of a path below `root`. A new node is added at the end of its parent.
SchemaNode& node_at(SchemaNode& root, std::string_view path, const Evidence& evidence);
/// Inserts the elements of `more` into `into`, in an order that agrees with both.
void merge(SchemaNode& into, const SchemaNode& more);

/// Simple types by their allowed values; equal types share a name.
class SimpleTypes {
 public:
  explicit SimpleTypes(const Dialect& dialect) : dialect_(dialect) {}
  /// Name of the type of a leaf. `element` provides the name for a type without its own name.
  std::string of(const LeafType& type, std::string_view element);
  [[nodiscard]] std::string text() const;

 private:
  std::string named(std::string wanted, const std::string& body);
  std::string numeric(const LeafType& type, std::string_view element);
  const Dialect& dialect_;
  std::map<std::string, std::string> by_body_, by_name_;
};

}  // namespace maex::maxml
