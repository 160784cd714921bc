// Children of a record: blocks of their own, and runs of points that share an element.
#include "adapters/partners/maxml/write/block_writer.hpp"
#include "adapters/partners/maxml/write/shape_tokens.hpp"

namespace maex::maxml {

void ShapeFaults::see(const Batch& batch, std::size_t first, std::size_t last, std::size_t count) {
  const Record& a = batch[first];
  const Record& b = batch[last];
  const auto same = [&](Field one) { return a.has(one) && a.get(one) == b.get(one); };
  if (count > 3 && same(Field::point_latitude) && same(Field::point_longitude)) ++closed;
  if (count < 3 && !a.text(Field::point_shape).empty()) ++small;
  std::int64_t before = 0;
  bool any = false;
  for (std::size_t i = first; i <= last; ++i) {
    const Value number = batch[i].kind() == Kind::point ? batch[i].get(Field::point_number) : Value();
    if (number.kind() != Value::Kind::integer) continue;
    if (any && number.as_integer() <= before) {
      ++unordered;
      break;
    }
    before = number.as_integer();
    any = true;
  }
}

void BlockWriter::children(const Plan& outer, const Step& step, std::size_t record, Shape& shape) {
  const Plan* plan = plans_.find(item_->block->kind, step.kind);
  if (plan == nullptr || depth_ == deepest_child) return;
  ++depth_;
  std::size_t first = no_record, last = no_record, count = 0;
  for (std::int32_t i = first_child_[record - top_]; i >= 0; i = next_[static_cast<std::size_t>(i)]) {
    const std::size_t index = top_ + static_cast<std::size_t>(i);
    if ((*batch_)[index].kind() != step.kind) continue;
    if (first == no_record) {
      first = index;
      enter(outer, step.container, shape);
      // A reader takes the first service for the record's own.
      if (step.kind == Kind::service && !wrote_first_service_) {
        out_.raw(plan->empty);
        shape.add(empty_token);
      }
    }
    if (!plan->shared.empty()) {
      run(*plan, index, shape);
      break;
    }
    if (!item_->shared_fields.empty() && !shares(first, index)) continue;
    last = index;
    ++count;
    shape.add(child_token + plan->token);
    block(*plan, index, nullptr);
  }
  if (step.kind == Kind::point && last != no_record) told_.see(*batch_, first, last, count);
  --depth_;
}

/// Writes all sibling records of one kind from `first` on, in runs with equal shared values.
void BlockWriter::run(const Plan& plan, std::size_t first, Shape& shape) {
  const std::size_t shared = plan.shared.size();
  std::vector<std::string> current(shared);
  const auto belongs = [&](std::size_t index) {
    for (std::size_t s = 0; s != shared; ++s)
      if (shared_text(plan.shared[s], index) != current[s]) return false;
    return true;
  };
  bool open = false;
  std::size_t start = 0, end = 0, count = 0;
  const auto close = [&] {
    out_.raw(plan.run_close);
    told_.see(*batch_, start, end, count);
    count = 0;
  };
  Shape group(plan.token + child_token);
  for (auto i = static_cast<std::int32_t>(first - top_); i >= 0; i = next_[static_cast<std::size_t>(i)]) {
    const std::size_t index = top_ + static_cast<std::size_t>(i);
    if ((*batch_)[index].kind() != plan.block->kind) continue;
    if (!open || !belongs(index)) {
      if (open) {
        close();
        shapes_.see(group);
      }
      open = true;
      start = index;
      out_.raw(plan.run_open);
      shape.add(child_token + plan.token);
      group = Shape(plan.token + child_token);
      for (std::size_t s = 0; s != shared; ++s) {
        current[s] = shared_text(plan.shared[s], index);
        if (!current[s].empty()) {
          out_.raw(plan.shared[s].open);
          // Base terms are escaped already.
          if (plan.shared[s].terms != nullptr)
            out_.raw(current[s]);
          else
            out_.text(current[s], scan(current[s]));
          out_.raw(plan.shared[s].close);
          group.add(shared_token + s);
        } else if (s == 0) {
          out_.raw(plan.shared[s].empty);
          group.add(empty_token);
        }
      }
    }
    group.add(child_token);
    end = index;
    ++count;
    block(plan, index, nullptr);
  }
  if (!open) return;
  close();
  shapes_.see(group);
}

}  // namespace maex::maxml
