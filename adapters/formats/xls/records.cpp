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

Records::Records(Stream stream, std::string file, std::uint64_t position)
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
  last_.type = stored_type_ = read_u16(buffer_.data() + at_);
  last_.size = read_u16(buffer_.data() + at_ + 2);
  if (!fill(record_header + last_.size)) fail("it is cut off in the middle of a record");
  last_.data = buffer_.data() + at_ + record_header;
  at_ += record_header + last_.size;
  modernize();
  record = last_;
  return true;
}

void Records::modernize() {
  switch (last_.type) {
    case formula_3:
    case formula_4: last_.type = formula; return;
    case begin_3:
    case begin_4: last_.type = begin_substream; return;
    case old_begin:
      if (last_.size >= 4) last_.type = begin_substream;
      return;
    default:
      if (biff2_) modernize_cell();
  }
}

/// Excel 2: three bytes of attributes in place of the style, whole numbers in two bytes, and lengths in one.
void Records::modernize_cell() {
  constexpr std::size_t cell_header = 7;
  constexpr unsigned index_bits = 0x3F;
  if (last_.type == old_style_index && last_.size >= 2) style_index_ = last_.u16(0);
  if (last_.type == old_formula_string && last_.size >= 1) {
    modern_ = {last_.data[0], '\0'};
    modern_.append(last_.rest(1));
    last_.type = formula_string;
  } else {
    switch (last_.type) {
      case old_integer:
      case old_number:
      case old_label:
      case old_bool_or_error:
      case formula: break;
      default: return;
    }
    need(last_, cell_header + 1);
    const unsigned stated = read_u8(last_.data + 4) & index_bits;
    const unsigned format = read_u8(last_.data + 5) & index_bits;
    const unsigned style = by_format_ ? format : stated == index_bits ? style_index_ : stated;
    modern_.assign(last_.data, 4);
    modern_ += {static_cast<char>(style & 0xFF), static_cast<char>(style >> 8)};
    if (last_.type == old_integer) {
      need(last_, cell_header + 2);
      const double value = last_.u16(cell_header);
      modern_.append(reinterpret_cast<const char*>(&value), sizeof value);
      last_.type = number;
    } else if (last_.type == old_label) {
      modern_ += {last_.data[cell_header], '\0'};
      modern_.append(last_.rest(cell_header + 1));
      last_.type = label;
    } else {
      modern_.append(last_.rest(cell_header));
      if (last_.type != formula) last_.type = last_.type == old_number ? number : bool_or_error;
    }
  }
  last_.data = modern_.data();
  last_.size = modern_.size();
}

std::size_t Stream::read(std::uint64_t position, char* buffer, std::size_t size) const {
  if (compound_) return compound_->read(position, buffer, size);
  if (position >= bytes_->size()) return 0;
  const std::size_t count = std::min<std::size_t>(size, bytes_->size() - static_cast<std::size_t>(position));
  std::copy_n(bytes_->data() + position, count, buffer);
  return count;
}

}  // namespace maex::xls
