// Writes one record with its children as the elements of an item.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/partners/maxml/custom_fields.hpp"
#include "adapters/partners/maxml/dialect/plan.hpp"
#include "adapters/partners/maxml/schema/schema.hpp"
#include "adapters/partners/maxml/write/link_writer.hpp"
#include "adapters/partners/maxml/write/rendering.hpp"
#include "adapters/partners/maxml/write/xml_writer.hpp"
#include "core/adapter/losses.hpp"

namespace maex::maxml {

/// Children may have children. Readers limit the depth of elements, so writers limit this depth.
inline constexpr int deepest_child = 8;

/// Local id of a top-level record; empty when it has none that XML can contain.
std::string_view writable_id(const Plan& plan, const Record& record);

inline constexpr std::size_t no_record = static_cast<std::size_t>(-1);

/// Counts the shapes that an operator of IMSMA would have to fix by hand (maxml.md P2, P3, P5). They are reported, and
/// written unchanged.
struct ShapeFaults {
  std::uint64_t closed = 0;     ///< the last point repeats the first
  std::uint64_t small = 0;      ///< a named shape of fewer than three points
  std::uint64_t unordered = 0;  ///< point numbers that do not ascend
  /// `first` and `last`: numbers of the first and last of its `count` points in the batch.
  void see(const Batch& batch, std::size_t first, std::size_t last, std::size_t count);
};

class BlockWriter {
 public:
  BlockWriter(const Dialect& dialect, const Plans& plans, const CustomFields& custom, XmlWriter& out,
              ShapeValidator& shapes)
      : dialect_(dialect), plans_(plans), custom_(custom), out_(out), shapes_(shapes), links_(out) {}

  /// Writes the item of top-level record `top` and reports what the item does not contain. `written` are values of the
  /// record that are in FieldReportInfo.
  void item(const Plan& plan, const Batch& batch, std::size_t top, const std::vector<const Slot*>& written,
            Losses& losses);
  /// Calls render() with the writer's own buffer: the text is valid until the next call.
  Rendered shown(const LeafType& type, const std::vector<std::string>* terms, Field field, const Value& value) {
    return render(text_, type, terms, field, value);
  }
  /// Elements that every sampled report has and the last item does not have: paths below the item or block.
  [[nodiscard]] const std::vector<const Step*>& missing() const { return missing_; }
  [[nodiscard]] const ShapeFaults& shapes() const { return told_; }
  /// Number of accidents whose class follows from their devices.
  [[nodiscard]] std::uint64_t derived_types() const { return derived_types_; }

 private:
  /// A value to be written into a block.
  struct Entry {
    std::size_t record = 0, slot = 0;
    const LossType* lost = nullptr;  ///< why its element does not accept it: a loss if custom fields do not either
  };
  struct Heading {
    bool refused = false;
    std::string before;  ///< markup before the value part, and the part of the value that carries the heading
  };

  void family(const Batch& batch, std::size_t top);
  /// First child of a kind directly below the item's record; no_record when there is none.
  [[nodiscard]] std::size_t first_below(Kind kind) const;
  /// Whether a child has the same values as `first` in the fields that the item writes once for all blocks of the kind.
  [[nodiscard]] bool shares(std::size_t first, std::size_t child) const;
  [[nodiscard]] bool is_shared(Field field) const;
  [[nodiscard]] const Slot& slot_of(const Entry& entry) const { return (*batch_)[entry.record].slots()[entry.slot]; }
  void block(const Plan& plan, std::size_t record, const std::vector<const Slot*>* written);
  bool guid(const Step& step, std::size_t record, std::size_t base, std::size_t token, Shape& shape);
  bool link_by_guid(const Plan& plan, const Step& step, std::size_t token, const Record& record, Shape& shape);
  bool derived_type(const Plan& plan, const Step& step, std::size_t token, std::size_t record, Shape& shape);
  [[nodiscard]] const SharedStep* shared_step(const Plan& plan, Field field) const;
  std::string_view shared_text(const SharedStep& step, std::size_t record);
  void back_links(const Plan& plan, const Step& step, const Record& record, Shape& shape);
  void children(const Plan& outer, const Step& step, std::size_t record, Shape& shape);
  void run(const Plan& plan, std::size_t first, Shape& shape);
  void custom_slots(const Plan& plan, std::size_t left, Shape& shape);
  void extras(const Plan& plan, std::size_t record, Shape& shape);
  void lose_leftover(std::size_t left);
  void lose_extras(std::size_t record);
  void lose_unreached(std::size_t record);
  void report_source(std::size_t record);
  void report_shared();
  void enter(const Plan& plan, std::uint16_t container, Shape& shape);
  void chain(const Plan& plan, std::size_t record, std::size_t base, const std::vector<const Slot*>* written);
  void chain_slot(const Plan& plan, std::size_t record, std::size_t slot, std::size_t base);
  void chain_inlined(const Plan& plan, std::size_t base);
  bool leaf(const Plan& plan, const Step& step, std::size_t token, std::size_t base, Shape& shape);
  const Heading& heading(std::string_view text);

  const Dialect& dialect_;
  const Plans& plans_;
  const CustomFields& custom_;
  XmlWriter& out_;
  ShapeValidator& shapes_;
  LinkWriter links_;
  const Batch* batch_ = nullptr;
  Losses* losses_ = nullptr;
  std::size_t top_ = 0;
  const Plan* item_ = nullptr;
  int depth_ = 0;
  ShapeFaults told_;
  std::uint64_t derived_types_ = 0;
  bool wrote_first_service_ = false;
  std::uint16_t inside_ = 0;                      ///< the open container in the block being written
  std::vector<std::int32_t> first_child_, next_;  ///< of the records of one item, relative to top_
  std::vector<bool> reached_;                     ///< records of the item that are written in it, relative to top_
  std::vector<Entry> slots_;                      ///< scratch: slots for the block, used like a stack
  std::vector<std::int32_t> chains_;              ///< scratch: positions in slots_ by step, then by slot; like a stack
  std::size_t slots_base_ = 0;                    ///< where the slots of the block being written begin
  std::vector<const Step*> missing_;
  std::vector<Entry> leftover_;  ///< scratch: slots for the custom block, used like a stack
  std::string text_;
  std::unordered_map<std::string, Heading, StringHash, std::equal_to<>> headings_;
};

}  // namespace maex::maxml
