// The words of tables of casualties, read back: what the headings of a breakdown and of its columns mean.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/figures/count.hpp"

namespace maex::figures {

/// The breakdown whose rows are under this heading, such as "District", "Rayon" or "Статус". Words of all languages are
/// known. Spelling is compared folded.
std::optional<By> breakdown_headed(std::string_view heading);

/// The measure of a column: incidents, killed, injured, outcome not known, or all casualties ("Total"). no_code: it is
/// another column.
Code casualties_headed(std::string_view heading);
/// True for the heading of sums.
bool is_total(std::string_view heading);

/// The code name of a row, such as CIVILIAN for "Mülki"; nullopt for a label that the code list of the breakdown does
/// not have. Districts have names, not codes.
std::optional<std::string_view> row_labelled(By by, std::string_view label);

/// The row as part of the breakdown of a figure: "status=CIVILIAN". Empty for districts, which are places.
std::string part_of(By by, std::string_view row);

}  // namespace maex::figures
