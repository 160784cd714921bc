// Reads one feature at a time from the tokens of a GeoJSON document.
#pragma once
#include "adapters/partners/geojson/tokens.hpp"
#include "core/mapping/map/bind.hpp"

namespace maex::geojson {

class FeatureReader {
 public:
  FeatureReader(Tokens& tokens, Account& account, const Bounds& bounds);
  /// Reads the next feature into `feature`. Returns false at the end of the document. A shape that cannot be read is
  /// reported and quarantined, and the feature goes on without it. Throws InputError when the document is not JSON, not
  /// GeoJSON, or uses other coordinates.
  bool next(IncomingFeature& feature);

 private:
  /// A list in "coordinates" with `height` list levels around a position, and the number of positions at its end.
  struct List {
    int height;
    std::size_t end;
  };
  void member(IncomingFeature& feature, std::string_view key, bool top);
  void properties(IncomingFeature& feature);
  void property(IncomingFeature& feature, Token first, std::string& key);
  void scalar(IncomingFeature& feature, Token token, std::string_view key, bool list);
  void list(IncomingFeature& feature, std::string& key);
  void shape(IncomingFeature& feature, Token first);
  void geometry(IncomingFeature& feature, std::size_t depth);
  /// Notes the first fault of the shape that is read now.
  void fault(std::string problem);
  /// Quarantines a value that a shape cannot have. `first` is its first token.
  void put_away(IncomingFeature& feature, Token first);
  int coordinates(IncomingFeature& feature, Token first, std::vector<List>& lists);
  void position(IncomingFeature& feature, Token first);
  void finish_geometry(IncomingFeature& feature, const std::string& type, int height, std::size_t first,
                       const std::vector<List>& lists);
  void add_part(IncomingFeature& feature, PartShape shape, bool hole, std::size_t first, std::size_t count);
  void reference_system();
  void ignore(Token first, std::string_view path, std::string_view rule);
  void check_size(const IncomingFeature& feature) const;
  void read_cell() { account_.read_cells(1); }

  Tokens& tokens_;
  Account& account_;
  Bounds bounds_;
  std::uint64_t most_features_, most_properties_;
  enum class Where : std::uint8_t { start, document, features, ended } where_ = Where::start;
  std::string type_;          // type of the document
  bool collection_ = false;   // the document has a list of features
  bool alone_ = false;        // the document itself has members of a feature
  std::uint8_t seen_ = 0;     // the members of the current feature that may occur once, one bit for each
  bool sequence_ = false;     // the file is a sequence of features, each of them a document
  std::uint32_t number_ = 0;  // number of the feature
  std::string fault_;         // of the shape that is read now; empty: none
};

}  // namespace maex::geojson
