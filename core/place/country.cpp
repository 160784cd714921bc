#include "core/place/country.hpp"

#include <algorithm>
#include <cmath>

#include "core/place/place_key.hpp"

namespace maex {
namespace {

constexpr double box_margin_degrees = 0.05;  // about 5 km, the error of coarse outlines
constexpr double least_centre_margin_degrees = 0.5;

GeoBox widened(const GeoBox& box, double margin) {
  return {std::max(box.south - margin, -90.0), std::max(box.west - margin, -180.0), std::min(box.north + margin, 90.0),
          std::min(box.east + margin, 180.0)};
}

}  // namespace

void Country::add_name(std::string_view name) {
  place::PlaceKey key;
  place::make_key(key, name);
  if (!key.text.empty() && !has_key(key.text)) keys_.push_back(std::move(key.text));
}

bool Country::is(std::string_view text) const {
  if (text.empty() || text == code) return !text.empty();
  thread_local place::PlaceKey key;
  place::make_key(key, text);
  return has_key(key.text);
}

bool Country::has_key(std::string_view key) const { return std::find(keys_.begin(), keys_.end(), key) != keys_.end(); }

void extend(std::optional<GeoBox>& box, const GeoBox& other) {
  if (!box) {
    box = other;
    return;
  }
  box->south = std::min(box->south, other.south);
  box->west = std::min(box->west, other.west);
  box->north = std::max(box->north, other.north);
  box->east = std::max(box->east, other.east);
}

std::optional<GeoBox> box_around(std::span<const GeoBox> boxes, std::span<const GeoPoint> centres) {
  std::optional<GeoBox> around, middle;
  for (const GeoBox& box : boxes) extend(around, widened(box, box_margin_degrees));
  for (const GeoPoint& p : centres) extend(middle, {p.latitude, p.longitude, p.latitude, p.longitude});
  if (!middle) return around;
  const double square = (middle->north - middle->south) * (middle->east - middle->west);
  const double apart = std::sqrt(square / static_cast<double>(centres.size()));
  extend(around, widened(*middle, std::max(apart, least_centre_margin_degrees)));
  return around;
}

}  // namespace maex
