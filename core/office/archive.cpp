#include "core/office/archive.hpp"

#include <zip.h>

#include <algorithm>
#include <mutex>
#include <unordered_map>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"

namespace maex {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// Names are compared without leading slash, case and direction of slashes: programs that write archives differ in all
/// three.
std::string folded_name(std::string_view name) {
  std::string folded;
  folded.reserve(name.size());
  for (char c : name) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (c == '/' && folded.empty()) continue;
    folded += c;
  }
  return folded;
}

std::string text_of(zip_error_t* error) { return zip_error_strerror(error); }

[[noreturn]] void refuse(const std::string& archive, const std::string& reason, zip_error_t& error) {
  const std::string text = text_of(&error);
  zip_error_fini(&error);
  throw InputError(archive + reason + text + "; ask for the file again");
}

}  // namespace

struct Archive::State {
  std::string name;
  Bounds bounds;
  std::unique_ptr<zip_t, CloseArchive> zip;
  std::vector<ZipEntry> entries;
  std::vector<ArchiveMember> members;
  std::unordered_map<std::string_view, std::size_t> exact;
  std::unordered_map<std::string, std::size_t> folded;
  std::vector<std::size_t> twin;        ///< by member: another one whose name differs only in case or slashes, or npos
  std::mutex mutex;                     ///< libzip's handles share one file position
  std::vector<std::uint64_t> expanded;  ///< furthest byte read of each member: a second reading is not expansion
  std::uint64_t total = 0;
  Watch watch;

  State(std::string file, const Bounds& limits) : name(std::move(file)), bounds(limits), watch(limits) {}
  void list();
  void check(std::size_t member) const;
  void account(std::size_t member, std::uint64_t position);
};

void Archive::State::list() {
  const zip_int64_t count = zip_get_num_entries(zip.get(), 0);
  if (static_cast<std::uint64_t>(count) != entries.size())
    throw InputError(name + " has an archive directory that can be read in two ways; ask for the file again");
  members.resize(static_cast<std::size_t>(count));
  expanded.resize(members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip.get(), i, ZIP_FL_ENC_GUESS, &stat) != 0)
      throw InputError(name + " has a damaged archive directory: " + zip_strerror(zip.get()) +
                       "; ask for the file again");
    members[i] = {(stat.valid & ZIP_STAT_NAME) != 0 ? stat.name : "", entries[i].size, entries[i].stored};
  }
  twin.assign(members.size(), Archive::npos);
  for (std::size_t i = 0; i < members.size(); ++i) {
    exact.emplace(members[i].name, i);
    const auto [first, is_new] = folded.emplace(folded_name(members[i].name), i);
    if (!is_new) twin[i] = first->second, twin[first->second] = i;
  }
}

/// Checks what is known about a member before any byte of it is expanded.
void Archive::State::check(std::size_t member) const {
  const ZipEntry& entry = entries[member];
  if (twin[member] != Archive::npos)
    throw InputError(
        name + " is refused: its members " + shown_name(entry.name) + " and " + shown_name(entries[twin[member]].name) +
        " have one name apart from capital letters, so programs read different ones; ask for the file again");
  if (entry.encrypted()) throw InputError(name + " is password-protected; save it without a password");
  if (entry.method != ZIP_CM_STORE && entry.method != ZIP_CM_DEFLATE)
    throw InputError(name + " is refused: its member " + shown_name(entry.name) + " is compressed in a way (method " +
                     std::to_string(entry.method) + ") that documents do not use; save it again");
  // A member cannot expand to more than it claims: reading rejects the first byte more.
  if (entry.size > bounds.ratio_floor && entry.size / std::max<std::uint64_t>(entry.stored, 1) > bounds.ratio)
    throw InputError(name + " is refused: its member " + shown_name(entry.name) + " expands more than " +
                     std::to_string(bounds.ratio) + "-fold, as archives do that are made to exhaust memory" +
                     raise_advice("ratio"));
  if (entry.size > bounds.member_bytes)
    throw InputError(name + " is refused: its member " + shown_name(entry.name) + " expands to " +
                     std::to_string(entry.size >> 20) + " MiB" + raise_advice("member-bytes"));
}

void Archive::State::account(std::size_t member, std::uint64_t position) {
  const ZipEntry& of = entries[member];
  if (position > of.size)
    throw InputError(name + " is refused: its member " + shown_name(of.name) + " is longer than the " +
                     std::to_string(of.size) + " bytes it is said to have; ask for the file again");
  watch.look(name);
  if (position <= expanded[member]) return;
  total += position - expanded[member];
  expanded[member] = position;
  if (total > bounds.expanded_bytes)
    throw InputError(name + " is refused: its members expand to more than " + std::to_string(total >> 20) +
                     " MiB, as archives do that are made to exhaust memory" + raise_advice("expanded-bytes"));
}

