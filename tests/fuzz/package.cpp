#include "tests/fuzz/package.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>

namespace maex::fuzz {
namespace {

constexpr std::size_t most_members = 64;
constexpr std::size_t most_expanded = 2 << 20;

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

bool read_member(zip_t* archive, zip_uint64_t index, std::string& bytes) {
  zip_file_t* file = zip_fopen_index(archive, index, 0);
  if (file == nullptr) return false;
  char block[16384];
  zip_int64_t got = 0;
  while (bytes.size() <= most_expanded && (got = zip_fread(file, block, sizeof block)) > 0)
    bytes.append(block, static_cast<std::size_t>(got));
  zip_fclose(file);
  return got == 0;
}

void put(std::string& to, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i != size; ++i) to += static_cast<char>(value >> (8 * i) & 0xFF);
}

std::uint32_t sum_of(std::string_view bytes) {
  static const auto table = [] {
    std::array<std::uint32_t, 256> made{};
    for (std::uint32_t i = 0; i != 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit != 8; ++bit) value = (value & 1) != 0 ? value >> 1 ^ 0xEDB88320 : value >> 1;
      made[i] = value;
    }
    return made;
  }();
  std::uint32_t sum = ~std::uint32_t{0};
  for (const char c : bytes) sum = table[(sum ^ static_cast<unsigned char>(c)) & 0xFF] ^ sum >> 8;
  return ~sum;
}

/// Pieces that begin at `mark`; the first may begin elsewhere.
std::string mutate_pieces(std::string_view input, char mark, std::size_t most, Random& random, const Change& change) {
  std::string bytes(input);
  std::vector<std::size_t> starts;
  for (std::size_t at = bytes.find(mark); at != std::string::npos && starts.size() < 20'000;
       at = bytes.find(mark, at + 1))
    starts.push_back(at);
  if (starts.size() < 3 || below(random, 2) == 0) {
    change(bytes, most);
    return bytes;
  }
  starts.push_back(bytes.size());
  const std::size_t from = below(random, starts.size() - 1);
  const std::size_t to = std::min(from + 1 + below(random, below(random, 4) == 0 ? 40 : 4), starts.size() - 1);
  const std::string piece = bytes.substr(starts[from], starts[to] - starts[from]);
  const std::size_t other = starts[below(random, starts.size())];
  switch (below(random, 5)) {
    case 0: bytes.erase(starts[from], piece.size()); break;
    case 1: bytes.insert(starts[to], piece); break;
    case 2: bytes.insert(other, piece); break;
    case 3:
      for (std::size_t times = below(random, 300); times-- > 0 && bytes.size() + piece.size() <= most;)
        bytes.insert(starts[to], piece);
      break;
    default: {
      std::string changed = piece;
      change(changed, std::max<std::size_t>(piece.size() * 2, 64));
      bytes.replace(starts[from], piece.size(), changed);
    }
  }
  if (bytes.size() > most) bytes.resize(most);
  return bytes;
}

}  // namespace

Members unzip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return {};
  const std::unique_ptr<zip_t, CloseZip> archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!archive) {
    zip_source_free(source);
    return {};
  }
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count < 1 || count > static_cast<zip_int64_t>(most_members)) return {};
  Members members;
  std::size_t expanded = 0;
  for (zip_int64_t i = 0; i != count; ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    const char* name = zip_get_name(archive.get(), index, ZIP_FL_ENC_RAW);
    std::string content;
    if (name == nullptr || !read_member(archive.get(), index, content)) return {};
    expanded += content.size();
    if (expanded > most_expanded) return {};
    members.emplace_back(name, std::move(content));
  }
  return members;
}

std::string zip(const Members& members) {
  std::string bytes, directory;
  for (const auto& [name, content] : members) {
    std::string facts;
    put(facts, 20, 2);      // version
    put(facts, 0x0800, 2);  // names are UTF-8
    put(facts, 0, 2);       // stored
    put(facts, 0, 2);       // time
    put(facts, 0x21, 2);    // 1 January 1980
    put(facts, sum_of(content), 4);
    put(facts, content.size(), 4);
    put(facts, content.size(), 4);
    put(facts, name.size(), 2);
    put(facts, 0, 2);
    directory += "PK\1\2";
    put(directory, 20, 2);
    directory += facts;
    put(directory, 0, 6);  // comment, disk, attributes
    put(directory, 0, 4);
    put(directory, bytes.size(), 4);
    directory += name;
    bytes += "PK\3\4" + facts + name + content;
  }
  const std::size_t at = bytes.size();
  bytes += directory + "PK\5\6";
  put(bytes, 0, 4);
  put(bytes, members.size(), 2);
  put(bytes, members.size(), 2);
  put(bytes, directory.size(), 4);
  put(bytes, at, 4);
  put(bytes, 0, 2);
  return bytes;
}

std::string mutate_markup(std::string_view input, std::size_t most, Random& random, const Change& change) {
  return mutate_pieces(input, '<', most, random, change);
}

std::string mutate_lines(std::string_view input, std::size_t most, Random& random, const Change& change) {
  return mutate_pieces(input, '\n', most, random, change);
}

std::string mutate_package(std::string_view input, std::size_t most, Random& random, const Change& change) {
  Members members = below(random, 20) == 0 ? Members() : unzip(input);
  if (members.empty()) {
    std::string bytes(input);
    change(bytes, most);
    return bytes;
  }
  const std::size_t at = below(random, members.size()), other = below(random, members.size());
  switch (below(random, 24)) {
    case 0: members.erase(members.begin() + static_cast<std::ptrdiff_t>(at)); break;
    case 1: members.push_back(members[at]); break;
    case 2: change(members[at].first, 200); break;
    case 3: std::swap(members[at].second, members[other].second); break;
    case 4: members[at].second = members[other].second; break;
    case 5: std::swap(members[at], members[other]); break;
    default: {
      std::size_t rest = most;
      for (const auto& [name, content] : members) rest -= std::min(rest, content.size() + 2 * name.size() + 80);
      std::string& content = members[at].second;
      content = mutate_markup(content, std::min(content.size() + rest, content.size() * 4 + 4096), random, change);
    }
  }
  std::string bytes = zip(members);
  return bytes.size() <= most ? bytes : std::string(input);
}

}  // namespace maex::fuzz
