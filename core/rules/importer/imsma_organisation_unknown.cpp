#include "core/rules/importer/common.hpp"

namespace maex::rules {

Rule imsma_organisation_unknown() {
  return {.notice = {"imsma-organisation-unknown", Severity::warning,
                     "An organisation is not in the installation's own list.",
                     "The operator sees an import issue, and cannot approve the report until it is solved.",
                     "Create it in IMSMA first, or write it as the list does; capitals count.",
                     "{value} is not in the list that was exported."},
          .reference = "maxml 3.2 R5",
          .fields = {Field::source_organisation},
          .failing = "incident id=1\n  source kind=POLICE organisation=\"Nobody Ltd\"",
          .passing = "incident id=1\n  source kind=POLICE organisation=\"ANAMA\"",
          .lacks = lacks_list<&ImporterLists::organisations>,
          .each_value = report_unlisted<&ImporterLists::organisations>};
}

}  // namespace maex::rules
