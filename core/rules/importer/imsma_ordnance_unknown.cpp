#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_ordnance_unknown() {
  return {.notice = {"imsma-ordnance-unknown", Severity::warning, "A device is not in the installation's own list.",
                     "The operator sees an import issue, and cannot approve the report until it is solved.",
                     "Create it in IMSMA first, or write it as the list does; capitals count.",
                     "{value} is not in the list that was exported."},
          .reference = "maxml 3.2 R5",
          .fields = {Field::device_model},
          .failing = "incident id=1\n  device category=AP_MINE model=\"Nothing-1\"",
          .passing = "incident id=1\n  device category=AP_MINE model=\"PMN-2\"",
          .lacks = lacks_list<&ImporterLists::ordnance>,
          .each_value = report_unlisted<&ImporterLists::ordnance>};
}

}  // namespace maex::rules
