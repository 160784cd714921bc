// How one installation of IMSMA writes maXML: every name, its order, value lists and certainty. Read from a text file.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/model/fields.hpp"

namespace maex::maxml {

/// How far a name can be trusted, and where it is from.
struct Evidence {
  bool documented = false;
  std::string source;
};

/// Lexical type of a leaf, as the schema has it.
struct LeafType {
  enum class Kind : std::uint8_t { text, date, integer, decimal, code } kind = Kind::text;
  std::optional<double> min, max;  ///< inclusive; integer and decimal
  CodeList list = CodeList::none;  ///< code
};

/// One entry of an item or child block, in the order of writing.
struct Element {
  enum class Role : std::uint8_t { leaf, link, children } role = Role::leaf;
  std::string path;                 ///< leaf: names joined by '/'
  std::optional<Field> field;       ///< leaf: its field; link: the field that holds the other record's local id
  LeafType type;
  Kind kind = Kind::incident;       ///< link: kind linked to; children: kind of child
  std::string target;               ///< link: name written as its target
  std::optional<Field> back;        ///< link the other way round: field of the other record that names this one
  Evidence evidence;
};

/// An item (Accident, Victim …) or the block of a child record.
struct Block {
  Kind kind = Kind::incident;
  std::string element;              ///< child blocks: may be a path, see draft.toml
  std::string prefix;               ///< items: begins reportID
  std::vector<Element> elements;
  std::vector<Field> omit;          ///< fields this block must not carry
  std::optional<Kind> of;           ///< child blocks: only below items of this kind
  std::string shared;               ///< child blocks with a path: element written once for a run of records
  std::optional<Field> shared_field;
  Evidence evidence;
};

/// An element of DocumentHeader or an element or attribute of FieldReportInfo that is not a field of its own.
struct FrameElement {
  std::string path;
  std::string value;                ///< header: text with {document} {now} {program}
  std::string from;                 ///< report: "template.guid", "report.date", "source.name" …
  std::optional<Field> field;       ///< report: bound to a field of the record instead
  LeafType type;
  Evidence evidence;
};

/// A form published in the target system.
struct Template {
  std::string guid, name, version;
};

struct Dialect {
  std::string id, title, root, namespace_uri, prefix;
  std::string schema;               ///< bytes of the XSD; empty when the dialect names none
  std::string schema_name;
  std::string field_report, field_report_info;
  std::vector<std::string> auxiliary, not_modelled;
  std::map<std::string, std::string> spellings;   ///< met elsewhere (lower case) = used here (lower case)
  std::string header;
  std::vector<FrameElement> header_elements, report_attributes, report_elements;
  std::map<Kind, Template> templates;
  struct Link { std::string element, guid, id, target; } link;
  struct Custom {
    std::string element, name, label, type, value;
    std::size_t name_length = 60, label_length = 50;
    std::string text, number, date, single, multiple;  ///< names of the types
  } custom;
  std::vector<Block> items, children;
  std::map<CodeList, std::vector<std::pair<Code, std::string>>> values;

  /// nullptr when the dialect has no item for records of this kind.
  [[nodiscard]] const Block* item(Kind kind) const;
  /// Block of a child below an item; nullptr when the dialect has none.
  [[nodiscard]] const Block* child(Kind top, Kind kind) const;
};

/// Throws UsageError naming file, line and what is wrong. `folder` is where a schema file named in it is looked for.
Dialect parse_dialect(std::string_view toml, const std::string& name, const std::string& folder);
/// The built-in draft (empty path), or the file. Throws UsageError.
std::shared_ptr<const Dialect> load_dialect(std::string_view path);

}  // namespace maex::maxml
