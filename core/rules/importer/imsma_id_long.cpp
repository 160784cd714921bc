#include "core/rules/importer/common.hpp"

namespace maex::rules {
namespace {

const std::vector<Field> imsma_id_long_fields = {Field::incident_id, Field::victim_id, Field::hazard_area_id};

class ImsmaIdLong final : public Check {
  void value(RuleContext& context, const Record& record, const Slot& slot) override {
    if (slot.value.as_text().size() > 50) context.report(record, slot);
  }
};

}  // namespace

const Rule& imsma_id_long() {
  static const Rule rule{.notice = {"imsma-id-long", Severity::warning, "A number is longer than IMSMA takes.",
                                    "Core keeps 50 characters; two long numbers may become one.",
                                    "Use a shorter number.", "{value} has more than 50 characters."},
                         .family = Family::importer,
                         .reference = "maxml 5.1 C2",
                         .fields = imsma_id_long_fields,
                         .on_values = imsma_id_long_fields,
                         .failing = "incident id=\"9\"*60",
                         .passing = "incident id=9",
                         .lacks = lacks_importer,
                         .make = make_check<ImsmaIdLong>};
  return rule;
}

}  // namespace maex::rules
