// A dialect made ready for writing: tags spelled out once, fields numbered in their order.
#pragma once
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "adapters/partners/maxml/dialect.hpp"

namespace maex::maxml {

/// Place of a field in a block: an index into Plan::steps, or one of these.
inline constexpr std::uint16_t in_custom_field = 0xFFFF;
inline constexpr std::uint16_t omitted = 0xFFFE;

struct Step {
  enum class Role : std::uint8_t { leaf, guid, link, back_link, children } role = Role::leaf;
  Field field{};
  LeafType type;
  std::uint16_t container = 0;       ///< index into Plan::containers; 0 is the block itself
  std::string open, close;           ///< tags of a leaf
  const std::vector<std::string>* terms = nullptr;  ///< code: escaped base terms by Code; empty: none
  Kind kind = Kind::incident;        ///< link: kind linked to; children: kind of child
  std::string link_guid, link_id, link_end;  ///< link: markup between its values
  std::optional<Field> back;
};

struct Container {
  std::uint16_t parent = 0;
  std::string open, close;
};

/// How records of one kind are written: an item, or a child below items of one kind.
struct Plan {
  const Block* block = nullptr;
  std::uint64_t token = 0;           ///< stands for this block in shapes
  std::string open, close, empty;    ///< tags of the block's element; `empty`: <X/>
  std::string run_open, run_close;   ///< children with a shared element: tags around a run of them
  std::string shared_open, shared_close, shared_empty;
  std::vector<Container> containers;
  std::vector<Step> steps;
  std::array<std::uint16_t, field_count> place;
  std::optional<Field> id, guid;     ///< items: fields of the local id and the system id
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
  std::vector<std::unique_ptr<Plan>> plans_;
  std::array<std::array<const Plan*, kind_count>, kind_count> by_kind_{};
  std::map<CodeList, std::vector<std::string>> terms_;
};

/// Text with < > & replaced, for markup that is put together once.
std::string escape_markup(std::string_view text);

}  // namespace maex::maxml
