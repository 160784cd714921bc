// What rules of this family share. They run when the output is for IMSMA.
#pragma once
#include <optional>
#include <string>

#include "core/rules/importer_lists.hpp"
#include "core/rules/rule.hpp"

namespace maex::rules {

inline Pattern lacks_importer(const RuleInputs& inputs) {
  return inputs.importer == nullptr ? "nothing is written for IMSMA (validate --for-imsma asks for it)"_text
                                    : Pattern();
}
template <KnownTexts ImporterLists::*list>
Pattern lacks_list(const RuleInputs& inputs) {
  if (inputs.importer == nullptr) return lacks_importer(inputs);
  return (inputs.importer->*list).empty() ? "the installation's own list was not given (--imsma-list)"_text : Pattern();
}
/// Reports a text that is not in the list.
template <KnownTexts ImporterLists::*list>
void report_unlisted(RuleContext& context, const Record& record, const Slot& slot) {
  const KnownTexts& known = context.inputs().importer->*list;
  if (known.find(slot.value.as_text()) == known.end()) context.report(record, slot);
}

inline Pattern lacks_sent(const RuleInputs& inputs) {
  if (inputs.importer == nullptr) return lacks_importer(inputs);
  return inputs.importer->last_sent.empty() ? "the list of what was sent before was not given (--sent)"_text
                                            : Pattern();
}

/// Finds the points of a hazard area, location or incident that form shapes. Calls each(first, last) for the points of
/// each shape, without `last`.
template <class Each>
void for_shapes(const Group& group, Each&& each) {
  const Batch& batch = *group.batch;
  for (std::size_t i = group.first; i < group.last;) {
    if (batch[i].kind() != Kind::point || !batch[i].has(Field::point_shape)) {
      ++i;
      continue;
    }
    const std::size_t first = i;
    while (i < group.last && batch[i].kind() == Kind::point &&
           batch[i].text(Field::point_shape) == batch[first].text(Field::point_shape))
      ++i;
    each(first, i);
  }
}

inline bool same_place(const Record& a, const Record& b) {
  constexpr double tolerance = 0.000001;  // degrees; maxml P3
  const auto near = [&](Field field) {
    const Value x = a.get(field), y = b.get(field);
    return !x.empty() && !y.empty() && x.as_decimal() - y.as_decimal() <= tolerance &&
           y.as_decimal() - x.as_decimal() <= tolerance;
  };
  return near(Field::point_latitude) && near(Field::point_longitude);
}

}  // namespace maex::rules
