// The limits for one input, all in one place. Readers take their limits from here and add only those that their format
// fixes (an Excel sheet has 16,384 columns).
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace maex {

/// What ends the work on one input early. All readers of the input share it.
struct WorkEnd {
  const std::atomic<bool>* stop = nullptr;           ///< set by Ctrl-C
  std::chrono::steady_clock::time_point deadline{};  ///< the default: the bound `seconds` counts from each reader
};

struct Bounds {
  std::uint64_t file_bytes = std::uint64_t{16} << 30;
  std::uint64_t archive_entries = 20'000;
  std::uint64_t member_bytes = std::uint64_t{4} << 30;
  std::uint64_t expanded_bytes = std::uint64_t{16} << 30;
  std::uint64_t ratio_floor = std::uint64_t{256} << 20;
  std::uint64_t ratio = 1000;
  std::uint64_t xml_depth = 256;
  std::uint64_t xml_attribute_bytes = std::uint64_t{1} << 20;
  std::uint64_t xml_attributes = 1000;
  std::uint64_t xml_entity_bytes = 0;
  std::uint64_t message_bytes = std::uint64_t{256} << 20;
  std::uint64_t message_parts = 200;
  std::uint64_t message_depth = 16;
  std::uint64_t sheets = 1000;
  std::uint64_t rows = 50'000'000;
  std::uint64_t columns = 16'384;
  std::uint64_t cell_bytes = std::uint64_t{32} << 20;
  std::uint64_t held_bytes = std::uint64_t{320} << 20;
  std::uint64_t query_steps = std::uint64_t{256} << 20;
  std::uint64_t query_seconds = 8;
  std::uint64_t temporary_bytes = std::uint64_t{64} << 30;
  std::uint64_t seconds = 600;
  WorkEnd end{};  ///< not a limit that the user names
};

/// One bound as the user names it: `--limit rows=1000000`.
struct BoundSpec {
  std::string_view name;  ///< "archive-entries"
  std::uint64_t Bounds::*value;
  std::string_view unit;  ///< "bytes", "seconds", or what is counted
  std::string_view help;  ///< one sentence: what it bounds and why the default is what it is
};
std::span<const BoundSpec> bound_specs();

/// Sets one bound from NAME=VALUE. A value may end in K, M or G (powers of 1024). Throws UsageError that names the
/// bound; for an unknown name, it lists all bounds.
void set_bound(Bounds& bounds, std::string_view assignment);

/// The time at which work must stop: the deadline of the input when its work has begun, else `seconds` from now.
std::chrono::steady_clock::time_point deadline_of(const Bounds& bounds);

/// The same bounds for an input whose work begins now. Every reader that gets them obeys one deadline and `stop`.
Bounds begin_work(Bounds bounds, const std::atomic<bool>* stop);

/// Ends work on one input in time. Each loop over something that the input controls asks it, at least once in a tenth
/// of a second. Asking costs a few dozen nanoseconds.
class Watch {
 public:
  explicit Watch(const Bounds& bounds)
      : stop_(bounds.end.stop), deadline_(deadline_of(bounds)), seconds_(bounds.seconds) {}
  /// Throws Interrupted after Ctrl-C, and InputError after the deadline. `name` is the file, with the place if known.
  void look(const std::string& name) const {
    if (is_over()) end_work(name);
  }
  [[nodiscard]] bool is_over() const { return is_stopped() || std::chrono::steady_clock::now() > deadline_; }
  [[nodiscard]] bool is_stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t seconds() const { return seconds_; }

 private:
  [[noreturn]] void end_work(const std::string& name) const;
  const std::atomic<bool>* stop_;
  std::chrono::steady_clock::time_point deadline_;
  std::uint64_t seconds_;
};

/// Throws InputError when a reader keeps more than `held_bytes` of one input in memory. `what` names what it keeps:
/// "shared texts".
void check_held(const Bounds& bounds, std::uint64_t bytes, const std::string& name, std::string_view what);

/// The end of every sentence that rejects an input because of a bound. It says how to read the input anyway: "; if the
/// file can be trusted, raise it with --limit rows=…"
std::string raise_advice(std::string_view name);

}  // namespace maex
