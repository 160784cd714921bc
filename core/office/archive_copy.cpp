#include "core/office/archive_copy.hpp"

#include <zip.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <list>
#include <vector>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

constexpr zip_uint16_t first_day_of_zip = 1 << 5 | 1;  // 1980-01-01, as Excel writes for every part

/// One replaced or added member that libzip reads.
struct Piece {
  std::unique_ptr<MemberBytes> bytes;
  std::exception_ptr* failure;
};

template <class Work>
zip_int64_t guarded(std::exception_ptr& failure, Work&& work) {
  try {
    return static_cast<zip_int64_t>(work());
  } catch (...) {  // libzip is C: the exception is kept until libzip returns to write()
    if (!failure) failure = std::current_exception();
    return -1;
  }
}

zip_int64_t give_error(void* data, zip_uint64_t size) {
  if (size < 2 * sizeof(int)) return -1;
  const int codes[2] = {ZIP_ER_READ, EIO};
  std::memcpy(data, codes, sizeof codes);
  return sizeof codes;
}

zip_int64_t give_piece(void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) {
  auto& piece = *static_cast<Piece*>(user);
  switch (command) {
    case ZIP_SOURCE_OPEN: return guarded(*piece.failure, [&] { return piece.bytes->rewind(), 0; });
    case ZIP_SOURCE_READ:
      return guarded(*piece.failure, [&] { return piece.bytes->read(static_cast<char*>(data), size); });
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = piece.bytes->size();
      stat->valid = ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    case ZIP_SOURCE_ERROR: return give_error(data, size);
    case ZIP_SOURCE_SUPPORTS: return ZIP_SOURCE_SUPPORTS_READABLE;
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    default: return -1;
  }
}

class Whole final : public MemberBytes {
 public:
  explicit Whole(std::string bytes) : bytes_(std::move(bytes)) {}
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  void rewind() override { at_ = 0; }
  std::size_t read(char* buffer, std::size_t size) override {
    const std::size_t got = bytes_.copy(buffer, size, at_);
    at_ += got;
    return got;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

/// libzip rewrites an archive in place. Here it reads one file and writes another, so that nothing is copied twice and
/// no temporary file is left by an interrupted run.
struct ArchiveCopy::State {
  std::string from_name, to_name;
  File from, to;
  std::uint64_t from_size = 0;
  int write_error = 0;  ///< errno of the first write that failed
  std::exception_ptr failure;
  std::list<Piece> pieces;  // addresses do not change
  zip_t* zip = nullptr;

  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }
  bool wrote(bool good) {
    if (!good && write_error == 0) write_error = errno != 0 ? errno : EIO;
    return good;
  }
  zip_int64_t serve(void* data, zip_uint64_t size, zip_source_cmd_t command);
  zip_source_t* source_of(std::unique_ptr<MemberBytes> bytes);
  void settle(zip_int64_t index);
};

namespace {

zip_int64_t seek(std::FILE* file, std::uint64_t end, void* data, zip_uint64_t size) {
  zip_error_t ignored;
  zip_error_init(&ignored);
  const auto now = static_cast<zip_uint64_t>(ftello(file));
  const zip_int64_t offset = zip_source_seek_compute_offset(now, end, data, size, &ignored);
  zip_error_fini(&ignored);
  return offset < 0 || fseeko(file, static_cast<off_t>(offset), SEEK_SET) != 0 ? -1 : 0;
}

}  // namespace

zip_int64_t ArchiveCopy::State::serve(void* data, zip_uint64_t size, zip_source_cmd_t command) {
  errno = 0;
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(
          ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
          ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE,
          ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_SUPPORTS, -1);
    case ZIP_SOURCE_OPEN: return fseeko(from.get(), 0, SEEK_SET);
    case ZIP_SOURCE_READ: {
      const std::size_t got = std::fread(data, 1, size, from.get());
      return got == 0 && std::ferror(from.get()) != 0 ? -1 : static_cast<zip_int64_t>(got);
    }
    case ZIP_SOURCE_SEEK: return seek(from.get(), from_size, data, size);
    case ZIP_SOURCE_TELL: return ftello(from.get());
    case ZIP_SOURCE_STAT: {
      auto* stat = static_cast<zip_stat_t*>(data);
      zip_stat_init(stat);
      stat->size = from_size;
      stat->valid = ZIP_STAT_SIZE;
      return sizeof *stat;
    }
    case ZIP_SOURCE_WRITE: {
      const std::size_t put = std::fwrite(data, 1, size, to.get());
      return wrote(put == size) ? static_cast<zip_int64_t>(put) : -1;
    }
    case ZIP_SOURCE_SEEK_WRITE: {
      const off_t now = ftello(to.get());
      if (!wrote(fseeko(to.get(), 0, SEEK_END) == 0)) return -1;
      const auto end = static_cast<std::uint64_t>(ftello(to.get()));
      if (!wrote(fseeko(to.get(), now, SEEK_SET) == 0)) return -1;
      return seek(to.get(), end, data, size);
    }
    case ZIP_SOURCE_TELL_WRITE: return ftello(to.get());
    case ZIP_SOURCE_COMMIT_WRITE: return wrote(std::fflush(to.get()) == 0) ? 0 : -1;
    case ZIP_SOURCE_ERROR: return give_error(data, size);
    case ZIP_SOURCE_BEGIN_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE:  // the caller removes the file
    case ZIP_SOURCE_REMOVE:
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE: return 0;
    default: return -1;
  }
}

