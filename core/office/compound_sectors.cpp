#include "core/office/compound_sectors.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::compound {

Bytes::Bytes(const std::filesystem::path& path) {
  file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (file_ < 0 || ::fstat(file_, &about) != 0) {
    const int why = errno;
    if (file_ >= 0) ::close(file_);
    throw InputError("cannot open " + name_in_messages(path) + ": " + std::strerror(why));
  }
  size_ = static_cast<std::uint64_t>(about.st_size);
}

Bytes::~Bytes() {
  if (file_ >= 0) ::close(file_);
}

std::size_t Bytes::read(std::uint64_t position, char* buffer, std::size_t size) const {
  if (position >= size_) return 0;
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, size_ - position));
  if (file_ < 0) {
    std::memcpy(buffer, memory_.data() + position, size);
    return size;
  }
  std::size_t done = 0;
  while (done != size) {
    const ssize_t got = ::pread(file_, buffer + done, size - done, static_cast<off_t>(position + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw InputError(std::string(" cannot be read: ") + std::strerror(errno));
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

void append(std::vector<Extent>& extents, std::uint64_t position, std::uint64_t size) {
  if (!extents.empty() && extents.back().position + extents.back().size == position) {
    extents.back().size += size;
    return;
  }
  const std::uint64_t begin = extents.empty() ? 0 : extents.back().begin + extents.back().size;
  extents.push_back({position, size, begin});
}

std::size_t read(const Bytes& bytes, const std::vector<Extent>& extents, std::uint64_t position, char* buffer,
                 std::size_t size) {
  auto extent = std::upper_bound(extents.begin(), extents.end(), position,
                                 [](std::uint64_t at, const Extent& e) { return at < e.begin; });
  if (extent == extents.begin()) return 0;
  std::size_t done = 0;
  for (--extent; extent != extents.end() && done != size; ++extent) {
    const std::uint64_t into = position + done - extent->begin;
    if (into >= extent->size) break;
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size - done, extent->size - into));
    const std::size_t got = bytes.read(extent->position + into, buffer + done, wanted);
    done += got;
    if (got != wanted) break;
  }
  return done;
}

void Table::reset(std::vector<std::uint32_t> next, std::uint32_t sectors) {
  next_ = std::move(next);
  sectors_ = sectors;
  owners_.assign(sectors, 0);
}

bool Table::claim_one(std::uint32_t sector, std::uint32_t owner) {
  if (sector >= sectors_ || owners_[sector] != 0) return false;
  owners_[sector] = owner;
  return true;
}

Table::Claim Table::claim(std::uint32_t first, std::uint64_t needed, std::uint32_t owner) {
  Claim claim;
  for (std::uint32_t sector = first; claim.sectors != needed; sector = next(sector), ++claim.sectors) {
    if (sector == end_of_chain || sector == free_sector) {
      if (needed != to_the_end || sector == free_sector) claim.broken = Break::ends_early;
      return claim;
    }
    if (sector >= sectors_) {
      claim.broken = Break::outside;
      return claim;
    }
    if (!claim_one(sector, owner)) {
      claim.broken = owners_[sector] == owner ? Break::circle : Break::shared;
      claim.other = owners_[sector];
      return claim;
    }
  }
  return claim;
}

}  // namespace maex::compound
