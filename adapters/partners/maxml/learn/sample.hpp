// The contents of one installation's exports, as statistics by element path. The statistics are sums, so the order of
// files and reports does not matter. They are bounded, so memory does not grow with the files.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/io/bounds.hpp"

namespace maex::maxml {

/// The texts of one kind of element or attribute. The texts themselves are kept only while there are few and short
/// ones.
struct Texts {
  static constexpr std::size_t most_distinct = 64;
  static constexpr std::size_t longest_kept = 60;
  static constexpr std::size_t sketch_size = 512;

  std::uint64_t count = 0;                        ///< number of texts that are not empty
  std::map<std::string, std::uint64_t> distinct;  ///< empty when `many`
  bool many = false;                              ///< too many or too long texts for a list of words
  std::map<std::string, std::uint64_t> forms;     ///< dates: how many texts each form can read
  std::uint64_t integers = 0, decimals = 0, commas = 0;
  std::uint64_t fractions[16] = {};  ///< decimals by digits after the point; the last entry counts longer ones
  double least = 0, most = 0;        ///< smallest and largest number
  /// The texts with the smallest digests, and how often each occurred. Equal contents give an equal sketch in any
  /// order. It shows whether texts repeat, and whether texts of one element occur in another, without storing them.
  std::map<std::uint64_t, std::uint64_t> sketch;

  void add(std::string_view text);
  /// No text occurs twice.
  [[nodiscard]] bool are_unique() const;
  /// Share of these texts that are among the others, 0..1; negative when it cannot be determined.
  [[nodiscard]] double within(const Texts& others) const;
  /// The one form that reads all texts; empty when there is none, or two that differ ("03/04/2024").
  [[nodiscard]] std::string form() const;
  /// Two forms read all texts: day and month could be swapped in every value.
  [[nodiscard]] bool is_ambiguous_date() const;
  [[nodiscard]] bool are_integers() const { return count != 0 && integers == count; }
  [[nodiscard]] bool are_numbers() const { return count != 0 && integers + decimals + commas == count; }
};

struct SampleNode {
  std::string name;  ///< as written, with its prefix
  SampleNode* parent = nullptr;
  std::map<std::string, std::unique_ptr<SampleNode>> below;
  std::uint64_t count = 0;    ///< elements
  std::uint64_t holders = 0;  ///< elements of the parent kind that have at least one of these
  std::uint64_t most = 0;     ///< largest number in one parent
  bool scattered = false;     ///< other elements occur between repetitions
  bool has_text = false, has_elements = false;
  Texts texts;
  std::map<std::string, Texts> attributes;
  std::map<std::pair<std::string, std::string>, std::uint64_t>
      before;  ///< children: number of parents in which one first occurred before the other
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> places;  ///< children: sum of positions, and count

  /// Blocks of custom fields: the combinations of their parts other than the value, and how often each occurred; empty
  /// when there are too many.
  std::map<std::map<std::string, std::string>, std::uint64_t> tuples;
  bool many_tuples = false;

  /// Names below `from` down to this node, joined by '/'.
  [[nodiscard]] std::string path(const SampleNode& from) const;
  /// Occurs in every parent.
  [[nodiscard]] bool is_always() const { return parent != nullptr && holders == parent->count; }
  [[nodiscard]] bool repeats() const { return most > 1; }
  [[nodiscard]] bool is_leaf() const { return !has_elements; }
};

/// A form that FieldReportInfo names.
struct SampleTemplate {
  std::string item, guid, name, version;
  friend auto operator<=>(const SampleTemplate&, const SampleTemplate&) = default;
};

struct TemplateUse {
  std::uint64_t reports = 0;
  std::set<std::string> organisations;  ///< ReportingOrg of those reports; empty when there are more than eight
  bool many = false;
};

struct Sample {
  SampleNode top;                                        ///< its children are the roots of the files
  std::set<std::pair<std::string, std::string>> spaces;  ///< namespaces that roots declare: prefix, URI
  std::map<std::string, std::set<std::string>> root_attributes;
  std::map<SampleTemplate, TemplateUse> templates;
  std::uint64_t files = 0, reports = 0;
  std::uint64_t inner_spaces = 0;  ///< namespaces declared below the root

  Sample();
};

/// Reads one file into the sample. Error messages use `name`. Throws InputError when the file is unreadable, hostile,
/// or not a maXML item document.
void collect(Sample& sample, const std::string& path, const std::string& name, const Bounds& bounds);

}  // namespace maex::maxml
