#include "core/office/read_ahead.hpp"

#include <sched.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace maex {
namespace {

/// Counts the processors that this process may use; the standard library counts those of the machine.
bool one_processor() {
  cpu_set_t allowed;
  CPU_ZERO(&allowed);
  return sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) < 2;
}

}  // namespace

/// A ring of blocks between two threads. Only the counts are shared: a block belongs to the filler until it is counted
/// as filled, and to the reader until it is counted as emptied.
class ReadAhead::Worker {
 public:
  explicit Worker(MemberStream& stream) : stream_(stream), thread_([this] { fill(); }) {}
  ~Worker() {
    {
      const std::scoped_lock lock(mutex_);
      cancelled_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  std::size_t read(char* buffer, std::size_t size) {
    if (used_ == available_ && !next_block()) return 0;
    const std::size_t got = std::min(size, available_ - used_);
    std::memcpy(buffer, block_->bytes.data() + used_, got);
    used_ += got;
    return got;
  }

 private:
  static constexpr std::size_t block_size = 256 * 1024;
  static constexpr std::uint64_t blocks = 4;
  struct Block {
    std::vector<char> bytes = std::vector<char>(block_size);
    std::size_t size = 0;
  };

  bool next_block() {
    std::unique_lock lock(mutex_);
    if (block_ != nullptr) {
      block_ = nullptr;
      used_ = available_ = 0;
      ++emptied_;
      changed_.notify_all();
    }
    changed_.wait(lock, [this] { return filled_ != emptied_ || finished_; });
    if (filled_ == emptied_) {  // blocks read before a failure are returned first
      if (failure_) std::rethrow_exception(failure_);
      return false;
    }
    block_ = &ring_[emptied_ % blocks];
    available_ = block_->size;
    return true;
  }

  void fill() noexcept {
    std::exception_ptr failure;
    try {
      for (std::uint64_t at = 0; room_for(at); ++at) {
        Block& block = ring_[at % blocks];
        block.size = stream_.read(block.bytes.data(), block.bytes.size());
        if (block.size == 0) break;
        const std::scoped_lock lock(mutex_);
        ++filled_;
        changed_.notify_all();
      }
    } catch (...) { failure = std::current_exception(); }
    const std::scoped_lock lock(mutex_);
    failure_ = failure;
    finished_ = true;
    changed_.notify_all();
  }

  /// Waits until block number `at` is free; false when the reader no longer needs it.
  bool room_for(std::uint64_t at) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this, at] { return cancelled_ || at - emptied_ < blocks; });
    return !cancelled_;
  }

  MemberStream& stream_;
  std::array<Block, blocks> ring_;
  // Used only by the reader.
  const Block* block_ = nullptr;
  std::size_t used_ = 0, available_ = 0;
  // Guarded by mutex_.
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t filled_ = 0, emptied_ = 0;
  bool finished_ = false, cancelled_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  ///< last member: it starts when all other members exist
};

ReadAhead::ReadAhead(MemberStream stream, std::uint64_t size)
    : stream_(std::make_unique<MemberStream>(std::move(stream))) {
  if (size < worth_a_thread || one_processor()) return;
  try {
    worker_ = std::make_unique<Worker>(*stream_);
  } catch (const std::system_error&) {
    // The system allows no more threads: read without one. That is slower, but the bytes are the same.
  }
}

ReadAhead::ReadAhead(ReadAhead&&) noexcept = default;
ReadAhead::~ReadAhead() = default;

std::size_t ReadAhead::read(char* buffer, std::size_t size) {
  return worker_ ? worker_->read(buffer, size) : stream_->read(buffer, size);
}

}  // namespace maex
