// An adapter must read a damaged file without breaking its promises, or reject it in one sentence.
#include <random>

#include "core/io/bounds.hpp"
#include "core/plugin/suite/checks.hpp"
#include "core/plugin/suite/record_probe.hpp"
#include "core/plugin/suite/table_probe.hpp"

namespace maex::conformance {
namespace {

struct Outcome {
  std::string refused, fault;
};

Outcome read(const Trial& trial, const std::filesystem::path& path, const Bounds& bounds) {
  if (trial.format() != nullptr) {
    TableReading reading = read_tables(*trial.format(), path, {{}, bounds});
    return {std::move(reading.refused), std::move(reading.fault)};
  }
  RecordReading reading = read_records(trial.registry, *trial.partner(), path, {{}, bounds, nullptr, false});
  return {std::move(reading.refused), std::move(reading.fault)};
}

}  // namespace

void check_damage(Trial& trial) {
  constexpr std::size_t lengths = 50, flips = 200;
  const std::filesystem::path own = trial.own_file();
  if (own.empty() || !trial.card.reads) return own.empty() ? void() : trial.skip("it is not read");
  const std::string bytes = bytes_of(own);
  const std::string name = "damaged" + own.extension().string();
  Bounds bounds;
  bounds.seconds = seconds_for_a_small_file;
  std::uint64_t refused = 0;
  const auto attempt = [&](const std::string& where, std::string_view damaged) {
    const Outcome outcome = read(trial, trial.write_bytes(name, damaged), bounds);
    refused += outcome.refused.empty() ? 0 : 1;
    if (!outcome.fault.empty()) trial.fail(where, outcome.fault);
  };
  attempt("an empty file", "");
  for (std::size_t i = 0; i != lengths; ++i) {
    const std::size_t length = bytes.size() * i / lengths;
    attempt("cut off after " + std::to_string(length) + " of " + std::to_string(bytes.size()) + " bytes",
            std::string_view(bytes).substr(0, length));
  }
  std::mt19937_64 random(trial.seed);
  std::string flipped = bytes;
  for (std::size_t i = 0; i != flips && !bytes.empty(); ++i) {
    const std::size_t at = random() % bytes.size();
    const auto bit = static_cast<unsigned>(random() % 8);
    flipped[at] = static_cast<char>(static_cast<unsigned char>(flipped[at]) ^ (1U << bit));
    attempt("bit " + std::to_string(bit) + " of byte " + std::to_string(at) + " flipped (seed " +
                std::to_string(trial.seed) + ")",
            flipped);
    flipped[at] = bytes[at];
  }
  trial.tried("an empty file");
  trial.tried(lengths, "length", "lengths");
  trial.tried(flips, "flipped bit", "flipped bits");
  trial.tried(std::to_string(refused) + " refused, the others read");
}

void check_bounds(Trial& trial) {
  const std::filesystem::path own = trial.own_file();
  if (own.empty() || !trial.card.reads) return own.empty() ? void() : trial.skip("it is not read");
  const bool table = trial.format() != nullptr || !trial.card.containers.empty();
  std::uint64_t refused = 0;
  for (const BoundSpec& bound : bound_specs()) {
    Bounds bounds;
    bounds.seconds = seconds_for_a_small_file;
    // The table has five rows, five columns and a text of 17 bytes; records have more. A report may have no wide table.
    const bool encloses = trial.card.encloses;
    const bool must =
        table && !encloses &&
        (bound.name == "rows" || (bound.name == "columns" && !trial.card.document) || bound.name == "cell-bytes");
    // A message has two parts on two levels.
    const bool must_unpack = encloses && (bound.name == "message-parts" || bound.name == "message-depth" ||
                                          bound.name == "message-bytes" || bound.name == "member-bytes");
    bounds.*bound.value = must ? 3 : 1;
    const Outcome outcome = read(trial, own, bounds);
    const std::string where = "limit " + std::string(bound.name) + "=" + std::to_string(bounds.*bound.value);
    if (!outcome.fault.empty())
      trial.fail(where, outcome.fault);
    else if ((must || must_unpack) && outcome.refused.empty())
      trial.fail(where, "a file beyond the limit is read");
    else if (!outcome.refused.empty() && outcome.refused.find("--limit ") == std::string::npos)
      trial.fail(where, "the refusal does not name the limit: " + outcome.refused);
    else if ((must || must_unpack) &&
             outcome.refused.find("--limit " + std::string(bound.name) + "=") == std::string::npos)
      trial.fail(where, "the refusal names another limit: " + outcome.refused);
    refused += outcome.refused.empty() ? 0 : 1;
  }
  trial.tried(bound_specs().size(), "limit", "limits");
  trial.tried(std::to_string(refused) + " refused");
}

}  // namespace maex::conformance
