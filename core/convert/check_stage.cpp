#include "core/convert/check_stage.hpp"

namespace maex {

CheckStage::CheckStage(const Checks& checks, const RecordReader& reader, ItemFacts& facts)
    : engine_(*checks.set, checks.world, *facts.notices, [&reader, &facts](const Origin& origin, std::uint16_t column, Field field) {
        Locator place = reader.locate(origin, column, field);
        if (place.document.empty()) place.document = facts.input;
        return place;
      }) {
  facts.checks.rule_set = checks.set;
  facts.checks.rule_set_name = checks.set->name();
  facts.checks.ran = true;
  facts.checks.running = engine_.running();
  for (const rules::NotRun& each : engine_.not_run()) facts.checks.not_run.push_back({each.code, each.reason});
}

void CheckStage::take(Batch& batch, const Put& put) {
  ranges_.clear();
  std::size_t seen = 0;
  gatherer_.add(batch, [&](const rules::Group& group) {
    engine_.see(group);
    ranges_.emplace_back(group.first, group.last);
    seen += group.last - group.first;
  });
  // The usual case: every incident is complete, and the batch goes on as it came.
  if (seen == batch.size()) return put(batch);
  if (seen == 0) return;
  out_.reset();
  for (const auto& [first, last] : ranges_) out_.append(batch, first, last);
  put(out_);
}

void CheckStage::finish(const Put& put) {
  gatherer_.finish([&](const rules::Group& group) {
    engine_.see(group);
    out_.reset();
    out_.append(*group.batch, group.first, group.last);
    put(out_);
  });
  engine_.finish();
}

}  // namespace maex
