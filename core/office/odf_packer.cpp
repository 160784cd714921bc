#include "core/office/odf_packer.hpp"

#include <zip.h>
#include <zlib.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex::odf {
namespace {

constexpr int level = 4;                // twice as fast as the usual level 6, output a few per cent larger
constexpr zip_uint16_t fixed_time = 0;  // 1 January 1980, where ZIP begins: the same input must give the same bytes
constexpr zip_uint16_t fixed_date = 1 << 5 | 1;
constexpr std::size_t block = 64 * 1024;

struct CloseFile {
  void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

/// Raw deflate that ends at a byte boundary, so that more data can follow.
std::string deflated_head(std::string_view head) {
  z_stream z{};
  if (deflateInit2(&z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw OutputError("out of memory");
  std::string out(deflateBound(&z, static_cast<uLong>(head.size())) + 64, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(head.data()));
  z.avail_in = static_cast<uInt>(head.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  ::deflate(&z, Z_FULL_FLUSH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

/// content.xml, already compressed, as libzip takes it.
struct Content {
  std::string head;  ///< compressed
  std::FILE* file = nullptr;
  zip_stat_t stat{};
  std::size_t at = 0;

  static zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto& content = *static_cast<Content*>(self);
    switch (command) {
      case ZIP_SOURCE_OPEN: content.at = 0; return std::fseek(content.file, 0, SEEK_SET);
      case ZIP_SOURCE_READ: {
        if (content.at < content.head.size()) {
          const std::size_t some = std::min<std::size_t>(size, content.head.size() - content.at);
          std::memcpy(data, content.head.data() + content.at, some);
          content.at += some;
          return static_cast<zip_int64_t>(some);
        }
        const std::size_t got = std::fread(data, 1, size, content.file);
        return got == 0 && std::ferror(content.file) != 0 ? -1 : static_cast<zip_int64_t>(got);
      }
      case ZIP_SOURCE_STAT: std::memcpy(data, &content.stat, sizeof content.stat); return sizeof content.stat;
      case ZIP_SOURCE_ERROR: {
        const int codes[] = {ZIP_ER_READ, errno};
        std::memcpy(data, codes, sizeof codes);
        return sizeof codes;
      }
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      default: return 0;
    }
  }
};

/// The new archive that libzip writes. With a path, libzip would write to a second name next to it and rename that; the
/// target of the caller is a descriptor, which has no name.
struct NewArchive {
  std::FILE* file;
  int error = 0;  ///< errno of the first write that failed

  bool wrote(bool good) {
    if (!good && error == 0) error = errno != 0 ? errno : EIO;
    return good;
  }

  static zip_int64_t call(void* self, void* data, zip_uint64_t size, zip_source_cmd_t command) {
    auto& to = *static_cast<NewArchive*>(self);
    errno = 0;
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL,
                                              ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
                                              ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE,
                                              ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_SUPPORTS, -1);
      case ZIP_SOURCE_STAT: {
        auto* stat = static_cast<zip_stat_t*>(data);
        zip_stat_init(stat);
        stat->size = 0;  // the old content, of which there is none
        stat->valid = ZIP_STAT_SIZE;
        return sizeof *stat;
      }
      case ZIP_SOURCE_WRITE: {
        const std::size_t put = std::fwrite(data, 1, size, to.file);
        return to.wrote(put == size) ? static_cast<zip_int64_t>(put) : -1;
      }
      case ZIP_SOURCE_SEEK_WRITE: {
        const auto now = static_cast<zip_uint64_t>(ftello(to.file));
        if (!to.wrote(fseeko(to.file, 0, SEEK_END) == 0)) return -1;
        zip_error_t ignored;
        zip_error_init(&ignored);
        const zip_int64_t offset =
            zip_source_seek_compute_offset(now, static_cast<zip_uint64_t>(ftello(to.file)), data, size, &ignored);
        zip_error_fini(&ignored);
        return offset >= 0 && to.wrote(fseeko(to.file, static_cast<off_t>(offset), SEEK_SET) == 0) ? 0 : -1;
      }
      case ZIP_SOURCE_TELL_WRITE: return ftello(to.file);
      case ZIP_SOURCE_COMMIT_WRITE: return to.wrote(std::fflush(to.file) == 0) ? 0 : -1;
      case ZIP_SOURCE_ERROR: {
        const int codes[] = {ZIP_ER_WRITE, to.error};
        std::memcpy(data, codes, sizeof codes);
        return sizeof codes;
      }
      case ZIP_SOURCE_OPEN:
      case ZIP_SOURCE_READ:
      case ZIP_SOURCE_SEEK:
      case ZIP_SOURCE_TELL:
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_BEGIN_WRITE:
      case ZIP_SOURCE_ROLLBACK_WRITE:
      case ZIP_SOURCE_REMOVE:
      case ZIP_SOURCE_FREE: return 0;
      default: return -1;
    }
  }
};

}  // namespace

struct Packer::Stream {
  TemporaryStream file = open_temporary_stream();
  z_stream z{};
  bool open = false;
  uLong sum = crc32(0, nullptr, 0);
  std::uint64_t size = 0, packed = 0;
  std::array<unsigned char, block> out{};

  ~Stream() {
    if (open) deflateEnd(&z);
  }
};

Packer::Packer(std::filesystem::path path) : path_(std::move(path)), stream_(std::make_unique<Stream>()) {
  if (deflateInit2(&stream_->z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) fail("out of memory");
  stream_->open = true;
}
Packer::~Packer() = default;

void Packer::fail(const std::string& why) const {
  throw OutputError("cannot write " + name_in_messages(path_) + ": " + why +
                    "; check that the disk and the folder for temporary files are not full");
}

void Packer::add(std::string_view bytes) { deflate(bytes, false); }

void Packer::deflate(std::string_view bytes, bool last) {
  Stream& s = *stream_;
  if (!bytes.empty())
    s.sum = crc32_z(s.sum, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());  // null starts a new sum
  s.size += bytes.size();
  s.z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  s.z.avail_in = static_cast<uInt>(bytes.size());
  do {
    s.z.next_out = s.out.data();
    s.z.avail_out = static_cast<uInt>(s.out.size());
    ::deflate(&s.z, last ? Z_FINISH : Z_NO_FLUSH);
    const std::size_t made = s.out.size() - s.z.avail_out;
    if (std::fwrite(s.out.data(), 1, made, s.file.get()) != made) fail("its temporary file takes no more");
    s.packed += made;
  } while (s.z.avail_out == 0);
}

void Packer::finish(std::string_view head, const std::vector<std::pair<std::string, std::string>>& parts) {
  deflate({}, true);
  Stream& s = *stream_;
  if (std::fflush(s.file.get()) != 0) fail("its temporary file takes no more");
  Content content;
  content.head = deflated_head(head);
  content.file = s.file.get();
  zip_stat_init(&content.stat);
  content.stat.valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC;
  content.stat.size = head.size() + s.size;
  content.stat.comp_size = content.head.size() + s.packed;
  content.stat.comp_method = ZIP_CM_DEFLATE;
  const uLong head_sum = crc32_z(0, reinterpret_cast<const Bytef*>(head.data()), head.size());
  content.stat.crc = static_cast<zip_uint32_t>(crc32_combine(head_sum, s.sum, static_cast<z_off_t>(s.size)));

  const std::unique_ptr<std::FILE, CloseFile> file(std::fopen(path_.c_str(), "wbe"));
  if (!file) fail(write_problem(errno));
  NewArchive target{file.get()};
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* sink = zip_source_function_create(NewArchive::call, &target, &error);
  std::unique_ptr<zip_t, Discard> archive(
      sink == nullptr ? nullptr : zip_open_from_source(sink, ZIP_CREATE | ZIP_TRUNCATE, &error));
  zip_error_fini(&error);
  if (!archive) {
    if (sink != nullptr) zip_source_free(sink);
    fail("the archive cannot be made");
  }
  const auto put = [&](const std::string& name, zip_source_t* source, bool compressed) {
    const zip_int64_t index = source == nullptr ? -1 : zip_file_add(archive.get(), name.c_str(), source, 0);
    if (index < 0) {
      zip_source_free(source);
      fail(zip_strerror(archive.get()));
    }
    const auto at = static_cast<zip_uint64_t>(index);
    zip_set_file_compression(archive.get(), at, compressed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
    zip_file_set_dostime(archive.get(), at, fixed_time, fixed_date, 0);
  };
  for (const auto& [name, bytes] : parts)
    put(name, zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0), &bytes != &parts.front().second);
  put("content.xml", zip_source_function(archive.get(), Content::call, &content), true);
  if (zip_close(archive.get()) != 0)
    fail(target.error != 0 ? write_problem(target.error) : zip_strerror(archive.get()));
  static_cast<void>(archive.release());  // closed
}

}  // namespace maex::odf