ArchiveCopy::ArchiveCopy(const std::filesystem::path& from, const std::filesystem::path& to)
    : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.from_name = from.string();
  s.to_name = name_in_messages(to);
  std::error_code failed;
  s.from.reset(std::fopen(from.c_str(), "rb"));
  if (!s.from) throw InputError("cannot open " + s.from_name + ": " + std::strerror(errno));
  s.from_size = std::filesystem::file_size(from, failed);
  if (failed) throw InputError("cannot read " + s.from_name + ": " + failed.message());
  s.to.reset(std::fopen(to.c_str(), "r+be"));  // not "w": the file exists, with the mode that its owner chose
  if (!s.to) throw OutputError("cannot write " + s.to_name + ": " + std::strerror(errno));
  zip_error_t error;
  zip_error_init(&error);
  const auto serve = [](void* user, void* data, zip_uint64_t size, zip_source_cmd_t command) -> zip_int64_t {
    return static_cast<State*>(user)->serve(data, size, command);
  };
  zip_source_t* source = zip_source_function_create(serve, &s, &error);
  if (source != nullptr) {
    s.zip = zip_open_from_source(source, 0, &error);
    if (s.zip == nullptr) zip_source_free(source);
  }
  if (s.zip == nullptr) {
    const std::string text = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw InputError(s.from_name + " cannot be opened as a ZIP archive: " + text + "; ask for the file again");
  }
}
ArchiveCopy::~ArchiveCopy() = default;

zip_source_t* ArchiveCopy::State::source_of(std::unique_ptr<MemberBytes> bytes) {
  pieces.push_back({std::move(bytes), &failure});
  zip_source_t* source = zip_source_function(zip, give_piece, &pieces.back());
  if (source == nullptr) throw OutputError("cannot write " + to_name + ": " + zip_strerror(zip));
  return source;
}

void ArchiveCopy::State::settle(zip_int64_t index) {
  const auto at = static_cast<zip_uint64_t>(index);
  if (index < 0 || zip_set_file_compression(zip, at, ZIP_CM_DEFLATE, 0) != 0 ||
      zip_file_set_dostime(zip, at, 0, first_day_of_zip, 0) != 0)
    throw OutputError("cannot write " + to_name + ": " + zip_strerror(zip));
}

void ArchiveCopy::replace(std::size_t member, std::unique_ptr<MemberBytes> bytes) {
  zip_source_t* source = state_->source_of(std::move(bytes));
  const bool done = zip_file_replace(state_->zip, member, source, 0) == 0;
  if (!done) zip_source_free(source);
  state_->settle(done ? static_cast<zip_int64_t>(member) : -1);
}

void ArchiveCopy::add(const std::string& name, std::unique_ptr<MemberBytes> bytes) {
  zip_source_t* source = state_->source_of(std::move(bytes));
  const zip_int64_t index = zip_file_add(state_->zip, name.c_str(), source, ZIP_FL_ENC_GUESS);
  if (index < 0) zip_source_free(source);
  state_->settle(index);
}

void ArchiveCopy::write() {
  State& s = *state_;
  std::string reason;
  bool done = zip_close(s.zip) == 0;
  if (done)
    s.zip = nullptr;
  else
    reason = zip_strerror(s.zip);
  if (s.failure) std::rethrow_exception(s.failure);
  if (s.write_error != 0) reason = std::strerror(s.write_error);
  if (done && std::fclose(s.to.release()) != 0) done = false, reason = std::strerror(errno);
  if (!done) throw OutputError("cannot write " + s.to_name + ": " + reason);
}

std::unique_ptr<MemberBytes> whole_member(std::string bytes) { return std::make_unique<Whole>(std::move(bytes)); }

}  // namespace maex
