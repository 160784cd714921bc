// A dialect prepared for writing: tags are complete, fields are numbered in their order.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

/// Place of a field in a block: an index into Plan::steps, or one of these constants.
inline constexpr std::uint16_t in_custom_field = 0xFFFF;
inline constexpr std::uint16_t omitted = 0xFFFE;
inline constexpr std::uint16_t in_link = 0xFFFD;  ///< the system id of a linked record: in the link's own element

struct Step {
  enum class Role : std::uint8_t { leaf, guid, link, back_link, children, unknown, custom } role = Role::leaf;
  Field field{};
  LeafType type;
  std::uint16_t container = 0;                      ///< index into Plan::containers; 0 is the block itself
  std::string open, close;                          ///< tags of a leaf
  const std::vector<std::string>* terms = nullptr;  ///< code: escaped base terms by Code; empty: none
  Kind kind = Kind::incident;                       ///< link: kind of the other record; children: kind of child
  struct LinkPart {
    std::string before;  ///< markup before the value
    bool is_guid;        ///< otherwise the local id
  };
  struct LinkForm {
    std::vector<LinkPart> parts;
    std::string end;  ///< markup after the last value
  };
  LinkForm by_id;             ///< link with the local id, and the system id where the dialect has one
  LinkForm by_guid;           ///< link with the system id only; no parts: the dialect has none
  std::optional<Field> guid;  ///< link: field of the other record's system id
  std::optional<Field> back;
  bool once = false;  ///< strict: takes one value, the other values have no place
  bool required = false;
  bool first_service = false;  ///< in the element whose further ones are children of the kind service
  std::string path;            ///< for messages
};

/// An element that a run of child records has once.
struct SharedStep {
  Field field{};
  LeafType type;
  const std::vector<std::string>* terms = nullptr;
  std::string open, close, empty;
};

struct Container {
  std::uint16_t parent = 0;
  std::string open, close;
};

/// How records of one kind are written: as an item, or as a child below items of one kind.
struct Plan {
  const Block* block = nullptr;
  std::uint64_t token = 0;          ///< represents this block in shapes
  std::string open, close, empty;   ///< tags of the block's element; `empty`: <X/>
  std::string run_open, run_close;  ///< children with a shared element: tags around a run of children
  std::vector<SharedStep> shared;
  std::vector<Container> containers;
  std::vector<Step> steps;
  std::array<std::uint16_t, field_count> place;
  std::optional<Field> id, guid;  ///< items: fields of the local id and the system id
  /// Items of a strict dialect, for each kind of child: whether the item has blocks of it, and whether the item itself
  /// contains fields of its first child. If both are true, all of the blocks share those fields.
  std::array<bool, kind_count> has_blocks{}, inlined{};
  std::uint16_t custom_container = 0;  ///< container of the custom fields
  std::vector<Field> shared_fields;    ///< inlined fields of kinds that have blocks
  [[nodiscard]] bool blocks_of(Kind kind) const { return has_blocks[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] bool inlines(Kind kind) const { return inlined[static_cast<std::size_t>(kind)]; }
};

/// The plans of a dialect. The dialect must outlive them.
class Plans {
 public:
  explicit Plans(const Dialect& dialect);
  Plans(const Plans&) = delete;
  Plans& operator=(const Plans&) = delete;
  /// nullptr when the dialect has no block for the kind; for items top == kind.
  [[nodiscard]] const Plan* find(Kind top, Kind kind) const;

 private:
  void add(const Dialect& dialect, const Block& block, bool item);
  void add_steps(const Dialect& dialect, Plan& plan, bool item, std::size_t level);
  const std::vector<std::string>* terms_for(const LeafType& type);
  void add_leaf(const Dialect& dialect, Plan& plan, const Element& element, bool item, std::size_t level);
  std::vector<std::unique_ptr<Plan>> plans_;
  std::array<std::array<const Plan*, kind_count>, kind_count> by_kind_{};
  std::map<CodeList, std::vector<std::string>> terms_;
  std::vector<std::unique_ptr<std::vector<std::string>>> own_terms_;
};

/// Replaces < > & in text, for markup that is built once.
std::string escape_markup(std::string_view text);

}  // namespace maex::maxml
