// A dialect made ready for writing: tags spelled out once, fields numbered in their order.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "adapters/partners/maxml/dialect/dialect.hpp"

namespace maex::maxml {

/// Place of a field in a block: an index into Plan::steps, or one of these.
inline constexpr std::uint16_t in_custom_field = 0xFFFF;
inline constexpr std::uint16_t omitted = 0xFFFE;

struct Step {
  enum class Role : std::uint8_t { leaf, guid, link, back_link, children, unknown, custom } role = Role::leaf;
  Field field{};
  LeafType type;
  std::uint16_t container = 0;                      ///< index into Plan::containers; 0 is the block itself
  std::string open, close;                          ///< tags of a leaf
  const std::vector<std::string>* terms = nullptr;  ///< code: escaped base terms by Code; empty: none
  Kind kind = Kind::incident;                       ///< link: kind linked to; children: kind of child
  struct LinkPart {
    std::string before;  ///< markup up to the value
    bool is_guid;        ///< else the local id
  };
  std::vector<LinkPart> link_parts;
  std::string link_end;  ///< link: markup behind its last value
  std::optional<Field> back;
  bool once = false;  ///< strict: takes one value, the others have no place
  bool required = false;
  std::string path;  ///< for messages
};

struct Container {
  std::uint16_t parent = 0;
  std::string open, close;
};

/// How records of one kind are written: an item, or a child below items of one kind.
struct Plan {
  const Block* block = nullptr;
  std::uint64_t token = 0;          ///< stands for this block in shapes
  std::string open, close, empty;   ///< tags of the block's element; `empty`: <X/>
  std::string run_open, run_close;  ///< children with a shared element: tags around a run of them
  std::string shared_open, shared_close, shared_empty;
  std::vector<Container> containers;
  std::vector<Step> steps;
  std::array<std::uint16_t, field_count> place;
  std::optional<Field> id, guid;  ///< items: fields of the local id and the system id
  /// Items of a strict dialect: for each kind of child, whether the item shows blocks of it, and whether fields of its
  /// first one are told in the item itself. With both, those fields are shared by all of the blocks.
  std::array<bool, kind_count> has_blocks{}, inlined{};
  std::uint16_t custom_container = 0;  ///< where the custom fields stand
  std::vector<Field> shared_fields;    ///< inlined fields of kinds that have blocks
  [[nodiscard]] bool blocks_of(Kind kind) const { return has_blocks[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] bool inlines(Kind kind) const { return inlined[static_cast<std::size_t>(kind)]; }
};

/// Plans of a dialect. The dialect must outlive them.
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
  void add_leaf(const Dialect& dialect, Plan& plan, const Element& element, bool item, std::size_t level);
  std::vector<std::unique_ptr<Plan>> plans_;
  std::array<std::array<const Plan*, kind_count>, kind_count> by_kind_{};
  std::map<CodeList, std::vector<std::string>> terms_;
  std::vector<std::unique_ptr<std::vector<std::string>>> own_terms_;
};

/// Text with < > & replaced, for markup that is put together once.
std::string escape_markup(std::string_view text);

}  // namespace maex::maxml
