// Expands a large archive member on a thread of its own, a few blocks ahead of the reader.
#pragma once
#include <cstdint>
#include <memory>

#include "core/office/archive.hpp"

namespace maex {

/// Gives the same bytes and the same errors, in the same place, as the stream alone. Holds at most 1 MiB. Members below
/// `worth_a_thread` expanded bytes, and machines that have one processor for us, do without a thread. Movable.
class ReadAhead {
 public:
  static constexpr std::uint64_t worth_a_thread = std::uint64_t{1} << 20;

  /// `size` is what the archive's directory claims; it only decides about the thread.
  ReadAhead(MemberStream stream, std::uint64_t size);
  ReadAhead(ReadAhead&&) noexcept;
  /// May be called before the end was read: waits for the block in work and drops the rest.
  ~ReadAhead();

  /// Up to `size` bytes, at least one before the end; 0 at the end. Throws InputError as MemberStream::read does.
  std::size_t read(char* buffer, std::size_t size);

 private:
  class Worker;
  std::unique_ptr<MemberStream> stream_;  ///< read here when there is no worker
  std::unique_ptr<Worker> worker_;
};

}  // namespace maex
