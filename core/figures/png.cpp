#include "core/figures/png.hpp"

#include <zlib.h>

#include <new>
#include <string_view>

namespace maex::figures {
namespace {

void append_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFF);
}

void append_chunk(std::string& out, std::string_view type, std::string_view data) {
  append_number(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t from = out.size();
  out.append(type).append(data);
  const auto* bytes = reinterpret_cast<const Bytef*>(out.data() + from);
  append_number(out, static_cast<std::uint32_t>(crc32(0, bytes, static_cast<uInt>(out.size() - from))));
}

std::string deflated(const std::string& data) {
  uLongf size = compressBound(static_cast<uLong>(data.size()));
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                static_cast<uLong>(data.size()), Z_BEST_COMPRESSION) != Z_OK)
    throw std::bad_alloc();  // the buffer is large enough, so memory is the only reason
  out.resize(size);
  return out;
}

}  // namespace

std::string png_of(std::uint32_t width, std::uint32_t height, const std::vector<std::uint8_t>& pixels,
                   const std::vector<Colour>& colours) {
  std::string header;
  append_number(header, width);
  append_number(header, height);
  constexpr char bits = 8, with_palette = 3;
  header.append({bits, with_palette, 0, 0, 0});
  std::string palette;
  for (const Colour& colour : colours)
    for (const std::uint8_t part : colour) palette += static_cast<char>(part);
  std::string rows;
  for (std::size_t row = 0; row != height; ++row) {
    rows += '\0';  // the row is not filtered
    rows.append(reinterpret_cast<const char*>(pixels.data()) + row * width, width);
  }
  std::string out = "\x89PNG\r\n\x1A\n";
  append_chunk(out, "IHDR", header);
  append_chunk(out, "PLTE", palette);
  append_chunk(out, "IDAT", deflated(rows));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace maex::figures
