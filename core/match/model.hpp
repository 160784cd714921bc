// What the levels of agreement are worth: weights after Fellegi and Sunter, from a text file or trained without labels.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/match/comparison.hpp"

namespace maex::match {

inline constexpr std::size_t most_levels = 16;

/// One field of a model.
struct FieldModel {
  std::string name;  ///< "date"; of a list of any layout, the heading of the column
  Comparison comparison = Comparison::text;
  /// Of all pairs that are the same (m) and that are not (u), the part that has a level. By level; [0] is not used.
  std::array<double, most_levels> m{}, u{};
  /// Rare values that agree count more than frequent ones.
  bool frequencies = false;
  [[nodiscard]] std::size_t levels() const { return level_names(comparison).size(); }
  /// log2(m / u).
  [[nodiscard]] double bits(Level level) const;
};

/// Which of two decisions, or the question to a person.
enum class Decision : std::uint8_t { different, ask, same };
std::string_view name(Decision decision);

/// schemas/match/README.md explains the files.
struct Model {
  std::string title, assumption;
  std::vector<FieldModel> fields;
  /// Columns by which candidate pairs are found. A pair is a candidate when it agrees in all columns of one rule.
  std::vector<std::vector<std::string>> blocking;
  double overlap = 0.7;      ///< expected part of the smaller side that the other side has too
  double same = 4, ask = 0;  ///< bits from which a pair is the same, and from which a person is asked

  [[nodiscard]] Decision decide(double bits) const {
    return bits >= same ? Decision::same : bits >= ask ? Decision::ask : Decision::different;
  }
  /// What is known of a pair before its fields are compared: log2 of the odds.
  [[nodiscard]] double prior(std::size_t rows_a, std::size_t rows_b) const;
};

/// Throws UsageError that names file and line.
Model parse_model(std::string_view toml, const std::string& name);
/// The text from which parse_model() makes the same model.
std::string model_text(const Model& model);
/// schemas/match/NAME.toml: "incidents" and "victims".
const Model& builtin_model(std::string_view name);

}  // namespace maex::match
