#include "core/rules/importer/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> looked_at = {Field::place_district};

class ImsmaPlaceUnknown final : public Check {
  void value(Scene& scene, const Record& record, const Slot& slot) override {
    const KnownTexts& known = scene.world().importer->places;
    if (known.find(slot.value.as_text()) == known.end()) scene.report(record, slot);
  }
};

}  // namespace

const Rule& imsma_place_unknown() {
  static const Rule rule{
      .notice = {"imsma-place-unknown", Severity::warning,
                 "A district is not in the installation's own list.",
                 "The operator sees an import issue, and cannot approve the report until it is solved.",
                 "Create it in IMSMA first, or write it as the list does; capitals count.",
                 "{value} is not in the list that was exported."},
      .family = Family::importer,
      .reference = "maxml 3.2 R5",
      .fields = looked_at,
      .on_values = looked_at,
      .failing = "incident id=1\n  place district=\"Nowhere\"",
      .passing = "incident id=1\n  place district=\"Tovuz\"",
      .lacks = lacks_list<&ImporterLists::places>,
      .make = make_check<ImsmaPlaceUnknown>};
  return rule;
}

}  // namespace maex::rules
