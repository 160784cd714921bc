// Finds the district that a point lies in, by polygons.
#pragma once
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/record.hpp"
#include "core/place/gazetteer.hpp"
#include "core/place/shape_index.hpp"
#include "core/text/string_map.hpp"

namespace maex {

/// The position of a point relative to one district.
struct DistrictRelation {
  bool inside = false;
  double boundary_m = 0;  ///< to the nearest edge of the district, from inside or outside
};

class DistrictMap {
 public:
  struct Area {
    std::string id;                       ///< of the gazetteer; empty when the area is not one of its districts
    std::string label;                    ///< its own name or id
    std::vector<std::uint64_t> features;  ///< numbers of its features in the file; several may form one district
    double square_km = 0;                 ///< rough; distinguishes a city from the rayon around it
    GeoPoint centroid;                    ///< of the area
  };
  struct Found {
    const Area* area = nullptr;  ///< nullptr: the point lies in no district
    double boundary_m = 0;       ///< to the edge of that district
    /// Districts within the tolerance of the point, nearest first, without `area`. With coarse boundaries the point may
    /// really lie in one of them.
    std::vector<const Area*> nearby;
  };

  class Builder;

  [[nodiscard]] std::span<const Area> areas() const { return areas_; }
  /// The box around the districts of the gazetteer, without areas that are none. Empty when there is none.
  [[nodiscard]] const std::optional<GeoBox>& box() const { return box_; }
  /// The smallest district that contains the point. `tolerance_m`: the largest error of the boundaries.
  [[nodiscard]] Found locate(const GeoPoint& point, double tolerance_m = 0) const;
  /// By id; nullptr when there is no polygon for it.
  [[nodiscard]] const Area* find(std::string_view id) const;
  /// None when there is no polygon for that district.
  [[nodiscard]] std::optional<DistrictRelation> relation(const GeoPoint& point, std::string_view id) const;

 private:
  std::vector<Area> areas_;
  std::optional<GeoBox> box_;
  StringMap<std::size_t> by_id_;
  place::ShapeIndex shapes_;
};

/// Makes the map from the hazard-area records that a reader returns for features with an outline. Ignores other records
/// and shapes that are not polygons. An area is linked to the gazetteer by its id, or an extra named id, iso_3166_2,
/// hasc or pcode, else by a name (extra name_az, its own name, extra name_en) when that fits one district. Areas of one
/// district are merged.
class DistrictMap::Builder {
 public:
  /// `file` is the name in messages.
  Builder(std::string file, const Gazetteer& gazetteer) : file_(std::move(file)), gazetteer_(gazetteer) {}
  /// Throws InputError for a damaged outline.
  void add(const Batch& batch);
  /// Throws InputError when there was no polygon.
  DistrictMap finish();

 private:
  void add(const Record& record, std::uint64_t number, std::vector<GeoShape> shapes);

  std::string file_;
  const Gazetteer& gazetteer_;
  DistrictMap made_;
  std::uint64_t areas_read_ = 0;
};

}  // namespace maex
