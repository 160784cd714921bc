// Children whose fields are in the item, in learned dialects.
#include "adapters/partners/maxml/read/interpret.hpp"

namespace maex::maxml {

/// The child of an item whose fields are in the item itself.
Interpreter::Place Interpreter::inlined(Kind kind, std::int32_t node, Place place) {
  std::int32_t& record = inlined_[static_cast<std::size_t>(kind)];
  if (record < 0) {
    place.batch.add(kind, origin(node), place.record);
    record = static_cast<std::int32_t>(place.batch.size()) - 1;
  }
  return {place.batch, record, place.top};
}

/// Copies the values that an item has once for all blocks of a kind to each of the blocks.
void Interpreter::share(Place place) {
  for (const Shared& one : shared_) {
    std::int32_t first = -1;
    for (auto i = static_cast<std::size_t>(place.record) + 1; i < place.batch.size(); ++i) {
      const Record& record = place.batch[i];
      if (record.kind() != info(one.field).kind || record.parent() != place.record) continue;
      if (first < 0) {
        first = static_cast<std::int32_t>(i);
        leaf(*one.type, one.field, one.documented, one.node, {place.batch, first, place.top});
      } else if (const Value value = place.batch[static_cast<std::size_t>(first)].get(one.field); !value.empty()) {
        place.batch[i].set(one.field, value);
      }
    }
    if (first < 0) leaf(*one.type, one.field, one.documented, one.node, inlined(info(one.field).kind, one.node, place));
  }
  shared_.clear();
}

}  // namespace maex::maxml
