// What exports of one installation hold, as statistics by element path. Sums only, so that the order of files and
// reports does not matter, and bounded, so that memory does not grow with the files.
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

/// The texts of one kind of element or attribute. Text itself is kept only while there are few short ones.
struct Texts {
  static constexpr std::size_t most_distinct = 64;
  static constexpr std::size_t longest_kept = 60;
  static constexpr std::size_t sketch_size = 512;

  std::uint64_t count = 0;                        ///< not empty
  std::map<std::string, std::uint64_t> distinct;  ///< empty when `many`
  bool many = false;                              ///< too many, or too long, to be a list of words
  std::map<std::string, std::uint64_t> forms;     ///< dates: how many texts each form reads
  std::uint64_t integers = 0, decimals = 0, commas = 0;
  std::uint64_t fractions[16] = {};  ///< decimals by digits behind the point; the last holds longer ones
  double least = 0, most = 0;        ///< of the numbers
  /// The texts with the smallest digests, and how often each came: equal for equal contents in any order. Tells whether
  /// texts repeat, and whether those of one element occur in another, without keeping them.
  std::map<std::uint64_t, std::uint64_t> sketch;

  void add(std::string_view text);
  /// No text comes twice.
  [[nodiscard]] bool are_unique() const;
  /// Share of these texts that are among the others', 0..1; negative when it cannot be told.
  [[nodiscard]] double within(const Texts& others) const;
  /// The one form that reads all of them; empty when there is none, or two that differ ("03/04/2024").
  [[nodiscard]] std::string form() const;
  /// There are two readings: day and month could be swapped in every value.
  [[nodiscard]] bool is_ambiguous_date() const;
  [[nodiscard]] bool are_integers() const { return count != 0 && integers == count; }
  [[nodiscard]] bool are_numbers() const { return count != 0 && integers + decimals + commas == count; }
};

struct SampleNode {
  std::string name;  ///< as written, with its prefix
  SampleNode* parent = nullptr;
  std::map<std::string, std::unique_ptr<SampleNode>> below;
  std::uint64_t count = 0;    ///< elements
  std::uint64_t holders = 0;  ///< elements of the parent that have at least one
  std::uint64_t most = 0;     ///< most in one parent
  bool scattered = false;     ///< others stand between repetitions
  bool has_text = false, has_elements = false;
  Texts texts;
  std::map<std::string, Texts> attributes;
  std::map<std::pair<std::string, std::string>, std::uint64_t>
      before;  ///< children: parents in which one came first before the other
  std::map<std::string, std::pair<std::uint64_t, std::uint64_t>> places;  ///< children: sum of places, and how many

  /// Blocks of custom fields: what their parts but the value said together, and how often; empty when there are too
  /// many.
  std::map<std::map<std::string, std::string>, std::uint64_t> tuples;
  bool many_tuples = false;

  /// Names from below `from` down, joined by '/'.
  [[nodiscard]] std::string path(const SampleNode& from) const;
  /// Stands in every parent.
  [[nodiscard]] bool is_always() const { return parent != nullptr && holders == parent->count; }
  [[nodiscard]] bool repeats() const { return most > 1; }
  [[nodiscard]] bool is_leaf() const { return !has_elements; }
};

/// A form as FieldReportInfo names it.
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

/// Reads one file into the sample. `name` is for messages. Throws InputError: unreadable, hostile, or no maXML item
/// document.
void collect(Sample& sample, const std::string& path, const std::string& name, const Bounds& bounds);

}  // namespace maex::maxml
