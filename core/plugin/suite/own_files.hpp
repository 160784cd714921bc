// One file of every adapter, made when it is first asked for.
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
  std::string container;       ///< id of the format a partner over tables was written in
  bool written = false;        ///< by the adapter; else it is its specimen()
  std::string missing;         ///< why there is none, when that is the adapter's right
  std::string problem;         ///< why there is none, when it is a fault
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

/// The first of the partner's containers that can be written; nullptr when it has none or none is there.
const Format* container_of(const Registry& registry, const Descriptor& partner);
/// The usual extension of an adapter's files (of its container's); ".bin" when it has none.
std::string extension_of(const Registry& registry, const Descriptor& card);

}  // namespace maex::conformance
