// Incoming features to records.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/adapter/adapter.hpp"
#include "core/mapping/map/incoming.hpp"
#include "core/mapping/map/names.hpp"

namespace maex {

/// Where a value of a feature stands; spelled out only when somebody asks.
struct FeaturePlace {
  const IncomingFeature* feature = nullptr;
  std::string_view group;  ///< "properties", "geometry.coordinates"; may be empty
  std::string_view key;    ///< may be empty
  std::size_t number = 0;  ///< of a value in a list, from 1; 0: not in a list
  std::uint32_t line = 0;
  [[nodiscard]] std::string text() const;
};

/// Fates of one reading. Counts locally and hands over in lots: the balance itself looks names up.
class FeatureAccount {
 public:
  explicit FeatureAccount(ReadContext& context) : context_(context) {}
  /// `rule` must be static text.
  void cell(const FeaturePlace& place, Fate fate, std::string_view rule, std::string_view field = {});
  /// A cell outside every feature.
  void outside(std::string_view path, std::uint32_t line, Fate fate, std::string_view rule);
  void row(Fate fate, std::string_view rule) { context_.balance.row(fate, rule); }
  /// Gives the cell its fate too.
  void quarantine(const FeaturePlace& place, std::string_view value, std::string_view rule, std::string_view problem);
  void raise(const NoticeType& type, const FeaturePlace& place, std::string_view value, bool personal,
             std::string problem = {});
  /// To be called between batches.
  void hand_over();
  [[nodiscard]] ReadContext& context() { return context_; }

 private:
  struct Count {
    Fate fate;
    std::string_view rule;
    std::uint64_t cells;
  };
  void count(Fate fate, std::string_view rule);
  [[nodiscard]] Locator where(std::string path, std::uint32_t line) const;
  ReadContext& context_;
  std::vector<Count> counts_;
};

class FeatureBinder {
 public:
  /// `kind`: "auto", "incident" or "hazard_area", for features that do not say what they are.
  FeatureBinder(FeatureAccount& account, std::shared_ptr<const ForeignNames> names, std::string_view kind);
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
  void bind_geometry(const IncomingFeature& feature, Batch& batch, bool own);
  void bind_position(const IncomingFeature& feature, std::size_t index, Batch& batch, std::int32_t record,
                     Field latitude, Field longitude, Field elevation);
  void bind_property(const IncomingFeature& feature, const IncomingProperty& property, Batch& batch, bool own);
  void bind_id(const IncomingFeature& feature, Batch& batch);
  /// An extra when the field has its value or does not take this one.
  void set(const FeaturePlace& place, const FeatureValue& value, Batch& batch, std::int32_t record, Field field);
  void keep(const FeaturePlace& place, std::string_view heading, const FeatureValue& value, Batch& batch,
            std::int32_t record);
  std::int32_t child(Batch& batch, std::int32_t parent, Kind kind, std::uint32_t number, std::uint32_t line);
  std::int32_t point(Batch& batch, std::int32_t parent, std::size_t number, std::uint32_t line);

  FeatureAccount& account_;
  std::shared_ptr<const ForeignNames> names_;
  Kind forced_ = Kind::submission;  // submission: none
  Kind top_kind_ = Kind::incident;  // of the feature being bound
  std::int32_t top_ = -1;
  std::vector<Child> children_;
  std::vector<std::pair<std::int32_t, std::vector<std::int32_t>>> points_;  // by parent, in order
  bool points_changed_ = false;                                             // since maex wrote the feature
  std::size_t drawn_ = 0;                                                   // points that the geometry made
};

/// Place of a value of a record that was read, for RecordReader::locate().
Locator locate_feature(const std::string& document, const Origin& origin, Field field, std::string_view list,
                       std::string_view properties);

}  // namespace maex
