// What one input may cost us: every bound on bytes from outside, in one place. Readers take theirs from here and add
// only what their own format fixes (a sheet of Excel has 16,384 columns).
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
  std::uint64_t seconds = 4 * 3600;
};

/// One bound as people name it: `--limit rows=1000000`.
struct BoundSpec {
  std::string_view name;  ///< "archive-entries"
  std::uint64_t Bounds::*value;
  std::string_view unit;  ///< "bytes", "seconds", or what is counted
  std::string_view help;  ///< one sentence: what it bounds and why the default is what it is
};
std::span<const BoundSpec> bound_specs();

/// Sets one bound from NAME=VALUE; a value may end in K, M or G (1024-fold). Throws UsageError naming the bound and,
/// for an unknown name, all of them.
void set_bound(Bounds& bounds, std::string_view assignment);

/// When work that begins now is given up.
std::chrono::steady_clock::time_point deadline_of(const Bounds& bounds);

/// The end of every sentence that refuses an input for a bound: how to read it all the same.
/// "; if the file can be trusted, raise it with --limit rows=…"
std::string raise_advice(std::string_view name);

}  // namespace maex
