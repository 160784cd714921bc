// A record as a feature of a map: its properties, which have the full names of fields, and its geometry.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/map/geometry.hpp"
#include "core/mapping/map/keys.hpp"

namespace maex {

namespace feature_losses {
extern const LossType record_kind, empty_text, not_utf8, not_finite, value_form, control_characters, extra_heading,
    nesting;
/// What a map file may lose. With `xml`, this includes what XML cannot carry.
std::vector<LossType> all(bool xml);
}  // namespace feature_losses

/// Values [first, first + count) of MadeFeature::values. `list`: written as a list even for one value.
struct MadeProperty {
  std::string_view key;
  std::size_t first = 0, count = 0;
  bool list = false;
};

struct MadeFeature {
  Kind kind{};
  std::string_view id;  ///< empty: none
  std::vector<MadeProperty> properties;
  std::vector<Value> values;      ///< an empty value in a list is a point without this field
  Outline outline;                ///< of a hazard area
  const Record* place = nullptr;  ///< of an incident: the place with a position
};

/// One per writer. Reuses its memory from feature to feature.
class FeatureMaker {
 public:
  /// With `xml`, text that XML 1.0 cannot carry is lost.
  explicit FeatureMaker(bool xml) : xml_(xml) {}
  /// The feature of a top-level record; nullptr when maps do not show records of its kind. Valid until the next call
  /// and while the batch lives. Reports what the feature does not contain.
  const MadeFeature* make(const Batch& batch, std::size_t top, Losses& losses);

 private:
  [[nodiscard]] const LossType* text_loss(std::string_view text) const;
  [[nodiscard]] const LossType* value_loss(const Slot& slot) const;
  [[nodiscard]] const LossType* extra_loss(const Extra& extra) const;
  void add_record(std::size_t record, const std::string& prefix, std::size_t depth);
  void add_extras(std::size_t record, const std::string& prefix);
  void add_children(std::size_t parent, const std::string& prefix, std::size_t depth);
  /// The numbers of killed and injured that the sender does not state, with their mark.
  void add_counted(std::size_t incident);
  void add_points(const Outline& outline, const std::string& prefix);
  std::string_view keep(std::string key) { return made_keys_.emplace_back(std::move(key)); }
  std::string_view key_of(const std::string& prefix, Field field);

  bool xml_;
  const Batch* batch_ = nullptr;  // of the feature being made
  Losses* losses_ = nullptr;
  MadeFeature made_;
  std::deque<std::string> made_keys_;  // a deque: properties point into its strings
  Outline inner_;
};

}  // namespace maex
