#include "tests/hostile/zip_maker.hpp"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace maex::test {
namespace {

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

}  // namespace

Zipped deflated(std::string name, const Repeated& content) {
  Zipped zipped;
  zipped.name = std::move(name);
  zipped.crc = static_cast<std::uint32_t>(::crc32(0, nullptr, 0));
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string out(1 << 16, '\0');
  const auto feed = [&](const std::string& text, int flush) {
    zipped.crc = static_cast<std::uint32_t>(
        ::crc32(zipped.crc, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
    zipped.size += text.size();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      deflate(&stream, flush);
      zipped.data.append(out, 0, out.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  };
  feed(content.head, Z_NO_FLUSH);
  if (!content.unit.empty()) {
    const std::uint64_t at_once = std::max<std::uint64_t>(1, (1 << 20) / content.unit.size());
    std::string block;
    for (std::uint64_t i = 0; i < std::min(at_once, content.count); ++i) block += content.unit;
    std::uint64_t left = content.count;
    for (; left >= at_once; left -= at_once) feed(block, Z_NO_FLUSH);
    block.resize(static_cast<std::size_t>(left) * content.unit.size());
    feed(block, Z_NO_FLUSH);
  }
  feed(content.tail, Z_FINISH);
  deflateEnd(&stream);
  return zipped;
}

Zipped deflated(std::string name, const std::string& content) {
  return deflated(std::move(name), Repeated{content, "", 0, ""});
}

std::string make_zip(const std::vector<Zipped>& members, const Lies& lies) {
  std::string out, directory;
  std::uint64_t all = 0;
  for (const Zipped& member : members) all += 30 + member.name.size() + member.data.size();
  const auto fields = [](std::string& to, const Zipped& member, std::uint64_t stored) {
    put(to, 20, 2), put(to, 0, 2), put(to, static_cast<std::uint64_t>(member.method), 2), put(to, 0, 4);
    put(to, member.crc, 4), put(to, stored, 4), put(to, member.size, 4), put(to, member.name.size(), 2), put(to, 0, 2);
  };
  for (const Zipped& member : members) {
    const std::uint64_t begins = out.size() + 30 + member.name.size();
    const std::uint64_t stored = lies.quilt ? all - begins : member.data.size();
    put(directory, 0x02014b50, 4), put(directory, 20, 2);
    fields(directory, member, stored);
    put(directory, 0, 2), put(directory, 0, 2), put(directory, 0, 2), put(directory, 0, 4),
        put(directory, out.size(), 4);
    directory += member.name;
    put(out, 0x04034b50, 4);
    fields(out, member, stored);
    out += member.name + member.data;
  }
  const std::uint64_t at = out.size();
  out += directory;
  const std::uint64_t count = lies.claimed_entries != 0 ? lies.claimed_entries : members.size();
  if (count > 0xFFFE) {
    const std::uint64_t end64 = out.size();
    put(out, 0x06064b50, 4), put(out, 44, 8), put(out, 45, 2), put(out, 45, 2), put(out, 0, 4), put(out, 0, 4);
    put(out, count, 8), put(out, count, 8), put(out, directory.size(), 8), put(out, at, 8);
    put(out, 0x07064b50, 4), put(out, 0, 4), put(out, end64, 8), put(out, 1, 4);
  }
  put(out, 0x06054b50, 4), put(out, 0, 4);
  put(out, std::min<std::uint64_t>(count, 0xFFFF), 2), put(out, std::min<std::uint64_t>(count, 0xFFFF), 2);
  put(out, directory.size(), 4), put(out, at, 4), put(out, 0, 2);
  return out;
}

}  // namespace maex::test
