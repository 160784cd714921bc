// Latitudes and longitudes of a report that are not decimal degrees.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/model/record.hpp"
#include "core/place/entered.hpp"

namespace maex::maxml {

class OddCoordinates {
 public:
  explicit OddCoordinates(const std::optional<GeoBox>& country) : country_(country) {}
  void clear() { list_.clear(); }
  void add(std::int32_t node, std::int32_t record, Field field) { list_.push_back({node, record, field}); }

  /// A latitude and a longitude of one record that together mean a point are kept as they were entered. `text(node)`
  /// returns the text of an element. `done(node, field, entered)` takes each element: `entered` is the field that keeps
  /// its text, or Field::count when the texts mean no point.
  template <class Text, class Done>
  void settle(Batch& batch, Text&& text, Done&& done) {
    for (std::size_t i = 0; i != list_.size(); ++i) {
      const Odd one = list_[i];
      if (one.node < 0) continue;
      Record& record = batch[static_cast<std::size_t>(one.record)];
      Odd* const other = partner_of(i);
      const bool north = info(one.field).measure == Measure::latitude;
      const std::string_view rest = other == nullptr ? std::string_view() : text(other->node);
      const bool kept =
          keep_as_entered(batch, record, north ? text(one.node) : rest, north ? rest : text(one.node), country_);
      for (Odd* each : {&list_[i], other}) {
        if (each == nullptr) continue;
        done(each->node, each->field, kept ? point_fields(record.kind())->entered : Field::count);
        each->node = settled;
      }
    }
  }

 private:
  static constexpr std::int32_t settled = -1;
  struct Odd {
    std::int32_t node;
    std::int32_t record;
    Field field;
  };
  /// The other coordinate of the same record; null when there is none.
  Odd* partner_of(std::size_t number) {
    Odd* found = nullptr;
    for (std::size_t k = number + 1; k != list_.size(); ++k)
      if (list_[k].record == list_[number].record && list_[k].field != list_[number].field) found = &list_[k];
    return found;
  }
  std::optional<GeoBox> country_;
  std::vector<Odd> list_;
};

}  // namespace maex::maxml
