// One part of the pipeline, on its own thread.
#pragma once
#include <exception>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "core/run/batch_queue.hpp"

namespace maex {

// Enough for a stage to stay ahead of the next one. A run needs memory for this many batches in each stage.
inline constexpr std::size_t batches_in_flight = 4;

/// Runs `body` on its own thread. The caller receives the batches that `body` hands over, in order.
class Stage {
 public:
  /// Takes a filled batch and leaves an empty one in its place.
  using HandOver = std::function<void(std::unique_ptr<Batch>&)>;
  using Body = std::function<void(const HandOver&)>;

  explicit Stage(Body body) : queue_(batches_in_flight), thread_([this, body = std::move(body)] { run(body); }) {}
  /// Stops the body at its next hand-over, if it still runs. Waits for the thread.
  ~Stage() {
    queue_.cancel();
    thread_.join();
  }
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  /// Returns nullptr when the body has ended. Throws what the body threw.
  std::unique_ptr<Batch> next() {
    auto batch = queue_.take_full();
    if (!batch && failure_) std::rethrow_exception(failure_);
    return batch;
  }
  void give_back(std::unique_ptr<Batch> batch) { queue_.give_empty(std::move(batch)); }

 private:
  struct Cancelled {};
  void run(const Body& body) noexcept {
    try {
      body([this](std::unique_ptr<Batch>& batch) {
        auto empty = queue_.take_empty();
        if (!empty) throw Cancelled();
        queue_.give_full(std::exchange(batch, std::move(empty)));
      });
    } catch (const Cancelled&) {  // the caller stopped early
    } catch (...) {
      failure_ = std::current_exception();  // next() rethrows it after finish()
    }
    queue_.finish();
  }
  BatchQueue queue_;
  std::exception_ptr failure_;
  std::thread thread_;
};

}  // namespace maex
