// Passes full batches from the reading thread to the writing thread, and empty batches back. A run reuses a few
// batches.
#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "core/model/record.hpp"

namespace maex {

class BatchQueue {
 public:
  explicit BatchQueue(std::size_t batches) {
    for (std::size_t i = 0; i != batches; ++i) empty_.push_back(std::make_unique<Batch>());
  }

  /// Waits for an empty batch to fill. Returns nullptr after the taker called cancel().
  std::unique_ptr<Batch> take_empty() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return cancelled_ || !empty_.empty(); });
    if (cancelled_) return nullptr;
    auto batch = std::move(empty_.back());
    empty_.pop_back();
    return batch;
  }
  void give_full(std::unique_ptr<Batch> batch) {
    const std::lock_guard lock(mutex_);
    full_.push_back(std::move(batch));
    changed_.notify_all();
  }
  /// The giver calls this after its last batch.
  void finish() {
    const std::lock_guard lock(mutex_);
    finished_ = true;
    changed_.notify_all();
  }

  /// Waits for the next full batch, in order. Returns nullptr when the giver has finished and all batches are taken.
  std::unique_ptr<Batch> take_full() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return finished_ || !full_.empty(); });
    if (full_.empty()) return nullptr;
    auto batch = std::move(full_.front());
    full_.pop_front();
    return batch;
  }
  void give_empty(std::unique_ptr<Batch> batch) {
    batch->reset();
    const std::lock_guard lock(mutex_);
    empty_.push_back(std::move(batch));
    changed_.notify_all();
  }
  /// The taker calls this to stop early: the giver's next take_empty() returns nullptr.
  void cancel() {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Batch>> empty_;
  std::deque<std::unique_ptr<Batch>> full_;
  bool finished_ = false;
  bool cancelled_ = false;
};

}  // namespace maex
