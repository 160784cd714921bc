// Makes records from incoming features.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/map/incoming.hpp"
#include "core/mapping/map/names.hpp"

namespace maex {

/// The place of a value in a feature. The texts must outlive this object.
class FeaturePlace final : public Place {
 public:
  /// `group`: "properties", "geometry.coordinates"; may be empty. `key` may be empty, too. `number` counts the values
  /// of a list from 1; 0: the value is not in a list.
  FeaturePlace(const IncomingFeature& feature, std::string_view group, std::string_view key, std::size_t number,
               std::uint32_t line)
      : Place(line), feature_(feature), group_(group), key_(key), number_(number) {}
  /// The feature as a whole.
  explicit FeaturePlace(const IncomingFeature& feature) : FeaturePlace(feature, {}, {}, 0, feature.line) {}
  /// The same place, with the field that takes or would take the value.
  [[nodiscard]] FeaturePlace of(Field field) const {
    FeaturePlace place(*this);
    place.field_ = field;
    return place;
  }
  [[nodiscard]] const IncomingFeature& feature() const { return feature_; }
  [[nodiscard]] std::string_view key() const { return key_; }
  [[nodiscard]] std::uint64_t column_key() const override {
    return std::hash<std::string_view>()(group_) * 31 ^ std::hash<std::string_view>()(key_);
  }
  void spell(Locator& to) const override;

 private:
  const IncomingFeature& feature_;
  std::string_view group_, key_;
  std::size_t number_;
};

class FeatureBinder {
 public:
  /// `kind` is "auto", "incident" or "hazard_area". It applies to features that do not name their kind.
  FeatureBinder(ReadContext& context, std::shared_ptr<const ForeignNames> names, std::string_view kind);
  /// Adds the feature's records and gives each of its cells its fate.
  void bind(const IncomingFeature& feature, Batch& batch);

 private:
  struct Child {
    std::int32_t parent;
    Kind kind;
    std::uint32_t number;
    std::int32_t record;
  };
  [[nodiscard]] Kind kind_of(const IncomingFeature& feature, bool& own) const;
  [[nodiscard]] bool shape_changed(const IncomingFeature& feature) const;
  void refuse(const IncomingFeature& feature);
  void bind_geometry(const IncomingFeature& feature, Batch& batch);
  void bind_position(const IncomingFeature& feature, std::size_t index, Batch& batch, std::int32_t record,
                     Field latitude, Field longitude, Field elevation);
  void bind_property(const IncomingFeature& feature, const IncomingProperty& property, Batch& batch, bool own);
  /// Gives the points of lines and rings what their properties do not say: shape ids, numbers, kinds and holes.
  void complete_shapes(const IncomingFeature& feature, Batch& batch, bool own);
  void bind_id(const IncomingFeature& feature, Batch& batch);
  /// Coordinates that are not decimal degrees are kept as entered when they mean a point, otherwise as other values.
  void settle_points(Batch& batch);
  void refuse_value(const FeaturePlace& place, const FeatureValue& value, Batch& batch, std::int32_t record,
                    Field field);
  /// Keeps the value as an extra when the field already has a value or does not take this one.
  void set(const FeaturePlace& place, const FeatureValue& value, Batch& batch, std::int32_t record, Field field);
  void keep(const FeaturePlace& place, std::string_view heading, const FeatureValue& value, Batch& batch,
            std::int32_t record);
  std::int32_t child(Batch& batch, std::int32_t parent, Kind kind, std::uint32_t number, std::uint32_t line);
  std::int32_t point(Batch& batch, std::int32_t parent, std::size_t number, std::uint32_t line);

  Account& account_;
  std::uint32_t document_;
  int this_year_;
  std::optional<GeoBox> country_;
  std::shared_ptr<const ForeignNames> names_;
  Kind forced_ = Kind::submission;  // submission: none
  Kind top_kind_ = Kind::incident;  // of the feature being bound
  std::int32_t top_ = -1;
  std::vector<Child> children_;
  std::vector<std::pair<std::int32_t, std::vector<std::int32_t>>> points_;  // by parent, in order
  bool points_changed_ = false;                                             // since maex wrote the feature
  std::size_t drawn_ = 0;                                                   // points made from the geometry
  struct Drawn {
    PartShape shape;
    bool hole;
    std::string name;  // for a shape id: "2", "2.hole1"
    std::vector<std::int32_t> records;
  };
  std::vector<Drawn> lines_and_rings_;  // of the feature being bound
  std::vector<FeatureValue> list_;      // of the property being bound
  struct Odd {
    FeaturePlace place;
    std::optional<FeatureValue> value;  ///< none: done
    std::int32_t record;
    Field field;
  };
  std::vector<Odd> odd_;  // latitudes and longitudes of this feature that are not decimal degrees
};

/// Place of a value of a record that was read, for RecordReader::locate().
Locator locate_feature(const std::string& document, const Origin& origin, Field field, std::string_view list,
                       std::string_view properties);

}  // namespace maex
