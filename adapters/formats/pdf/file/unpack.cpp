#include "adapters/formats/pdf/file/unpack.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>

#include "adapters/formats/pdf/file/lexer.hpp"

namespace maex::pdf {
namespace {

/// The neighbour that is nearest to left + above - corner.
int nearest(int left, int above, int corner) {
  const int guess = left + above - corner;
  const int to_left = std::abs(guess - left), to_above = std::abs(guess - above), to_corner = std::abs(guess - corner);
  if (to_left <= to_above && to_left <= to_corner) return left;
  return to_above <= to_corner ? above : corner;
}

}  // namespace

std::string inflate(std::string_view packed, std::size_t most) {
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes(std::min(most, packed.size() * 4 + 256), '\0');
  std::size_t size = 0;
  int result = Z_OK;
  while (result == Z_OK) {
    if (size == bytes.size()) {
      if (size >= most) break;
      bytes.resize(std::min(most, bytes.size() * 2));
    }
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + size);
    stream.avail_out = static_cast<uInt>(bytes.size() - size);
    result = ::inflate(&stream, Z_NO_FLUSH);
    size = bytes.size() - stream.avail_out;
  }
  inflateEnd(&stream);
  if (result != Z_STREAM_END) throw NotPlain();
  bytes.resize(size);
  return bytes;
}

std::string undo_png(std::string_view rows, std::size_t columns) {
  if (columns == 0 || rows.size() % (columns + 1) != 0) throw NotPlain();
  std::string bytes(rows.size() / (columns + 1) * columns, '\0');
  const std::string zeros(columns, '\0');
  const char* above = zeros.data();
  char* to = bytes.data();
  for (std::size_t at = 0; at != rows.size(); at += columns + 1, above = to, to += columns) {
    const auto filter = static_cast<unsigned char>(rows[at]);
    if (filter > 4) throw NotPlain();
    for (std::size_t i = 0; i != columns; ++i) {
      const int left = i == 0 ? 0 : static_cast<unsigned char>(to[i - 1]);
      const int up = static_cast<unsigned char>(above[i]);
      const int corner = i == 0 ? 0 : static_cast<unsigned char>(above[i - 1]);
      const int add = filter == 0   ? 0
                      : filter == 1 ? left
                      : filter == 2 ? up
                      : filter == 3 ? (left + up) / 2
                                    : nearest(left, up, corner);
      to[i] = static_cast<char>(static_cast<unsigned char>(rows[at + 1 + i]) + add);
    }
  }
  return bytes;
}

}  // namespace maex::pdf
