#include "core/model/fill_rule.hpp"

namespace maex {
namespace {

constexpr Field entered[] = {Field::place_coordinates_entered, Field::place_entered_mgrs, Field::place_entered_y,
                             Field::point_coordinates_entered, Field::point_entered_mgrs, Field::point_entered_y};
constexpr Field name_of_district[] = {Field::place_district};
constexpr Field code_of_district[] = {Field::place_district_code};
constexpr Field point[] = {Field::place_latitude, Field::place_coordinates_entered};

constexpr Field settlement[] = {Field::place_settlement};
constexpr Field device[] = {Field::device_model, Field::device_as_reported};

constexpr FillRuleInfo infos[] = {
    {"coordinates-from-text", "The coordinates as entered have one reading, which was converted to WGS 84.", entered},
    {"district-from-name", "The gazetteer has the district by the name as it is spelled.", name_of_district},
    {"district-from-spelling", "The gazetteer has the district by another transcription of the name.",
     name_of_district},
    {"district-from-code", "The gazetteer has the district by its code, and no name was given.", code_of_district},
    {"district-from-point", "No district was named, and the point lies in one polygon of a district.", point},
    {"district-from-settlement", "No district was named, and the list of settlements has the settlement in one only.",
     settlement},
    {"category-from-model", "The list of ordnance has the kind of the model, with a source.", device},
    {"category-assumed",
     "The list of ordnance has the kind of the model or word by general knowledge, which no source confirms.", device},
};
static_assert(std::size(infos) == fill_rule_count);

}  // namespace

const FillRuleInfo& info(FillRule rule) { return infos[static_cast<std::size_t>(rule)]; }

}  // namespace maex
