// How one installation of IMSMA writes maXML: all names, their order, value lists and certainty. Read from a text file.
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

/// How far a name can be trusted, and its source.
struct Evidence {
  bool documented = false;
  bool learned = false;  ///< the name is in an export of the installation
  std::string source;
  /// Whether the name is certain: it is public, or the installation itself uses it.
  [[nodiscard]] bool firm() const { return documented || learned; }
  [[nodiscard]] std::string_view word() const { return documented ? "documented" : learned ? "learned" : "inferred"; }
};

/// Lexical type of a leaf, as in the schema.
struct LeafType {
  enum class Kind : std::uint8_t { text, date, integer, decimal, code, boolean } kind = Kind::text;
  std::optional<double> min, max;  ///< inclusive; integer and decimal
  CodeList list = CodeList::none;  ///< code
  std::string form;                ///< date: how a day is spelled (forms.hpp); empty: YYYY-MM-DD
  int decimals = -1;               ///< decimal: exactly this many digits after the point; -1: as few as possible
  char point = '.';                ///< decimal: character between the whole and the fractional part
  std::string yes, no;             ///< boolean: its two words
  /// text: the only values that may be written, if there are any. code: base terms of this element; they replace the
  /// dialect's list.
  std::vector<std::string> terms;
  std::vector<std::pair<Code, std::string>> own_terms;
};

/// One entry of an item or child block, in the order of writing.
struct Element {
  /// unknown: an element that the installation writes and that is not assigned to a field yet; it is never written.
  /// custom: the position of the custom fields; without it they come last.
  enum class Role : std::uint8_t { leaf, link, children, unknown, custom } role = Role::leaf;
  std::string path;  ///< leaf, unknown: names joined by '/'
  /// leaf: its field, of the block's own kind or of a kind of child. A field of a kind of child means that this block
  /// contains the values of the first such child of the record, and that child has no block of its own. link: the field
  /// that holds the other record's local id.
  std::optional<Field> field;
  LeafType type;
  Kind kind = Kind::incident;  ///< link: kind of the other record; children: kind of child
  std::string target;          ///< link: name written as its target
  std::optional<Field> back;   ///< link in the other direction: the field of the other record that names this record
  std::optional<Field> guid;   ///< link: the field that holds the other record's system id
  std::string at;         ///< link, children: path of the element that contains them, when it is not the block's own
  std::string repeats;    ///< leaf: path of the element that occurs once for each value; empty: see Dialect::strict
  bool required = false;  ///< is in every report that the dialect was learned from
  std::string guess;      ///< unknown: what it might contain, for a person
  Evidence evidence;
};

/// An element that a run of child records has once, in front of them: what the points of one shape share.
struct SharedElement {
  std::string element;
  Field field{};
  LeafType type;
  Evidence evidence;
};

/// An item (Accident, Victim …) or the block of a child record.
struct Block {
  Kind kind = Kind::incident;
  std::string element;  ///< child blocks: may be a path, see draft.toml
  std::string prefix;   ///< items: the start of reportID
  std::vector<Element> elements;
  std::vector<Field> omit;  ///< fields that this block must not contain
  std::optional<Kind> of;   ///< child blocks: only below items of this kind
  /// Child blocks with a path: elements written once for a run of records. The first one is written for every run, if
  /// empty, because readers recognize a run by it.
  std::vector<SharedElement> shared;
  Evidence evidence;
};

/// An element of DocumentHeader, or an element or attribute of FieldReportInfo that does not have its own field.
struct FrameElement {
  std::string path;
  std::string value;           ///< header: text with {document} {now} {program}
  std::string from;            ///< report: "template.guid", "report.date", "source.name" …
  std::optional<Field> field;  ///< report: field of the record that provides the value instead
  /// report: the field, by the kind of the record, where records of several kinds have one of that name
  /// ("*.reviewed_on")
  std::map<Kind, Field> field_by_kind;
  LeafType type;
  bool required = false;  ///< is in every report that the dialect was learned from
  bool unknown = false;   ///< field = "?": its content is not known yet; it is never written
  std::string guess;
  Evidence evidence;
  /// Whether a field of the record provides the value.
  [[nodiscard]] bool has_field() const { return field.has_value() || !field_by_kind.empty(); }
  /// That field for a record of this kind; nullopt when such records have none.
  [[nodiscard]] std::optional<Field> field_of(Kind kind) const;
  /// "incident.reviewed_on", or "*.reviewed_on".
  [[nodiscard]] std::string field_name() const;
};

