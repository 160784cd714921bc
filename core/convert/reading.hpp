// Runs a reader on a thread of its own.
#pragma once
#include <atomic>
#include <exception>
#include <memory>
#include <thread>

#include "core/adapter/adapter.hpp"
#include "core/convert/batch_queue.hpp"

namespace maex {

// Enough for the reader to stay ahead of the writer; memory of a run is this many batches.
inline constexpr std::size_t batches_in_flight = 4;

/// Runs the reader on a thread of its own and gives its batches to the caller in order.
class Reading {
 public:
  explicit Reading(RecordReader& reader) : queue_(batches_in_flight), thread_([this, &reader] { read(reader); }) {}
  ~Reading() {
    queue_.cancel();
    thread_.join();
  }
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  std::unique_ptr<Batch> next() {
    auto batch = queue_.take_full();
    if (!batch && failure_) std::rethrow_exception(failure_);
    return batch;
  }
  [[nodiscard]] double progress() const { return progress_; }
  void give_back(std::unique_ptr<Batch> batch) { queue_.give_empty(std::move(batch)); }

 private:
  void read(RecordReader& reader) noexcept {
    try {
      while (auto batch = queue_.take_empty()) {
        if (!reader.next(*batch)) break;
        progress_ = reader.progress();
        queue_.give_full(std::move(batch));
      }
    } catch (...) {
      failure_ = std::current_exception();  // seen by next() after finish()
    }
    queue_.finish();
  }
  BatchQueue queue_;
  std::exception_ptr failure_;
  std::atomic<double> progress_{-1};
  std::thread thread_;
};

}  // namespace maex
