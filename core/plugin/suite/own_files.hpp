// One file of every adapter, made at the first request.
#pragma once
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/adapter/registry.hpp"

namespace maex::conformance {

class Folder;

struct OwnFile {
  std::filesystem::path path;  ///< empty when there is none
  std::string container;       ///< id of the format that a partner over tables was written in
  bool written = false;        ///< true: the adapter wrote it; false: it is the adapter's specimen()
  std::string missing;         ///< why there is no file, when the adapter need not have one
  std::string problem;         ///< why there is no file, when that is a fault
  std::chrono::steady_clock::time_point made;
};

class OwnFiles {
 public:
  explicit OwnFiles(const Registry& registry);
  ~OwnFiles();
  const OwnFile& of(const Descriptor& card);

 private:
  OwnFile make(const Descriptor& card);
  const Registry& registry_;
  std::unique_ptr<Folder> folder_;
  std::map<std::string, OwnFile, std::less<>> made_;
};

/// The first of the partner's containers that can be written; nullptr when the partner has none or none is in the
/// registry.
const Format* container_of(const Registry& registry, const Descriptor& partner);
/// The usual extension of an adapter's files (of its container's); ".bin" when it has none.
std::string extension_of(const Registry& registry, const Descriptor& card);

}  // namespace maex::conformance
