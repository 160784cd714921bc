// The districts of a country and all their known spellings.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/date.hpp"
#include "core/place/country.hpp"
#include "core/place/geo.hpp"
#include "core/place/place_key.hpp"
#include "core/place/spelling_index.hpp"

namespace maex {

/// `rayon`: a district of any country (raion, municipality). `region`: what contains districts (oblast, region).
/// `other`: a type of which only the word is known.
enum class PlaceType : std::uint8_t { rayon, city, city_rayon, autonomous_republic, region, other };
std::string_view name(PlaceType type);

/// Administrative level: a republic or region contains districts (rayons and cities), and a city contains its own
/// rayons.
enum class PlaceLevel : std::uint8_t { above_district, district, below_district };

/// One row of the gazetteer that is not the country's.
struct District {
  std::string id;  ///< ISO 3166-2 where there is one: "AZ-FUZ"; else an id of maex: "X-AGDERE"
  std::string iso;
  PlaceType type = PlaceType::other;
  std::string type_text;  ///< as written in the file
  std::string name_az, name_en, name_ru, name_az_cyrillic;
  std::vector<std::string> other_names;  ///< of the columns name_XX for any other language
  std::string parent;                    ///< id of the republic or city it lies in, or empty
  std::string region;
  std::optional<GeoPoint> centroid;
  std::string centroid_source;
  std::optional<GeoBox> box;
  std::string geonames, hasc, gns;
  std::string pcode;  ///< OCHA's code, where the file has one (the built-in file has none)
  std::string notes;
  std::optional<Day> valid_from, valid_to;  ///< whole days; none: no bound known

  /// The Azerbaijani name, or the first name that the district has.
  [[nodiscard]] const std::string& title() const;
  [[nodiscard]] PlaceLevel level() const;
  /// ISO 3166-1 code of its country: "AZ" of "AZ-FUZ". Empty when neither the ISO code nor the id has one.
  [[nodiscard]] std::string_view country() const;
  /// True for an approximate centroid, which proves nothing about a point that lies on it.
  [[nodiscard]] bool centroid_is_estimate() const { return centroid_source == "estimate"; }
};

/// What the caller knows in addition to the name. Parts that are left out decide nothing.
struct PlaceHint {
  std::optional<PlaceType> type = {};
  std::optional<PlaceLevel> level = {};
  std::string_view parent = {};  ///< id
  std::optional<Day> date = {};  ///< districts that did not exist on that day are not picked
};

struct PlaceCandidate {
  const District* district;
  double score;        ///< 0 to 1; 1: the name fits and only its meaning is open
  std::string reason;  ///< a clause in English
};

/// Either one district, or candidates, or neither.
struct Resolution {
  enum class How : std::uint8_t {
    none,
    code,         ///< an id of the list (ISO, HASC, OCHA)
    exact,        ///< a name of the list, letter by letter
    alias,        ///< an alias of the list, letter by letter
    folded,       ///< a listed spelling except for case, accents, gaps, ı and i, ə and e, or a case ending
    transcribed,  ///< a listed spelling except for q/g/k, x/kh/h, c/j/dzh and the like, or in the other alphabet
    type_word,    ///< "rayonu", "city", "г." chose between places of one name
    hint,         ///< the hint of the caller chose
    part,         ///< a place named together with the one it lies in
    slip,         ///< a listed spelling except for one mistake that no other name explains: place::is_slip_of
  };
  const District* district = nullptr;
  How how = How::none;
  std::vector<PlaceCandidate> candidates;  ///< best first; empty when district is set
};
std::string_view name(Resolution::How how);

/// Immutable after construction, so any number of threads may call it at once.
class Gazetteer {
 public:
  /// Parses a CSV file with the columns of schemas/gazetteer/README.md. `name` is the name of the file in errors.
  /// Throws UsageError "NAME, line N: …" for a file that is not a gazetteer.
  static Gazetteer parse(std::string_view csv, std::string_view name);
  /// The built-in list of Azerbaijan, made on the first call.
  static const Gazetteer& azerbaijan();

  [[nodiscard]] std::span<const District> districts() const { return districts_; }
  [[nodiscard]] const Country& country() const { return country_; }
  /// By id; nullptr when there is none.
  [[nodiscard]] const District* find(std::string_view id) const;

  /// Understands case endings and abbreviations of type words: "Ağdamda", "в Агдаме", "Лачинский р-он". Picks no
  /// district when two fit, when a type word contradicts the list, or when letters must be guessed (except Resolution::
  /// How::slip).
  [[nodiscard]] Resolution resolve(std::string_view text, const PlaceHint& hint = {}) const;

  /// Every spelling of one district that the list holds, names first.
  [[nodiscard]] std::vector<std::string_view> spellings(const District& district) const;

 private:
  enum class SpellingKind : std::uint8_t { name, alias, code };
  struct Spelling {
    std::string text;
    std::uint32_t district;
    SpellingKind kind;
  };
  struct Fit;
  void index();
  void derive_country();
  void add_spelling(std::string_view text, std::uint32_t district, SpellingKind kind);
  Fit choose(std::span<const place::Posting> postings, place::TypeWord said, const PlaceHint& hint) const;
  bool resolve_listed(Resolution& out, std::string_view text, const place::PlaceKey& key, const PlaceHint& hint) const;
  bool ends_alike(const place::PlaceKey& key, std::span<const place::Posting> postings) const;
  bool sounds_alike(const place::PlaceKey& key, std::span<const place::Posting> postings) const;
  void settle(Resolution& out, const Fit& fit, place::TypeWord said, const PlaceHint& hint, double score) const;
  bool resolve_inflected(Resolution& out, const place::PlaceKey& key, const PlaceHint& hint) const;
  bool resolve_slip(Resolution& out, const place::PlaceKey& key, const PlaceHint& hint) const;
  bool resolve_name(Resolution& out, std::string_view text, const place::PlaceKey& key, const PlaceHint& hint) const;
  bool resolve_parts(Resolution& out, std::string_view text, const PlaceHint& hint) const;
  void suggest(Resolution& out, std::string_view text, const place::PlaceKey& key) const;
  [[nodiscard]] std::string why_not(const District& district, place::TypeWord said, const PlaceHint& hint) const;

  std::vector<District> districts_;
  Country country_;
  std::vector<Spelling> spellings_;
  place::SpellingIndex folded_, loose_;
  std::vector<std::uint32_t> by_id_;  ///< sorted by id
};

}  // namespace maex
