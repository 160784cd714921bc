// Turns the elements of a KML document into features.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/sax.hpp"
#include "core/mapping/map/bind.hpp"

namespace maex::kml {

class Placemarks final : public xml::SaxHandler {
 public:
  /// Calls `found` for every placemark; `found` may empty the feature.
  Placemarks(ReadContext& context, IncomingFeature& feature, std::function<void()> found);
  /// Sets the parser that sends the events, for line numbers. Call it before the first element.
  void attach(const xml::SaxParser& parser) { parser_ = &parser; }

  void start(const char* local, const xml::SaxAttributes& attributes) override;
  void end() override;
  void text(std::string_view piece) override { text_ += piece; }
  [[nodiscard]] bool saw_root() const { return saw_root_; }

 private:
  [[nodiscard]] bool inside(std::string_view name) const;
  void in_placemark(const std::string& name);
  void add_property(std::string_view key, std::string_view value, bool frame);
  void add_coordinates(std::string_view list);
  bool position(std::string_view tuple);
  void ignore(std::string_view rule);
  void check_size() const;
  [[nodiscard]] std::uint32_t line() const { return parser_->line(); }

  Account& account_;
  IncomingFeature& feature_;
  std::function<void()> found_;
  const xml::SaxParser* parser_ = nullptr;
  Bounds bounds_;
  std::uint64_t most_features_, most_properties_;
  const std::string& name_;        // name of the document
  std::vector<std::string> open_;  // names of the open elements
  std::size_t placemark_ = 0;      // number of open elements when the placemark began, 0: outside
  std::string text_;               // text since the last tag
  std::string data_name_;          // name of the current Data element
  bool saw_root_ = false;
};

}  // namespace maex::kml
