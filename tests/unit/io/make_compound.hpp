// Makes small compound files in memory, for tests: streams of the root, in sectors of 512 bytes.
#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace maex::test {

inline void put(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes.at(at + i) = static_cast<char>(value >> (8 * i) & 0xFF);
}

struct MadeStream {
  std::string name;  ///< ASCII
  std::string bytes;
  bool storage = false;  ///< empty
};

/// The positions of the parts of a file, for tests that damage it.
struct MadeCompound {
  std::string bytes;
  std::size_t table = 0;  ///< position of the allocation table
  std::size_t directory = 0;
  std::vector<std::uint32_t> first;  ///< first (mini) sector of each stream
  void set_next(std::uint32_t sector, std::uint32_t next) { put(bytes, table + 4 * sector, next, 4); }
};

inline MadeCompound make_compound(const std::vector<MadeStream>& streams) {
  constexpr std::uint32_t end = 0xFFFFFFFE, unused = 0xFFFFFFFF;
  std::string body;  // after the header
  std::vector<std::uint32_t> next;
  const auto add = [&](std::string bytes) -> std::uint32_t {
    if (bytes.empty()) return end;
    bytes.resize((bytes.size() + 511) / 512 * 512);
    const auto first = static_cast<std::uint32_t>(next.size());
    for (std::size_t i = 1; i < bytes.size() / 512; ++i) next.push_back(static_cast<std::uint32_t>(first + i));
    next.push_back(end);
    body += bytes;
    return first;
  };
  MadeCompound made;
  std::string mini, mini_table, directory((streams.size() + 1) * 128, '\0');
  for (const MadeStream& stream : streams) {
    if (stream.bytes.size() >= 4096) {
      made.first.push_back(add(stream.bytes));
      continue;
    }
    made.first.push_back(stream.bytes.empty() ? end : static_cast<std::uint32_t>(mini.size() / 64));
    for (std::size_t at = 0; at < stream.bytes.size(); at += 64) {
      std::string piece = stream.bytes.substr(at, 64);
      piece.resize(64);
      mini += piece;
      mini_table.append(4, '\0');
      put(mini_table, mini_table.size() - 4, at + 64 < stream.bytes.size() ? mini.size() / 64 : end, 4);
    }
  }
  const std::uint32_t mini_first = add(mini);
  const std::uint32_t mini_table_first = add(mini_table);
  const auto entry = [&](std::size_t i, const std::string& name, unsigned type, std::uint32_t right,
                         std::uint32_t child, std::uint32_t first, std::size_t size) {
    const std::size_t at = i * 128;
    for (std::size_t c = 0; c < name.size(); ++c) directory.at(at + 2 * c) = name[c];
    put(directory, at + 64, 2 * name.size() + 2, 2);
    put(directory, at + 66, type, 1);
    put(directory, at + 68, unused, 4);
    put(directory, at + 72, right, 4);
    put(directory, at + 76, child, 4);
    put(directory, at + 116, first, 4);
    put(directory, at + 120, size, 4);
  };
  entry(0, "Root Entry", 5, unused, streams.empty() ? unused : 1, mini_first, mini.size());
  for (std::size_t i = 0; i < streams.size(); ++i)
    entry(i + 1, streams[i].name, streams[i].storage ? 1 : 2,
          i + 1 < streams.size() ? static_cast<std::uint32_t>(i + 2) : unused, unused, made.first[i],
          streams[i].bytes.size());
  directory.resize((directory.size() + 511) / 512 * 512);
  for (std::size_t at = (streams.size() + 1) * 128; at < directory.size(); at += 128)
    for (const std::size_t link : {68, 72, 76}) put(directory, at + link, unused, 4);
  const std::uint32_t directory_first = add(directory);
  const std::size_t table_sectors = (next.size() + 126) / 127;  // the table describes its own sectors too
  if (table_sectors > 109) throw std::runtime_error("the test's compound file is too large for its maker");
  const auto table_first = static_cast<std::uint32_t>(next.size());
  std::string table(table_sectors * 512, '\xFF');
  for (std::size_t i = 0; i < next.size(); ++i) put(table, 4 * i, next[i], 4);
  for (std::size_t i = 0; i < table_sectors; ++i) put(table, 4 * (table_first + i), 0xFFFFFFFD, 4);

  std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  header.resize(512);
  put(header, 24, 0x3E, 2);
  put(header, 26, 3, 2);
  put(header, 28, 0xFFFE, 2);
  put(header, 30, 9, 2);
  put(header, 32, 6, 2);
  put(header, 44, table_sectors, 4);
  put(header, 48, directory_first, 4);
  put(header, 56, 4096, 4);
  put(header, 60, mini_table_first, 4);
  put(header, 64, (mini_table.size() + 511) / 512, 4);
  put(header, 68, end, 4);
  for (std::size_t i = 0; i < 109; ++i) put(header, 76 + 4 * i, i < table_sectors ? table_first + i : unused, 4);
  made.table = 512 * (std::size_t{table_first} + 1);
  made.directory = 512 * (std::size_t{directory_first} + 1);
  made.bytes = header + body + table;
  return made;
}

}  // namespace maex::test
