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
  bool learned = false;  ///< the name was seen in an export of the installation
  std::string source;
  /// No guess: a name that is public, or the installation's own.
  [[nodiscard]] bool firm() const { return documented || learned; }
  [[nodiscard]] std::string_view word() const { return documented ? "documented" : learned ? "learned" : "inferred"; }
};

/// Lexical type of a leaf, as the schema has it.
struct LeafType {
  enum class Kind : std::uint8_t { text, date, integer, decimal, code, boolean } kind = Kind::text;
  std::optional<double> min, max;  ///< inclusive; integer and decimal
  CodeList list = CodeList::none;  ///< code
  std::string form;                ///< date: how a day is spelled (forms.hpp); empty: YYYY-MM-DD
  int decimals = -1;               ///< decimal: exactly so many digits behind the point; -1: as few as possible
  char point = '.';                ///< decimal: what stands between whole and part
  std::string yes, no;             ///< boolean: its two words
  /// text: the only values that may be written, when there are any. code: base terms of this element, instead of the
  /// dialect's list.
  std::vector<std::string> terms;
  std::vector<std::pair<Code, std::string>> own_terms;
};

/// One entry of an item or child block, in the order of writing.
struct Element {
  /// unknown: an element that the installation writes and nobody has tied to a field yet; it is never written.
  /// custom: the place of the custom fields; without it they come last.
  enum class Role : std::uint8_t { leaf, link, children, unknown, custom } role = Role::leaf;
  std::string path;  ///< leaf, unknown: names joined by '/'
  /// leaf: its field, of the block's own kind, or of a kind of child: then the first such child of the record is told
  /// in this block instead of one of its own. link: the field that holds the other record's local id.
  std::optional<Field> field;
  LeafType type;
  Kind kind = Kind::incident;  ///< link: kind linked to; children: kind of child
  std::string target;          ///< link: name written as its target
  std::optional<Field> back;   ///< link the other way round: field of the other record that names this one
  std::string at;              ///< link, children: path of the element they stand in, when it is not the block's own
  std::string repeats;         ///< leaf: path of the element that comes once for each value; empty: see Dialect::strict
  bool required = false;       ///< stands in every report that the dialect was learned from
  std::string guess;           ///< unknown: what it might be, for a person
  Evidence evidence;
};

/// An item (Accident, Victim …) or the block of a child record.
struct Block {
  Kind kind = Kind::incident;
  std::string element;  ///< child blocks: may be a path, see draft.toml
  std::string prefix;   ///< items: begins reportID
  std::vector<Element> elements;
  std::vector<Field> omit;  ///< fields this block must not carry
  std::optional<Kind> of;   ///< child blocks: only below items of this kind
  std::string shared;       ///< child blocks with a path: element written once for a run of records
  std::optional<Field> shared_field;
  Evidence evidence;
};

/// An element of DocumentHeader or an element or attribute of FieldReportInfo that is not a field of its own.
struct FrameElement {
  std::string path;
  std::string value;           ///< header: text with {document} {now} {program}
  std::string from;            ///< report: "template.guid", "report.date", "source.name" …
  std::optional<Field> field;  ///< report: bound to a field of the record instead
  LeafType type;
  bool required = false;  ///< stands in every report that the dialect was learned from
  bool unknown = false;   ///< field = "?": nobody has said yet what it holds; it is never written
  std::string guess;
  Evidence evidence;
};

/// A form published in the target system.
struct Template {
  std::string guid, name, version;
  std::string organisation;  ///< ReportingOrg of the reports that used it; informs people only
};

/// An attribute that is written as it was seen.
struct FixedAttribute {
  std::string name, value;
};

/// A custom field that the installation has made for itself.
struct CustomKnown {
  std::string name, label, type;
};

struct Dialect {
  std::string id, title, root, namespace_uri, prefix;
  /// Learned from an installation: nothing is written that this file does not show. Children, links and custom fields
  /// stand only where it names them, an element comes once unless it `repeats`, and what has no place is a loss.
  /// Otherwise (the draft) blocks of children follow in a fixed order, and custom fields take what has no element.
  bool strict = false;
  /// No installation has confirmed it: every file written says so, and so does a notice.
  bool unconfirmed = false;
  std::vector<FixedAttribute> root_attributes;  ///< beside the namespace; xmlns:… of other prefixes too
  std::string schema;                           ///< bytes of the XSD; empty when the dialect names none
  std::string schema_name;
  std::string field_report, field_report_info;
  std::vector<std::string> auxiliary, not_modelled;
  std::map<std::string, std::string> spellings;  ///< met elsewhere (lower case) = used here (lower case)
  std::string header;
  std::vector<FrameElement> header_elements, report_attributes, report_elements;
  std::map<Kind, Template> templates;  ///< the one to write with: the first of its kind in the file
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
    std::string at;  ///< element in the item that holds the blocks; empty: the item itself
    [[nodiscard]] bool exists() const { return !element.empty(); }
  } custom;  ///< element empty (strict only): the installation shows none; label and type may be, too
  std::vector<Block> items, children;
  std::map<CodeList, std::vector<std::pair<Code, std::string>>> values;

  /// The item tells its source nowhere but in FieldReportInfo, so that a reader must take it from there.
  [[nodiscard]] bool source_in_info(Kind top) const;
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
