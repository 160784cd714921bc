// The data and functions that one check uses.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

#include "core/adapter/registry.hpp"
#include "core/plugin/suite/own_files.hpp"
#include "core/plugin/suite/result.hpp"

namespace maex::conformance {

/// A temporary folder. The destructor removes it with everything in it. The constructor throws OutputError.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::size_t entries() const;

 private:
  std::filesystem::path path_;
};

class Trial {
 public:
  Trial(const Registry& all, const Descriptor& of, OwnFiles& own, CheckResult& to, std::uint64_t seed_of_run)
      : registry(all), card(of), files(own), seed(seed_of_run), result_(to) {}

  const Registry& registry;
  const Descriptor& card;
  OwnFiles& files;  ///< files of every adapter, made once in a run
  const std::uint64_t seed;
  Folder folder;

  /// The adapter; nullptr when it is not a format (not a partner).
  [[nodiscard]] const Format* format() const;
  [[nodiscard]] const Partner* partner() const;

  void fail(std::string where, std::string reason);
  /// Adds to the text about what was tried.
  void tried(std::string text);
  void tried(std::uint64_t count, std::string_view one, std::string_view many);
  /// Reports why nothing can be tried.
  void skip(std::string why);
  [[nodiscard]] std::uint64_t failures() const { return result_.failure_count; }

  /// The own file of the adapter. When there is none, returns an empty path and skips the check with the reason.
  std::filesystem::path own_file();
  std::filesystem::path write_bytes(const std::string& name, std::string_view bytes) const;

 private:
  CheckResult& result_;
};

/// An adapter may throw only the documented exceptions. Describes another exception: its type and message.
std::string words_of(const std::exception& error);
std::string bytes_of(const std::filesystem::path& path);

}  // namespace maex::conformance
