// A copy of a ZIP archive in which some members are replaced or added. All others keep their place, their entry in the
// directory and their stored (compressed) bytes.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/io/bounds.hpp"

namespace maex {

/// The new bytes of one member, given piece by piece.
class MemberBytes {
 public:
  virtual ~MemberBytes() = default;
  /// Known before the bytes are read: old programs reject archives that store a size after the data.
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// Goes back to the first byte. Called before read(), possibly more than once.
  virtual void rewind() = 0;
  /// Reads up to `size` bytes; 0 at the end. May throw InputError, which write() passes on.
  virtual std::size_t read(char* buffer, std::size_t size) = 0;
};

class ArchiveCopy {
 public:
  /// `to` exists and is empty. The caller renames or removes it. Throws InputError and OutputError.
  ArchiveCopy(const std::filesystem::path& from, const std::filesystem::path& to);
  ArchiveCopy(const ArchiveCopy&) = delete;
  ArchiveCopy& operator=(const ArchiveCopy&) = delete;
  ~ArchiveCopy();

  /// `member` is an index into Archive::members() of the same file.
  void replace(std::size_t member, std::unique_ptr<MemberBytes> bytes);
  void add(const std::string& name, std::unique_ptr<MemberBytes> bytes);
  /// Writes the copy. May be called only once. The bytes of the copy depend only on the input: times of day are not
  /// stored. Throws OutputError, and passes on what MemberBytes throws.
  void write();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Bytes that are all in memory.
std::unique_ptr<MemberBytes> whole_member(std::string bytes);

}  // namespace maex
