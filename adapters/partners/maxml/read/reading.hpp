// What one reading keeps account of: fates of cells, notices with their places, quarantine.
#pragma once
#include <string>
#include <vector>

#include "adapters/partners/maxml/custom_fields.hpp"
#include "adapters/partners/maxml/dialect/matcher.hpp"
#include "adapters/partners/maxml/dialect/names.hpp"
#include "adapters/partners/maxml/read/tree.hpp"
#include "core/adapter/adapter.hpp"

namespace maex::maxml {

/// Counts locally and hands over in lots: the balance itself looks names up.
class Account {
 public:
  Account(ReadContext& context, const Names& names) : context_(context), names_(names) {}

  /// `rule` must be static text. Nodes without text are no cells and have no fate.
  void fate(const Tree& tree, std::int32_t node, Fate fate, std::string_view rule, std::string_view field = {});
  /// Everything below and in a node.
  void fate_of_all(const Tree& tree, std::int32_t node, Fate fate, std::string_view rule);
  void row(Fate fate, std::string_view rule) { context_.balance.row(fate, rule); }
  void notice(const NoticeType& type, const Tree& tree, std::int32_t node, bool personal, std::string problem = {});
  void quarantine(const Tree& tree, std::int32_t node, std::string_view rule, std::string problem);
  [[nodiscard]] Locator locate(const Tree& tree, std::int32_t node) const;
  /// Names from the item down, joined by '/'.
  [[nodiscard]] std::string path(const Tree& tree, std::int32_t node) const;
  void hand_over();
  [[nodiscard]] ReadContext& context() { return context_; }
  std::uint64_t guesses = 0;  ///< values taken from inferred names

 private:
  struct Count {
    Fate fate;
    std::string_view rule;
    std::uint64_t cells;
  };
  ReadContext& context_;
  const Names& names_;
  std::vector<Count> counts_;
};

/// Values of elements as values of fields.
class Values {
 public:
  explicit Values(const Dialect& dialect);
  struct Result {
    Value value;               ///< none: not understood
    std::string_view changed;  ///< rule by which the spelling was changed; empty: taken as it stands
    const NoticeType* notice = nullptr;
  };
  /// `text` must live as long as the value.
  [[nodiscard]] Result read(const LeafType& type, Field field, std::string_view text) const;

 private:
  std::map<CodeList, std::map<std::string, Code, std::less<>>> terms_, folded_;
};

}  // namespace maex::maxml
