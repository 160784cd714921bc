#include "adapters/formats/docx/packer.hpp"

#include <zip.h>

#include <memory>

#include "core/io/error.hpp"

namespace maex::docx {
namespace {

constexpr zip_uint16_t fixed_time = 0;  // 1 January 1980, where ZIP begins
constexpr zip_uint16_t fixed_date = 1 << 5 | 1;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

[[noreturn]] void fail(const std::string& why) { throw OutputError("the archive cannot be made: " + why); }

}  // namespace

std::string pack(const std::vector<PackagePart>& parts) {
  const std::unique_ptr<zip_source_t, Free> made(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  if (!made) fail("out of memory");
  std::unique_ptr<zip_t, Discard> archive(zip_open_from_source(made.get(), ZIP_CREATE | ZIP_TRUNCATE, nullptr));
  if (!archive) fail("out of memory");
  zip_source_keep(made.get());  // the archive owns the source now; its bytes are read after it is closed
  for (const PackagePart& part : parts) {
    zip_source_t* source = zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
    const zip_int64_t index =
        source == nullptr ? -1 : zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      fail(zip_strerror(archive.get()));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive.get(), at, part.name.ends_with(".png") ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    zip_file_set_dostime(archive.get(), at, fixed_time, fixed_date, 0);
  }
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  static_cast<void>(archive.release());  // closed
  zip_stat_t stat;
  if (zip_source_stat(made.get(), &stat) != 0 || zip_source_open(made.get()) != 0) fail("its bytes cannot be read");
  std::string bytes(stat.size, '\0');
  const zip_int64_t got = zip_source_read(made.get(), bytes.data(), bytes.size());
  zip_source_close(made.get());
  if (got < 0 || static_cast<std::uint64_t>(got) != bytes.size()) fail("its bytes cannot be read");
  return bytes;
}

}  // namespace maex::docx
