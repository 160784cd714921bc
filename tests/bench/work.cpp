#include "tests/bench/work.hpp"

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <stdexcept>

#include "adapters/builtin.hpp"
#include "core/io/atomic_file.hpp"

namespace maex::bench {
namespace {

std::uint32_t little(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i)
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
  return value;
}

// Reads the central directory of an archive without zip64. The generator makes only such files.
int inflate_all(const std::string& path) {
  const std::string bytes = read_file(path, std::uintmax_t{4} << 30);
  const std::size_t end = bytes.rfind("PK\5\6");
  if (end == std::string::npos) throw std::runtime_error(path + " is not a ZIP archive");
  std::size_t entry = little(bytes, end + 16, 4);
  std::vector<unsigned char> out(1 << 16);
  std::uint64_t total = 0;
  for (std::uint32_t left = little(bytes, end + 10, 2); left != 0; --left) {
    const std::size_t local = little(bytes, entry + 42, 4);
    const std::size_t data = local + 30 + little(bytes, local + 26, 2) + little(bytes, local + 28, 2);
    const std::uint32_t packed = little(bytes, entry + 20, 4);
    if (little(bytes, entry + 10, 2) == 8) {
      z_stream stream{};
      inflateInit2(&stream, -15);
      stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + data));
      stream.avail_in = packed;
      int state = Z_OK;
      while (state == Z_OK) {
        stream.next_out = out.data();
        stream.avail_out = static_cast<uInt>(out.size());
        state = inflate(&stream, Z_NO_FLUSH);
        total += out.size() - stream.avail_out;
      }
      inflateEnd(&stream);
      if (state != Z_STREAM_END) throw std::runtime_error(path + " is damaged");
    }
    entry += 46 + little(bytes, entry + 28, 2) + little(bytes, entry + 30, 2) + little(bytes, entry + 32, 2);
  }
  std::printf("%llu bytes\n", static_cast<unsigned long long>(total));
  return 0;
}

void visit_cells(const Registry& registry, const std::string& path) {
  const Source source = open_tables(registry, path, {});
  if (!source.tables) throw std::runtime_error(path + " is no table file");
  std::uint64_t rows = 0, cells = 0, bytes = 0;
  double sum = 0;
  for (std::size_t sheet = 0; sheet != source.tables->sheets().size(); ++sheet) {
    if (!source.tables->sheets()[sheet].readable) continue;
    const auto reader = source.tables->open(sheet);
    for (Row row; reader->next(row);) {
      ++rows;
      cells += row.cells.size();
      for (const Cell& cell : row.cells) {
        bytes += cell.raw.size();
        sum += cell.number;
      }
    }
  }
  std::printf("%llu rows %llu cells %llu bytes sum %.6g\n", static_cast<unsigned long long>(rows),
              static_cast<unsigned long long>(cells), static_cast<unsigned long long>(bytes), sum);
}

int read_records(const Registry& registry, const std::string& path) {
  OpenedSource opened = open_source(registry, path, {});
  Notices notices;
  Balance balance;
  Account account(path, notices, balance);
  ReadContext context{account, {}, {2026, 1, 1}};
  const auto reader = opened.partner->read(opened.source, context);
  std::uint64_t records = 0, slots = 0;
  Batch batch;
  while (reader->next(batch)) {
    records += batch.size();
    for (std::size_t i = 0; i != batch.size(); ++i) slots += batch[i].slots().size();
    batch.reset();
  }
  std::printf("%llu records %llu values\n", static_cast<unsigned long long>(records),
              static_cast<unsigned long long>(slots));
  return 0;
}

}  // namespace

int do_work(const std::vector<std::string>& arguments) {
  const bool cells = !arguments.empty() && arguments[0] == "cells";
  if (arguments.size() < 2 || (arguments.size() > 2 && !cells))
    throw std::runtime_error("usage: maex_bench work inflate|records FILE, or maex_bench work cells FILE…");
  if (arguments[0] == "inflate") return inflate_all(arguments[1]);
  Registry registry;
  register_builtin_adapters(registry);
  if (arguments[0] == "records") return read_records(registry, arguments[1]);
  if (!cells) throw std::runtime_error("there is no work " + arguments[0]);
  for (std::size_t i = 1; i != arguments.size(); ++i) visit_cells(registry, arguments[i]);
  return 0;
}

}  // namespace maex::bench
