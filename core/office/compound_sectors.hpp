// Internal to compound_file.hpp: the bytes of the file, and chains of sectors in an allocation table. No other file
// needs it.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace maex::compound {

inline constexpr std::uint32_t last_sector = 0xFFFFFFFA;  ///< largest number of a sector
inline constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
inline constexpr std::uint32_t free_sector = 0xFFFFFFFF;

/// A file read by position, or bytes in memory.
class Bytes {
 public:
  explicit Bytes(const std::filesystem::path& path);
  explicit Bytes(std::string_view memory) : memory_(memory), size_(memory.size()) {}
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  ~Bytes();
  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// Fewer than `size` only at the end of the file. Throws InputError (without a file name) when reading fails.
  std::size_t read(std::uint64_t position, char* buffer, std::size_t size) const;

 private:
  int file_ = -1;
  std::string_view memory_;
  std::uint64_t size_ = 0;
};

/// A contiguous range of bytes in the file.
struct Extent {
  std::uint64_t position = 0;  ///< in the file
  std::uint64_t size = 0;
  std::uint64_t begin = 0;  ///< in the stream
};

/// Appends a range; joins it with an adjacent one.
void append(std::vector<Extent>& extents, std::uint64_t position, std::uint64_t size);
/// Reads from the stream that these extents make up; `size` bytes or fewer at its end.
std::size_t read(const Bytes& bytes, const std::vector<Extent>& extents, std::uint64_t position, char* buffer,
                 std::size_t size);

/// An allocation table: which sector follows which. While the file is being opened, it also records the owner of each
/// sector.
class Table {
 public:
  /// `sectors`: number of sectors in the file. Numbers equal to it or larger are damage.
  void reset(std::vector<std::uint32_t> next, std::uint32_t sectors);
  /// The same for a table that is read while its own sectors are claimed.
  void set_next(std::vector<std::uint32_t> next) { next_ = std::move(next); }
  [[nodiscard]] std::uint32_t sectors() const { return sectors_; }

  enum class Break : std::uint8_t { none, ends_early, outside, circle, shared };
  struct Claim {
    Break broken = Break::none;
    std::uint32_t other = 0;    ///< owner of the shared sector
    std::uint64_t sectors = 0;  ///< claimed
  };
  static constexpr std::uint64_t to_the_end = ~std::uint64_t{0};
  /// Follows a chain for `needed` sectors and records their owner. Owners are numbered from 1.
  Claim claim(std::uint32_t first, std::uint64_t needed, std::uint32_t owner);
  bool claim_one(std::uint32_t sector, std::uint32_t owner);
  /// Frees the records of owners.
  void settle() { owners_ = {}; }
  [[nodiscard]] std::uint32_t next(std::uint32_t sector) const {
    return sector < next_.size() ? next_[sector] : free_sector;
  }

 private:
  std::vector<std::uint32_t> next_, owners_;
  std::uint32_t sectors_ = 0;
};

}  // namespace maex::compound
