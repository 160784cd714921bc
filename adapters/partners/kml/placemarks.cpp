#include "adapters/partners/kml/placemarks.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "adapters/partners/kml/notices.hpp"
#include "core/io/error.hpp"
#include "core/text/fold.hpp"

namespace maex::kml {
namespace {

constexpr std::size_t most_text = std::size_t{64} << 20;  // of one placemark

// How a placemark looks and the camera position: not facts about the land.
constexpr std::string_view presentation[] = {"styleUrl", "Style",  "StyleMap", "visibility",   "open",    "LookAt",
                                             "Camera",   "Region", "Snippet",  "altitudeMode", "extrude", "tessellate"};

/// An element outside the features, identified by the names of the open elements.
class ElementPlace final : public Place {
 public:
  ElementPlace(const std::vector<std::string>& open, std::uint32_t line) : Place(line), open_(open) {}
  void spell(Locator& to) const override {
    to.row = row_;
    for (const std::string& name : open_) (to.path += to.path.empty() ? "" : "/") += name;
  }

 private:
  const std::vector<std::string>& open_;
};

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

Placemarks::Placemarks(ReadContext& context, IncomingFeature& feature, std::function<void()> found)
    : account_(context.account),
      feature_(feature),
      found_(std::move(found)),
      bounds_(context.bounds),
      most_features_(context.bounds.rows),
      most_properties_(context.bounds.columns),
      name_(account_.document()) {}

bool Placemarks::inside(std::string_view name) const {
  return std::find(open_.begin() + static_cast<std::ptrdiff_t>(placemark_), open_.end(), name) != open_.end();
}

void Placemarks::check_size() const {
  if (feature_.text.size() > most_text || text_.size() > most_text)
    throw InputError(name_ + ", line " + std::to_string(line()) +
                     ": one placemark holds more than 64 MiB of text; split it");
  if (const std::uint64_t held = held_by(feature_); held > bounds_.held_bytes)
    check_held(bounds_, held, name_ + ", line " + std::to_string(line()),
               "positions, rings and properties of one placemark");
  if (feature_.properties.size() > most_properties_)
    throw InputError(name_ + ", line " + std::to_string(line()) + ": one placemark has more than " +
                     std::to_string(most_properties_) + " properties" + raise_advice("columns"));
}

void Placemarks::ignore(std::string_view rule) {
  account_.read_cells(1);
  account_.ignored(ElementPlace(open_, line()), rule);
}

void Placemarks::start(const char* local, const xml::SaxAttributes& attributes) {
  const std::string name(local);
  if (open_.empty()) {
    saw_root_ = true;
    if (name != "kml")
      throw InputError(name_ + ", line " + std::to_string(line()) + ": the root element is \"" + name +
                       "\", not kml; this is no KML document");
  }
  if (!is_blank(text_)) {  // text next to elements
    if (placemark_ != 0)
      add_property(open_.empty() ? "text" : open_.back(), text_, false);
    else
      ignore("kml-document");
  }
  text_.clear();
  open_.push_back(name);
  if (name == "NetworkLink") account_.report(link_not_followed, FeaturePlace(feature_, {}, {}, 0, line()));
  if (name == "Placemark" && placemark_ == 0) {
    if (feature_.number == most_features_)
      throw InputError(name_ + ", line " + std::to_string(line()) + ": more than " + std::to_string(most_features_) +
                       " placemarks" + raise_advice("rows"));
    account_.read_row();
    const std::uint32_t number = feature_.number + 1;
    feature_.clear();
    feature_.number = number;
    feature_.line = line();
    feature_.path = "Placemark[" + std::to_string(number) + "]";
    placemark_ = open_.size();
  }
  for (int i = 0; i != attributes.size(); ++i) {
    if (attributes.value(i).empty()) continue;
    ignore("kml-attribute");
    if ((name == "Data" || name == "SimpleData") && std::string_view(attributes.name(i)) == "name")
      data_name_ = attributes.value(i);
  }
}

void Placemarks::end() {
  const std::string name = open_.back();
  check_size();
  if (placemark_ == 0) {
    if (!is_blank(text_)) ignore("kml-document");
  } else if (open_.size() == placemark_) {
    if (!is_blank(text_)) add_property("text", text_, false);
    found_();
    placemark_ = 0;
  } else {
    in_placemark(name);
  }
  text_.clear();
  open_.pop_back();
}

void Placemarks::in_placemark(const std::string& name) {
  const auto looks = [this](std::string_view each) { return inside(each); };
  if (name == "value" || name == "SimpleData") {
    if (!text_.empty() || name == "value") add_property(data_name_, text_, false);
  } else if (is_blank(text_)) {
    return;
  } else if (name == "coordinates") {
    add_coordinates(text_);
  } else if (std::any_of(std::begin(presentation), std::end(presentation), looks)) {
    ignore("kml-presentation");
  } else {
    // "name" and "description" are directly below the placemark, "when" is below a time.
    add_property(name, trim(text_), open_.size() == placemark_ + 1);
  }
}

/// Values with the same name form a list in any position: KML has no other lists.
void Placemarks::add_property(std::string_view key, std::string_view value, bool frame) {
  check_size();
  const std::string name = key.empty() ? "Data" : std::string(key);
  if (!value.empty()) account_.read_cells(1);
  const bool again = !feature_.properties.empty() && feature_.key_of(feature_.properties.back()) == name;
  if (!again) {
    feature_.properties.push_back({feature_.text.size(), name.size(), feature_.values.size(), 0, false, frame});
    feature_.text += name;
  }
  IncomingProperty& property = feature_.properties.back();
  property.list = again;
  ++property.count;
  feature_.values.push_back(
      {value.empty() ? FeatureValue::Is::null : FeatureValue::Is::text, line(), feature_.text.size(), value.size()});
  feature_.text += value;
}

/// Parses "longitude,latitude[,altitude]". Returns false for any other text.
bool Placemarks::position(std::string_view tuple) {
  IncomingPosition made;
  made.line = line();
  made.cells = 0;
  double* const to[] = {&made.longitude, &made.latitude, &made.elevation};
  for (double* number : to) {
    const std::size_t comma = std::min(tuple.find(','), tuple.size());
    std::string_view text = tuple.substr(0, comma);
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto read = std::from_chars(text.data(), text.data() + text.size(), *number);
    // "NaN" for an unknown altitude says nothing against the longitude and latitude.
    const bool altitude = number == to[2];
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size() ||
        (!altitude && !std::isfinite(*number)))
      return false;
    if (!std::isfinite(*number)) *number = 0;
    ++made.cells;
    tuple.remove_prefix(std::min(comma + 1, tuple.size()));
    if (tuple.empty()) break;
  }
  if (made.cells < 2 || !tuple.empty()) return false;
  // Most programs write an altitude of 0 because the field is mandatory; no survey measures exactly 0.
  made.high = made.cells == 3 && made.elevation != 0;
  feature_.positions.push_back(made);
  account_.read_cells(made.cells);
  return true;
}

void Placemarks::add_coordinates(std::string_view list) {
  const std::size_t first = feature_.positions.size();
  while (true) {
    const auto from = list.find_first_not_of(" \t\r\n");
    if (from == std::string_view::npos) break;
    list.remove_prefix(from);
    const std::size_t end = std::min(list.find_first_of(" \t\r\n"), list.size());
    if (!position(list.substr(0, end))) {
      const FeaturePlace place{feature_, "coordinates", {}, feature_.positions.size() - first + 1, line()};
      account_.report(coordinates_damaged, place, {list.substr(0, end)});
      account_.read_cells(1);
      account_.quarantined(place, "coordinates-damaged", list.substr(0, end), "it is no longitude and latitude");
    }
    list.remove_prefix(end);
    check_size();
  }
  std::size_t count = feature_.positions.size() - first;
  if (count == 0) return;
  if (inside("Point")) {
    for (std::size_t i = 0; i != count; ++i)
      feature_.parts.push_back({PartShape::point, false, false, 0, first + i, 1});
    return;
  }
  const bool ring = inside("LinearRing");
  IncomingPart part{ring ? PartShape::polygon : PartShape::line, inside("innerBoundaryIs"), false, 0, first, count};
  const IncomingPosition &a = feature_.positions[first], &b = feature_.positions.back();
  if (ring && count >= 4 && a.longitude == b.longitude && a.latitude == b.latitude) {
    part.closed = true;
    part.closing_cells = b.cells;
    --part.count;
  }
  feature_.parts.push_back(part);
  feature_.rings += ring;
  check_size();
}

}  // namespace maex::kml
