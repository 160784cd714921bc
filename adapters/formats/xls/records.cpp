#include "adapters/formats/xls/records.hpp"

#include <algorithm>
#include <cstring>

#include "core/io/error.hpp"

namespace maex::xls {
namespace {
constexpr std::size_t record_header = 4;
constexpr std::size_t most_ahead = 64 * 1024;
constexpr std::size_t least_ahead = 4 * 1024;
}  // namespace

Records::Records(CompoundStream stream, std::string file, std::uint64_t position)
    : stream_(std::move(stream)),
      file_(std::move(file)),
      buffer_(2 * most_ahead + record_header),  // the longest record and the data read ahead of it
      buffer_position_(position),
      ahead_(least_ahead) {}

void Records::fail(const std::string& why) const {
  throw InputError(file_ + ": " + why + " (record at byte " + std::to_string(last_.position) +
                   " of the workbook's stream); open the file in Excel or LibreOffice and save it again");
}

void Records::seek(std::uint64_t position) {
  again_ = false;
  if (position >= buffer_position_ && position - buffer_position_ <= end_) {
    at_ = static_cast<std::size_t>(position - buffer_position_);
    return;
  }
  buffer_position_ = position;
  at_ = end_ = 0;
  ahead_ = least_ahead;
}

bool Records::fill(std::size_t needed) {
  if (end_ - at_ >= needed) return true;
  std::memmove(buffer_.data(), buffer_.data() + at_, end_ - at_);
  buffer_position_ += at_;
  end_ -= at_;
  at_ = 0;
  const std::size_t wanted = std::min(std::max(needed - end_, ahead_), buffer_.size() - end_);
  end_ += stream_.read(buffer_position_ + end_, buffer_.data() + end_, wanted);
  ahead_ = std::min(2 * ahead_, most_ahead);
  return end_ >= needed;
}

bool Records::next(Record& record) {
  if (again_) {
    again_ = false;
    record = last_;
    return true;
  }
  if (!fill(record_header)) return false;
  last_.position = position();
  last_.type = read_u16(buffer_.data() + at_);
  last_.size = read_u16(buffer_.data() + at_ + 2);
  if (!fill(record_header + last_.size)) fail("it is cut off in the middle of a record");
  last_.data = buffer_.data() + at_ + record_header;
  at_ += record_header + last_.size;
  record = last_;
  return true;
}

}  // namespace maex::xls
