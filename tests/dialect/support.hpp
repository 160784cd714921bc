// Learns dialects, writes and reads files as a user does, and measures how well a learned dialect matches an
// installation.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/partners/maxml/learn/learn.hpp"
#include "core/adapter/registry.hpp"
#include "tests/dialect/grammar.hpp"

namespace maex::dialect_test {

/// A temporary file. The destructor removes it.
class Scratch {
 public:
  Scratch();
  ~Scratch();
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

maxml::Learned learn_text(const std::string& xml);
maxml::Learned learn_texts(const std::vector<std::string>& files);

struct Score {
  std::size_t elements = 0, right = 0, accepted = 0;
  std::vector<std::string> wrong;   ///< wrong assignments that were made without a question
  std::vector<std::string> missed;  ///< not assigned, and no correct guess
};
Score score_of(const Installation& by, const std::string& toml);
/// The dialect after a person answers its questions: the first guess of a question is accepted where it is right.
std::string answered(const Installation& by, const std::string& toml);

/// Writes the records and collects the codes of the losses that the writer reports.
void write(const std::filesystem::path& path, const Batch& batch, const Options& options,
           std::vector<std::string>& losses);
void write(const std::filesystem::path& path, const Batch& batch, const Options& options, Notices& notices);
/// The records of a file in canonical form, sorted.
std::vector<std::string> read_back(const std::filesystem::path& path, const Options& options);
/// The records without the values that the writer reports as lost.
std::vector<std::string> expected(const Batch& batch, const std::filesystem::path& dialect,
                                  const std::filesystem::path& scratch);

}  // namespace maex::dialect_test