Archive::Archive(const std::filesystem::path& path, const Bounds& bounds, Backslash backslash)
    : state_(std::make_shared<State>(name_in_messages(path), bounds)) {
  state_->entries = read_zip_directory(RandomBytes(path), state_->name, bounds, backslash);
  int code = 0;
  state_->zip.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!state_->zip) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    refuse(state_->name, " cannot be opened as a ZIP archive: ", error);
  }
  state_->list();
}

Archive::Archive(std::string_view bytes, std::string name, const Bounds& bounds)
    : state_(std::make_shared<State>(std::move(name), bounds)) {
  state_->entries = read_zip_directory(RandomBytes(bytes), state_->name, bounds);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) {
    state_->zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!state_->zip) zip_source_free(source);
  }
  if (!state_->zip) refuse(state_->name, " cannot be opened as a ZIP archive: ", error);
  zip_error_fini(&error);
  state_->list();
}

const std::vector<ArchiveMember>& Archive::members() const { return state_->members; }
const Bounds& Archive::bounds() const { return state_->bounds; }
const std::string& Archive::name() const { return state_->name; }

std::size_t Archive::find(std::string_view name) const {
  if (const auto found = state_->exact.find(name); found != state_->exact.end()) return found->second;
  const auto found = state_->folded.find(folded_name(name));
  return found == state_->folded.end() ? npos : found->second;
}

struct MemberStream::State {
  std::shared_ptr<Archive::State> archive;
  std::unique_ptr<zip_file_t, CloseMember> file;
  std::size_t member = 0;
  std::uint64_t position = 0;

  ~State() {
    if (!archive) return;
    const std::scoped_lock lock(archive->mutex);
    file.reset();
  }
};

MemberStream Archive::open(std::size_t member) const {
  state_->check(member);
  auto state = std::make_unique<MemberStream::State>();
  const std::scoped_lock lock(state_->mutex);
  state->file.reset(zip_fopen_index(state_->zip.get(), member, 0));
  if (!state->file)
    throw InputError(state_->name + ": member " + state_->members[member].name +
                     " cannot be read: " + zip_strerror(state_->zip.get()) + "; ask for the file again");
  state->archive = state_;
  state->member = member;
  return MemberStream(std::move(state));
}

std::string Archive::read(std::size_t member, std::uint64_t limit) const {
  MemberStream stream = open(member);
  std::string bytes;
  constexpr std::size_t step = 64 * 1024;
  for (;;) {
    const std::size_t at = bytes.size();
    bytes.resize(at + step);
    const std::size_t got = stream.read(bytes.data() + at, step);
    bytes.resize(at + got);
    if (bytes.size() > limit)
      throw InputError(state_->name + ": member " + state_->members[member].name + " is larger than the " +
                       std::to_string(limit) + " bytes that are read of it");
    if (got == 0) return bytes;
  }
}

MemberStream::MemberStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
MemberStream::MemberStream(MemberStream&&) noexcept = default;
MemberStream& MemberStream::operator=(MemberStream&&) noexcept = default;
MemberStream::~MemberStream() = default;

const Bounds& MemberStream::bounds() const { return state_->archive->bounds; }

std::size_t MemberStream::read(char* buffer, std::size_t size) {
  const std::scoped_lock lock(state_->archive->mutex);
  std::size_t filled = 0;
  while (filled < size) {
    const zip_int64_t got = zip_fread(state_->file.get(), buffer + filled, size - filled);
    if (got < 0)
      throw InputError(state_->archive->name + " is damaged: member " + state_->archive->members[state_->member].name +
                       ": " + zip_file_strerror(state_->file.get()) + "; ask for the file again");
    if (got == 0) {
      const ZipEntry& entry = state_->archive->entries[state_->member];
      if (state_->position != entry.size)
        throw InputError(state_->archive->name + " is refused: its member " + shown_name(entry.name) + " ends after " +
                         std::to_string(state_->position) + " of " + std::to_string(entry.size) +
                         " bytes; ask for the file again");
      break;
    }
    filled += static_cast<std::size_t>(got);
    state_->position += static_cast<std::uint64_t>(got);
    state_->archive->account(state_->member, state_->position);
  }
  return filled;
}

}  // namespace maex