/// A form that the target system has published.
struct Template {
  std::string guid, name, version;
  std::string organisation;  ///< ReportingOrg of the reports that used it; information for people only
};

/// An attribute that is written with the value from the exports.
struct FixedAttribute {
  std::string name, value;
};

/// A custom field that the installation has defined.
struct CustomKnown {
  std::string name, label, type;
};

/// Kinds of children that the draft writes below an item, in this order where an item names no place for them, and
/// below another child.
inline constexpr Kind children_of_items[] = {Kind::device, Kind::place,   Kind::point,
                                             Kind::source, Kind::service, Kind::link};
inline constexpr Kind children_of_children[] = {Kind::device, Kind::place, Kind::point, Kind::source};

struct Dialect {
  std::string id, title, root, namespace_uri, prefix;
  /// True for a dialect learned from an installation: the writer writes only what this file contains. Children, links
  /// and custom fields are written only where the file names them. An element occurs once unless it `repeats`. A value
  /// without a place is a loss. False for the draft: blocks of children follow in a fixed order, and custom fields take
  /// the values that have no element.
  bool strict = false;
  /// No installation has confirmed this dialect. Every file written with it says so, and a notice reports it.
  bool unconfirmed = false;
  std::vector<FixedAttribute> root_attributes;  ///< in addition to the namespace; also xmlns:… of other prefixes
  std::string schema;                           ///< bytes of the XSD; empty when the dialect names none
  std::string schema_name;
  std::string field_report, field_report_info;
  std::vector<std::string> auxiliary, not_modelled;
  std::vector<std::string> open;  ///< headings of extras (custom fields, paths of elements) without personal data
  std::map<std::string, std::string> spellings;  ///< found in other files (lower case) = used here (lower case)
  std::string header;
  std::vector<FrameElement> header_elements, report_attributes, report_elements;
  std::map<Kind, Template> templates;  ///< the template to write with: the first of its kind in the file
  std::vector<std::pair<Kind, Template>> all_templates;
  struct Link {
    std::string element, guid, id, target;
    /// The parts in the order of writing; a strict dialect may lack guid and target.
    std::vector<std::string> order{"guid", "id", "target"};
  } link;
  struct Custom {
    std::string element, name, label, type, value;
    std::size_t name_length = 60, label_length = 50;
    std::string text, number, date, single, multiple;         ///< names of the types
    std::vector<std::string> order{"name", "label", "type"};  ///< of the parts; the value comes last
    std::vector<CustomKnown> known;
    std::string at;  ///< element in the item that contains the blocks; empty: the item itself
    [[nodiscard]] bool exists() const { return !element.empty(); }
  } custom;  ///< element is empty when the installation shows none (strict only); label and type may be empty, too
  std::vector<Block> items, children;
  std::map<CodeList, std::vector<std::pair<Code, std::string>>> values;

  /// True when the item has its source only in FieldReportInfo, so that a reader must take it from there.
  [[nodiscard]] bool source_in_info(Kind top) const;
  /// nullptr when the dialect has no item for records of this kind.
  [[nodiscard]] const Block* item(Kind kind) const;
  /// Block of a child below an item; nullptr when the dialect has none.
  [[nodiscard]] const Block* child(Kind top, Kind kind) const;
};

/// Throws UsageError with file, line and problem. `folder` is the folder of the schema file that the dialect names.
Dialect parse_dialect(std::string_view toml, const std::string& name, const std::string& folder);
/// Loads the built-in draft (empty path), or the file. Throws UsageError.
std::shared_ptr<const Dialect> load_dialect(std::string_view path);

}  // namespace maex::maxml
