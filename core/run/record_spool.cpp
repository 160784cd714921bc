#include "core/run/record_spool.hpp"

#include <cerrno>

#include "core/io/error.hpp"
#include "core/store/group_bytes.hpp"

namespace maex {
namespace {

[[noreturn]] void spool_failed(const char* what) {
  throw OutputError(std::string("records that wait for their victims cannot be ") + what +
                    " a temporary file: " + write_problem(errno));
}

}  // namespace

std::uint64_t RecordSpool::write(const Group& group) {
  if (!file_) file_ = open_temporary_stream();
  bytes_.clear();
  append_group(bytes_, group);
  const std::uint64_t place = size_, size = bytes_.size();
  if (std::fseek(file_.get(), static_cast<long>(place), SEEK_SET) != 0 ||
      std::fwrite(&size, sizeof size, 1, file_.get()) != 1 || std::fwrite(bytes_.data(), 1, size, file_.get()) != size)
    spool_failed("written to");
  size_ += sizeof size + size;
  return place;
}

void RecordSpool::read(std::uint64_t place, Batch& into) {
  std::uint64_t size = 0;
  if (std::fseek(file_.get(), static_cast<long>(place), SEEK_SET) != 0 ||
      std::fread(&size, sizeof size, 1, file_.get()) != 1)
    spool_failed("read from");
  bytes_.resize(size);
  if (std::fread(bytes_.data(), 1, size, file_.get()) != size) spool_failed("read from");
  read_group(bytes_, into);
}

}  // namespace maex
