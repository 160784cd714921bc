// Bounded reading of ZIP archives. Names inside are only compared, never used as paths.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/bounds.hpp"
#include "core/office/zip_directory.hpp"

namespace maex {

struct ArchiveMember {
  std::string name;        ///< as in the directory
  std::uint64_t size = 0;  ///< as the directory claims; the real size is known after reading
  std::uint64_t stored = 0;
};

/// One member's bytes, in order. Keeps the archive open. Movable.
class MemberStream {
 public:
  MemberStream(MemberStream&&) noexcept;
  MemberStream& operator=(MemberStream&&) noexcept;
  ~MemberStream();
  /// Reads up to `size` bytes into `buffer`; fewer only at the end, then 0. Throws InputError for damage, for an
  /// exceeded limit, and once the archive has been open for longer than `bounds.seconds`. A wrong checksum or length is
  /// also damage, but is found only at the end: the caller must read until 0.
  std::size_t read(char* buffer, std::size_t size);
  /// The bounds of the archive. A parser of the bytes must respect them too.
  [[nodiscard]] const Bounds& bounds() const;

 private:
  friend class Archive;
  struct State;
  explicit MemberStream(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// An open archive. Copies share it. Streams of one archive may be read by different threads.
class Archive {
 public:
  /// Throws InputError that names the file when it is not an archive, has more entries than `bounds` allow, or has a
  /// directory that read_zip_directory() rejects.
  explicit Archive(const std::filesystem::path& path, const Bounds& bounds = {},
                   Backslash backslash = Backslash::is_slash);
  /// Reads bytes in memory, which must outlive the archive and its streams. `name` is for messages.
  Archive(std::string_view bytes, std::string name, const Bounds& bounds = {});

  [[nodiscard]] const std::vector<ArchiveMember>& members() const;
  [[nodiscard]] const Bounds& bounds() const;
  [[nodiscard]] const std::string& name() const;
  /// Index into members() or npos. Finds the exact name, or else a name that differs only in ASCII case and the
  /// direction of slashes.
  [[nodiscard]] std::size_t find(std::string_view name) const;
  /// Throws InputError for a member that is encrypted, compressed with an unknown method, or claims more than `bounds`
  /// allow.
  [[nodiscard]] MemberStream open(std::size_t member) const;
  /// Reads a whole small member. Throws InputError for more than `limit` bytes.
  [[nodiscard]] std::string read(std::size_t member, std::uint64_t limit) const;

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

 private:
  friend class MemberStream;
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace maex
