// What the values of a column say about the field that it may be.
#pragma once
#include <string>

#include "core/mapping/draft/columns.hpp"
#include "core/model/fields.hpp"
#include "core/place/gazetteer.hpp"

namespace maex {

struct Evidence {
  enum class Says : std::uint8_t {
    against,  ///< the values are something else
    nothing,  ///< they fit as they would fit others
    weakly,   ///< they fit, and some other fields would take them
    clearly,  ///< most other columns would not fit
  } says = Says::nothing;
  std::string reason;  ///< a clause: "6 of 6 values are dates"; empty when they say nothing
};

/// `gazetteer`: of the country of the list; null: not known.
Evidence evidence_of(const SheetColumn& column, Field field, const Gazetteer* gazetteer);

/// The distinct texts of the column that the gazetteer knows, and how many there are.
struct KnownPlaces {
  std::size_t known = 0, all = 0;
};
KnownPlaces known_places(const SheetColumn& column, const Gazetteer& gazetteer, PlaceLevel level);

}  // namespace maex
