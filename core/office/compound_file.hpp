// Bounded reading of compound files (MS-CFB, "OLE"): the container of Excel, Word and PowerPoint 97-2003 and of
// encrypted Office files. It is a small file system with sectors, allocation tables and a tree of storages and streams.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bounds.hpp"

namespace maex {

struct CompoundEntry {
  std::string name;        ///< UTF-8; inside storages the path with slashes: "ObjectPool/_123/CONTENTS"
  std::uint64_t size = 0;  ///< bytes; 0 for storages
  bool storage = false;
};

/// The bytes of one stream, by position. Keeps the file open; copies are cheap and may be read by different threads.
class CompoundStream {
 public:
  [[nodiscard]] std::uint64_t size() const;
  /// Up to `size` bytes from `position`; fewer only at the end, then 0. Throws InputError when the file has shrunk.
  std::size_t read(std::uint64_t position, char* buffer, std::size_t size) const;

 private:
  friend class CompoundFile;
  struct State;
  explicit CompoundStream(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

/// An open compound file. Holds its allocation tables (1/64 of the file at most while opening, 1/128 after) and its
/// directory, never its contents. Copies share it.
class CompoundFile {
 public:
  /// Throws InputError that names the file when it is not a compound file, when its header, allocation table or
  /// directory is damaged, or when it has more entries than `bounds` allow. Damage of a single stream is reported when
  /// that stream is opened.
  explicit CompoundFile(const std::filesystem::path& path, const Bounds& bounds = {});
  /// Reads bytes in memory, which must outlive the file and its streams. `name` is for messages.
  CompoundFile(std::string_view bytes, std::string name, const Bounds& bounds = {});

  [[nodiscard]] const std::string& name() const;
  /// Streams and storages. The entries of a storage follow it.
  [[nodiscard]] const std::vector<CompoundEntry>& entries() const;
  /// Index of a stream or npos. Finds the exact name, or else a name that differs only in ASCII case.
  [[nodiscard]] std::size_t find(std::string_view name) const;
  /// Throws InputError when the stream is a storage, or its chain of sectors is broken, contains a loop, leaves the
  /// file or shares a sector with another stream.
  [[nodiscard]] CompoundStream open(std::size_t entry) const;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);
  /// True when these first bytes are those of a compound file.
  static bool begins(std::string_view head);

 private:
  friend class CompoundStream;
  struct State;
  std::shared_ptr<const State> state_;
};

}  // namespace maex
