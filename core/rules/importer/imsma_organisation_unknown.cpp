#include "core/rules/importer/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> looked_at = {Field::source_organisation};

class ImsmaOrganisationUnknown final : public Check {
  void value(Scene& scene, const Record& record, const Slot& slot) override {
    const KnownTexts& known = scene.world().importer->organisations;
    if (known.find(slot.value.as_text()) == known.end()) scene.report(record, slot);
  }
};

}  // namespace

const Rule& imsma_organisation_unknown() {
  static const Rule rule{
      .notice = {"imsma-organisation-unknown", Severity::warning,
                 "An organisation is not in the installation's own list.",
                 "The operator sees an import issue, and cannot approve the report until it is solved.",
                 "Create it in IMSMA first, or write it as the list does; capitals count.",
                 "{value} is not in the list that was exported."},
      .family = Family::importer,
      .reference = "maxml 3.2 R5",
      .fields = looked_at,
      .on_values = looked_at,
      .failing = "incident id=1\n  source kind=POLICE organisation=\"Nobody Ltd\"",
      .passing = "incident id=1\n  source kind=POLICE organisation=\"ANAMA\"",
      .lacks = lacks_list<&ImporterLists::organisations>,
      .make = make_check<ImsmaOrganisationUnknown>};
  return rule;
}

}  // namespace maex::rules
