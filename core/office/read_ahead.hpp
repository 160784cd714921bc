// Expands a large archive member on a separate thread, a few blocks ahead of the reader.
#pragma once
#include <cstdint>
#include <memory>

#include "core/office/archive.hpp"

namespace maex {

/// Returns the same bytes and throws the same errors, at the same position, as the stream alone. Holds at most 1 MiB.
/// Uses no thread for members below `worth_a_thread` expanded bytes, or when the process may use only one processor.
/// Movable.
class ReadAhead {
 public:
  static constexpr std::uint64_t worth_a_thread = std::uint64_t{1} << 20;

  /// `size` is the size that the archive's directory claims. It decides only whether a thread is used.
  ReadAhead(MemberStream stream, std::uint64_t size);
  ReadAhead(ReadAhead&&) noexcept;
  /// May be called before the end is read: waits for the block that is being expanded and drops the rest.
  ~ReadAhead();

  /// Up to `size` bytes, at least one before the end; 0 at the end. Throws InputError as MemberStream::read does.
  std::size_t read(char* buffer, std::size_t size);

 private:
  class Worker;
  std::unique_ptr<MemberStream> stream_;  ///< read directly when there is no worker
  std::unique_ptr<Worker> worker_;
};

}  // namespace maex
