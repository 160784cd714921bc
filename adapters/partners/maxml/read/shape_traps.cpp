#include "adapters/partners/maxml/read/shape_traps.hpp"

#include "adapters/partners/maxml/notices.hpp"

namespace maex::maxml {

std::vector<const NoticeType*> traps_of(const Batch& batch, std::size_t first, bool named) {
  std::vector<const NoticeType*> traps;
  if (!named) return traps;
  const Record* start = nullptr;
  const Record* end = nullptr;
  std::size_t points = 0;
  bool sorted = true;
  for (std::size_t i = first; i < batch.size(); ++i) {
    const Record& point = batch[i];
    if (point.kind() != Kind::point) continue;
    if (start == nullptr) start = &point;
    if (end != nullptr) {
      const Value before = end->get(Field::point_number), here = point.get(Field::point_number);
      const bool numbers = before.kind() == Value::Kind::integer && here.kind() == Value::Kind::integer;
      sorted = sorted && (!numbers || before.as_integer() < here.as_integer());
    }
    end = &point;
    ++points;
  }
  const auto same = [&](Field field) { return start->has(field) && start->get(field) == end->get(field); };
  if (points > 3 && same(Field::point_latitude) && same(Field::point_longitude)) traps.push_back(&ring_closed);
  if (points < 3) traps.push_back(&ring_short);
  if (!sorted) traps.push_back(&points_unsorted);
  return traps;
}

}  // namespace maex::maxml
