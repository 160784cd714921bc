// Shared by the maxml tests: write records to a file, read a file, and generate records.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "core/adapter/registry.hpp"

namespace maex::maxml_test {

const Partner& partner();

/// A temporary file. The destructor removes it.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Writes the batches with a fixed clock. `each` receives the losses that the writer reports for each batch.
void write(const std::filesystem::path& path, const std::vector<const Batch*>& batches,
           const std::function<void(const Batch&, const Losses&)>& each = {}, const Options& options = {},
           Notices* told = nullptr);

struct ReadResult {
  std::vector<std::unique_ptr<Batch>> batches;
  std::unique_ptr<Notices> notices = std::make_unique<Notices>();
  Balance balance;
  std::vector<QuarantineEntry> quarantined;
  /// Top-level record i, counted over all batches: its batch and its index in that batch. Throws std::out_of_range.
  [[nodiscard]] std::pair<const Batch*, std::size_t> top(std::size_t i) const;
  [[nodiscard]] std::size_t count(std::string_view code) const;
};
ReadResult read_file(const std::filesystem::path& path, const Options& options = {});
ReadResult read_text(std::string_view xml, const Options& options = {});

/// Fills a batch with generated records: kinds, fields, part dates, odd characters, extras, children below children.
void generate(Batch& batch, std::mt19937& random, std::size_t records);
/// Copies the records without the values that the writer reports as lost.
void copy_without_losses(const Batch& from, const Losses& losses, Batch& to);
std::vector<std::string> canonical(const std::vector<const Batch*>& batches);

/// Validates a whole file against the built-in schema and returns the errors of libxml2. It parses with SAX, as xmllint
/// does.
std::vector<std::string> schema_errors(const std::filesystem::path& path);

}  // namespace maex::maxml_test
