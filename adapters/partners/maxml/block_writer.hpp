// Writes one record with its children as the elements of an item.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/partners/maxml/custom_fields.hpp"
#include "adapters/partners/maxml/plan.hpp"
#include "adapters/partners/maxml/schema.hpp"
#include "adapters/partners/maxml/xml_writer.hpp"
#include "core/model/record.hpp"

namespace maex::maxml {

/// A value as an element would hold it.
struct Rendered {
  enum class Verdict : std::uint8_t { fits, custom, lost } verdict = Verdict::custom;
  std::string_view text;
  Scan scan = Scan::plain;
};

/// Children may hang below children; readers cap the depth of elements, so writers cap this.
inline constexpr int deepest_child = 8;

/// Local id of a top-level record; empty when it has none that XML can carry.
std::string_view writable_id(const Plan& plan, const Record& record);

class BlockWriter {
 public:
  BlockWriter(const Dialect& dialect, const Plans& plans, const CustomFields& custom, XmlWriter& out, ShapeValidator& shapes)
      : dialect_(dialect), plans_(plans), custom_(custom), out_(out), shapes_(shapes) {}

  /// Writes the item of top-level record `top`. `apart` are fields that FieldReportInfo holds when they fit there.
  void item(const Plan& plan, const Batch& batch, std::size_t top, const std::vector<const FrameElement*>& apart);
  /// Whether an element of this type takes the value and gives it back equal. The text lives until the next call.
  Rendered render(const LeafType& type, const std::vector<std::string>* terms, Field field, const Value& value);
  /// Shapes written so far whose last point repeats the first.
  [[nodiscard]] std::uint64_t closed_rings() const { return closed_rings_; }

 private:
  struct Heading {
    bool refused = false;
    std::string before;  ///< markup up to the value part, and the heading's share of it
  };
  struct HeadingHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };

  void family(const Batch& batch, std::size_t top);
  void block(const Plan& plan, std::size_t record, const std::vector<const FrameElement*>* apart);
  void guid(const Step& step, const Record& record, std::int32_t slot, std::size_t base, Shape& shape);
  void link(const Step& step, std::string_view id);
  void back_links(const Step& step, const Record& record, Shape& shape);
  void children(Kind kind, std::size_t record, Shape& shape);
  void run(const Plan& plan, std::size_t first, Shape& shape);
  void custom_slots(std::size_t left, Shape& shape);
  void extras(const Record& record, Shape& shape);
  void enter(const Plan& plan, std::uint16_t container, Shape& shape);
  const Heading& heading(std::string_view text);

  const Dialect& dialect_;
  const Plans& plans_;
  const CustomFields& custom_;
  XmlWriter& out_;
  ShapeValidator& shapes_;
  const Batch* batch_ = nullptr;
  std::size_t top_ = 0;
  const Plan* item_ = nullptr;
  int depth_ = 0;
  std::uint64_t closed_rings_ = 0;
  std::uint16_t inside_ = 0;                       ///< container that is open in the block being written
  std::vector<std::int32_t> first_child_, next_;   ///< of the records of one item, relative to top_
  std::vector<std::int32_t> chains_;               ///< scratch: slots by step, used like a stack
  std::vector<const Slot*> leftover_;              ///< scratch: slots for the custom block, used like a stack
  std::string text_;
  std::unordered_map<std::string, Heading, HeadingHash, std::equal_to<>> headings_;
};

}  // namespace maex::maxml
