// The limits for one input, all in one place. Readers take their limits from here and add only those that their format
// fixes (an Excel sheet has 16,384 columns).
#pragma once
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace maex {

struct Bounds {
  std::uint64_t file_bytes = std::uint64_t{16} << 30;
  std::uint64_t archive_entries = 20'000;
  std::uint64_t member_bytes = std::uint64_t{4} << 30;
  std::uint64_t expanded_bytes = std::uint64_t{16} << 30;
  std::uint64_t ratio_floor = std::uint64_t{256} << 20;
  std::uint64_t ratio = 1000;
  std::uint64_t xml_depth = 256;
  std::uint64_t xml_attribute_bytes = std::uint64_t{1} << 20;
  std::uint64_t xml_entity_bytes = 0;
  std::uint64_t sheets = 1000;
  std::uint64_t rows = 50'000'000;
  std::uint64_t columns = 16'384;
  std::uint64_t cell_bytes = std::uint64_t{32} << 20;
  std::uint64_t query_steps = std::uint64_t{4} << 30;
  std::uint64_t temporary_bytes = std::uint64_t{64} << 30;
  std::uint64_t seconds = 4 * 3600;
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

/// The time at which work that begins now must stop.
std::chrono::steady_clock::time_point deadline_of(const Bounds& bounds);

/// The end of every sentence that rejects an input because of a bound. It says how to read the input anyway: "; if the
/// file can be trusted, raise it with --limit rows=…"
std::string raise_advice(std::string_view name);

}  // namespace maex
