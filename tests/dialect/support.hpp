// Learning, writing and reading as a user would have it done, and how well a learned dialect knows an installation.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "adapters/partners/maxml/learn/learn.hpp"
#include "core/adapter/registry.hpp"
#include "tests/dialect/grammar.hpp"

namespace maex::dialect_test {

/// A file of its own that goes away.
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
  std::vector<std::string> wrong;   ///< tied without asking, and not so
  std::vector<std::string> missed;  ///< neither tied nor guessed right
};
Score score_of(const Installation& by, const std::string& toml);
/// The dialect with the first guess of each question taken where it is right, as a person would.
std::string answered(const Installation& by, const std::string& toml);

/// Writes and collects the codes of the losses that the writer reports.
void write(const std::filesystem::path& path, const Batch& batch, const Options& options,
           std::vector<std::string>& losses);
void write(const std::filesystem::path& path, const Batch& batch, const Options& options, Notices& notices);
/// The records of a file in canonical form, sorted.
std::vector<std::string> read_back(const std::filesystem::path& path, const Options& options);
/// The records without what the writer says it loses.
std::vector<std::string> expected(const Batch& batch, const std::filesystem::path& dialect,
                                  const std::filesystem::path& scratch);

}  // namespace maex::dialect_test
