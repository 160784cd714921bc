// Turns trees of reports into records.
#pragma once
#include <array>
#include <vector>

#include "adapters/partners/maxml/read/links.hpp"
#include "adapters/partners/maxml/read/odd_coordinates.hpp"
#include "adapters/partners/maxml/read/reading.hpp"
#include "core/model/record.hpp"

namespace maex::maxml {

class Interpreter {
 public:
  Interpreter(const CompiledDialect& compiled, const Names& names, ReadContext& context);
  /// Interprets one FieldReport and adds its records to the batch.
  void report(const Tree& tree, Batch& batch);
  /// Number of values from elements whose names are inferred.
  [[nodiscard]] std::uint64_t guesses() const { return guesses_; }
  /// Of the last report: its reportID, and whether it contains more than its records do that may name a person.
  [[nodiscard]] std::string_view report_id() const { return report_id_; }
  [[nodiscard]] bool beside() const { return beside_; }
  /// Whether maex wrote the last report. Its links are on both sides and name local ids.
  [[nodiscard]] bool is_ours() const { return ours_; }
  /// Victims that the accident of the last report names.
  [[nodiscard]] const std::vector<VictimLink>& victim_links() const { return victim_links_; }

 private:
  struct Place {
    Batch& batch;
    std::int32_t record;
    Kind top;
  };

  void info_block(std::int32_t node, Place place);
  void foreign_info(const FrameElement& element, std::int32_t node, std::int32_t& source, Place place);
  void block(const BlockMatch& match, std::int32_t node, Place place);
  void inside(const BlockMatch& match, const MatchNode& at, std::int32_t node, Place place);
  [[nodiscard]] bool link(const BlockMatch& match, std::int32_t node, Place place);
  void child(std::int32_t node, const std::vector<const BlockMatch*>& candidates, Place place);
  void shape(const BlockMatch& match, std::int32_t node, std::size_t depth, Place place);
  Value shared(const SharedElement& element, std::int32_t node, Place place);
  void link_guid(const Element& element, std::int32_t id, std::int32_t guid, Place place);
  void custom(std::int32_t node, Place place);
  [[nodiscard]] Place inlined(Kind kind, std::int32_t node, Place place);
  void share(Place place);
  [[nodiscard]] bool is_added(Field field, Place place) const;
  void leaf(const LeafType& type, Field field, bool documented, std::int32_t node, Place place);
  void refuse_value(std::int32_t node, Field field);
  void tidied(Field field, bool documented, std::int32_t node, Place place);
  void guid(Field field, std::int32_t node, Place place);
  void keep(std::int32_t node, Place place);
  void own_text(std::int32_t node, Place place);
  void keep_all(std::int32_t node, Place place);
  [[nodiscard]] std::int32_t find(std::int32_t node, const Path& path) const;
  [[nodiscard]] const Node& at(std::int32_t node) const { return tree_->nodes[static_cast<std::size_t>(node)]; }
  [[nodiscard]] std::string_view text(std::int32_t node) const {
    return node < 0 ? std::string_view() : tree_->value(at(node));
  }
  [[nodiscard]] NodePlace place_of(std::int32_t node, Field field = Field::count) const {
    return {names_, *tree_, node, field};
  }
  /// Nodes without text (and -1) are not cells and have no fate.
  void fate(std::int32_t node, Fate fate, std::string_view rule, Field field = Field::count) {
    if (node >= 0 && at(node).text_size != 0) account_.cell(place_of(node, field), fate, rule);
  }
  /// Reports a finding about the node's text; see Account::report().
  void report(const NoticeType& type, std::int32_t node, Field field = Field::count, Known known = Known::raw) {
    account_.report(type, place_of(node, field), {text(node), known});
  }
  [[nodiscard]] Origin origin(std::int32_t node) const { return {document_, 0, at(node).line}; }

  const Dialect& dialect_;
  const Names& names_;
  Account& account_;
  std::uint32_t document_;
  const Matcher& matcher_;
  Values values_;
  CustomFields custom_;
  const Tree* tree_ = nullptr;
  std::uint64_t guesses_ = 0;
  std::int32_t pending_guid_ = -1;
  std::string report_id_;
  bool ours_ = false;  // maex wrote the report: its values are read literally
  bool beside_ = false;
  std::uint8_t marks_ = 0;  // ReportMarks of a report that maex wrote
  std::vector<VictimLink> victim_links_;
  std::array<std::int32_t, kind_count> inlined_{};  ///< children whose fields are in the current item; -1: none yet
  struct Shared {
    const LeafType* type;
    Field field;
    bool documented;
    std::int32_t node;
  };
  std::vector<Shared> shared_;  ///< values that occur once for all blocks of a kind
  const Block* item_ = nullptr;
  OddCoordinates odd_;
};

}  // namespace maex::maxml
