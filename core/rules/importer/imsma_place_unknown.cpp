#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_place_unknown() {
  return {.notice = {"imsma-place-unknown", Severity::warning, "A district is not in the installation's own list.",
                     "The operator sees an import issue, and cannot approve the report until it is solved.",
                     "Create it in IMSMA first, or write it as the list does; capitals count.",
                     "{value} is not in the list that was exported."},
          .reference = "maxml 3.2 R5",
          .fields = {Field::place_district},
          .failing = "incident id=1\n  place district=\"Nowhere\"",
          .passing = "incident id=1\n  place district=\"Tovuz\"",
          .lacks = lacks_list<&ImporterLists::places>,
          .each_value = report_unlisted<&ImporterLists::places>};
}

}  // namespace maex::rules
