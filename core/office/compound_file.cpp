#include "core/office/compound_file.hpp"

#include <algorithm>
#include <array>

#include "core/io/error.hpp"
#include "core/io/temporary.hpp"
#include "core/office/compound_sectors.hpp"
#include "core/office/little_endian.hpp"
#include "core/office/utf16.hpp"

namespace maex {
namespace {

using namespace compound;

constexpr std::string_view magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::size_t header_size = 512;
constexpr std::size_t entry_size = 128;
constexpr std::size_t located_in_header = 109;  // sectors of the allocation table that the header lists
constexpr std::uint64_t mini_sector = 64;
constexpr std::uint32_t mini_limit = 4096;  // smaller streams live in mini sectors
constexpr std::uint32_t no_entry = 0xFFFFFFFF;
constexpr unsigned deepest = 64;  // nested storages; paths grow with the depth

enum EntryType : std::uint8_t { storage_type = 1, stream_type = 2, root_type = 5 };

// Owners of sectors that belong to no stream; streams follow.
enum Owner : std::uint32_t { nobody, table_owner, directory_owner, mini_table_owner, mini_owner, first_stream };

struct Node {  ///< a directory entry, as stored
  std::string name;
  std::uint8_t type = 0;
  std::uint32_t left = no_entry, right = no_entry, child = no_entry, first = 0;
  std::uint64_t size = 0;
};

std::string_view place(Table::Break broken) {
  switch (broken) {
    case Table::Break::ends_early: return "ends early: the file may be cut off";
    case Table::Break::outside: return "leads out of the file: it may be cut off";
    case Table::Break::circle: return "runs in a circle";
    default: return "crosses another's";
  }
}

bool same_but_for_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

struct CompoundFile::State {
  State(std::string called, const std::filesystem::path& path) : name(std::move(called)), bytes(path) {}
  State(std::string called, std::string_view memory) : name(std::move(called)), bytes(memory) {}

  [[noreturn]] void fail(const std::string& why) const {
    throw InputError(name + " is a damaged compound file: " + why + "; ask for the file again");
  }
  void load(const Bounds& bounds);
  void load_table(const std::array<char, header_size>& header);
  std::vector<Node> load_directory(std::uint32_t first, const Bounds& bounds);
  void list(const std::vector<Node>& nodes);
  void load_mini(const std::array<char, header_size>& header, const Node& root);
  void claim_streams();
  [[nodiscard]] std::uint64_t position(std::uint32_t sector) const { return (std::uint64_t{sector} + 1) << shift; }
  [[nodiscard]] std::vector<Extent> extents(std::uint32_t first, std::uint64_t sectors) const;

  struct Place {  ///< of an entry's bytes
    std::uint32_t first = 0;
    std::string problem;
  };

  std::string name;
  Bytes bytes;
  unsigned shift = 9;  ///< binary logarithm of the size of a sector
  bool large = false;  ///< version 4: sizes have 64 bits
  Table table, mini_table;
  std::vector<Extent> mini_extents;
  std::vector<CompoundEntry> entries;
  std::vector<Place> places;  ///< of each entry
};

struct CompoundStream::State {
  std::shared_ptr<const CompoundFile::State> file;
  std::vector<Extent> extents;
  std::uint64_t size = 0;
};

void CompoundFile::State::load(const Bounds& bounds) {
  std::array<char, header_size> header{};
  if (bytes.read(0, header.data(), header_size) != header_size || !begins({header.data(), header_size}))
    throw InputError(name + " is no compound file; ask for the file again");
  const std::uint16_t version = read_u16(header.data() + 26);
  shift = read_u16(header.data() + 30);
  large = version == 4;
  if (shift != 9 && shift != 12) fail("its sectors have an impossible size");
  if (read_u16(header.data() + 32) != 6 || read_u32(header.data() + 56) != mini_limit)
    fail("its mini sectors have an impossible size");
  load_table(header);
  const std::vector<Node> nodes = load_directory(read_u32(header.data() + 48), bounds);
  list(nodes);
  load_mini(header, nodes[0]);
  claim_streams();
  table.settle();
  mini_table.settle();
}

void CompoundFile::State::load_table(const std::array<char, header_size>& header) {
  // An incomplete last sector counts: many programs do not fill it.
  const std::uint64_t behind_header = bytes.size() - std::min<std::uint64_t>(bytes.size(), std::uint64_t{1} << shift);
  const std::uint64_t whole = (behind_header + (std::uint64_t{1} << shift) - 1) >> shift;
  const auto sectors = static_cast<std::uint32_t>(std::min<std::uint64_t>(whole, last_sector));
  table.reset({}, sectors);
  const std::size_t numbers = (std::size_t{1} << shift) / 4;
  std::vector<char> sector(std::size_t{1} << shift);
  std::vector<std::uint32_t> next;
  const auto load_part = [&](std::uint32_t at) {
    if (next.size() >= sectors) return;  // refers to sectors that do not exist
    if (!table.claim_one(at, table_owner)) fail("its allocation table lies outside the file or in two places at once");
    const std::size_t got = bytes.read(position(at), sector.data(), sector.size());
    for (std::size_t i = 0; i < got / 4 && next.size() < sectors; ++i) next.push_back(read_u32(sector.data() + 4 * i));
  };
  for (std::size_t i = 0; i < located_in_header; ++i) {
    const std::uint32_t at = read_u32(header.data() + 76 + 4 * i);
    if (at != free_sector) load_part(at);
  }
  std::vector<char> locations(sector.size());
  for (std::uint32_t at = read_u32(header.data() + 68); at <= last_sector && next.size() < sectors;
       at = read_u32(locations.data() + 4 * (numbers - 1))) {
    if (!table.claim_one(at, table_owner)) fail("the list of its allocation table leaves the file or runs in a circle");
    if (bytes.read(position(at), locations.data(), locations.size()) != locations.size())
      fail("the list of its allocation table is cut off");
    for (std::size_t i = 0; i + 1 < numbers; ++i)
      if (const std::uint32_t part = read_u32(locations.data() + 4 * i); part != free_sector) load_part(part);
  }
  table.set_next(std::move(next));
}

std::vector<Extent> CompoundFile::State::extents(std::uint32_t first, std::uint64_t sectors) const {
  std::vector<Extent> found;
  for (std::uint32_t sector = first; sectors != 0; --sectors, sector = table.next(sector))
    append(found, position(sector), std::uint64_t{1} << shift);
  return found;
}

std::vector<Node> CompoundFile::State::load_directory(std::uint32_t first, const Bounds& bounds) {
  const Table::Claim chain = table.claim(first, Table::to_the_end, directory_owner);
  if (chain.broken != Table::Break::none || chain.sectors == 0)
    fail("the chain of its directory " + std::string(place(chain.sectors == 0 ? Table::Break::outside : chain.broken)));
  const std::vector<Extent> where = extents(first, chain.sectors);
  std::vector<Node> nodes;
  std::array<char, entry_size> entry{};
  const std::uint64_t count = (chain.sectors << shift) / entry_size;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (compound::read(bytes, where, i * entry_size, entry.data(), entry_size) != entry_size) break;
    if (i > bounds.archive_entries)
      throw InputError(name + " is a compound file of more than the " + std::to_string(bounds.archive_entries) +
                       " entries that are read" + raise_advice("archive-entries"));
    Node& node = nodes.emplace_back();
    const std::size_t length = std::min<std::size_t>(read_u16(entry.data() + 64), 64);
    append_utf16(node.name, {entry.data(), length - length % 2});
    while (!node.name.empty() && node.name.back() == '\0') node.name.pop_back();
    node.type = read_u8(entry.data() + 66);
    node.left = read_u32(entry.data() + 68);
    node.right = read_u32(entry.data() + 72);
    node.child = read_u32(entry.data() + 76);
    node.first = read_u32(entry.data() + 116);
    node.size =
        large ? read_u64(entry.data() + 120) : read_u32(entry.data() + 120);  // small: the upper half is undefined
  }
  if (nodes.empty() || nodes[0].type != root_type) fail("its directory has no root");
  return nodes;
}

/// Walks the tree, each node once.
void CompoundFile::State::list(const std::vector<Node>& nodes) {
  struct Visit {
    std::uint32_t node;
    unsigned depth;
    std::string path;  ///< of its storage
  };
  std::vector<bool> seen(nodes.size());
  seen[0] = true;
  std::vector<Visit> waiting;
  if (nodes[0].child != no_entry) waiting.push_back({nodes[0].child, 1, ""});
  while (!waiting.empty()) {
    const Visit visit = std::move(waiting.back());
    waiting.pop_back();
    if (visit.node >= nodes.size() || seen[visit.node]) fail("its directory is no tree");
    if (visit.depth > deepest) fail("its storages stand too deep in each other");
    seen[visit.node] = true;
    const Node& node = nodes[visit.node];
    for (const std::uint32_t sibling : {node.right, node.left})
      if (sibling != no_entry) waiting.push_back({sibling, visit.depth, visit.path});
    if (node.type != storage_type && node.type != stream_type) continue;
    const bool storage = node.type == storage_type;
    entries.push_back({visit.path + node.name, storage ? 0 : node.size, storage});
    places.push_back({node.first, {}});
    if (storage && node.child != no_entry) waiting.push_back({node.child, visit.depth + 1, entries.back().name + '/'});
  }
}

void CompoundFile::State::load_mini(const std::array<char, header_size>& header, const Node& root) {
  std::uint64_t used = 0;  // mini sectors that the streams need: no more are read, even if the root claims more
  for (const CompoundEntry& entry : entries)
    if (!entry.storage && entry.size < mini_limit) used += (entry.size + mini_sector - 1) / mini_sector;
  if (used == 0) return;
  const std::uint64_t sector = std::uint64_t{1} << shift;
  const Table::Claim chain = table.claim(read_u32(header.data() + 60), Table::to_the_end, mini_table_owner);
  const Table::Claim body = table.claim(root.first, Table::to_the_end, mini_owner);
  // A missing sector is reported when a stream needs it.
  const std::vector<Extent> where = extents(read_u32(header.data() + 60), chain.sectors);
  mini_extents = extents(root.first, body.sectors);
  const std::uint64_t most = std::min(body.sectors * sector, root.size + mini_sector - 1) / mini_sector;
  const std::uint64_t listed = std::min(chain.sectors * sector / 4, most);
  std::vector<std::uint32_t> next(static_cast<std::size_t>(listed));
  const std::size_t got = compound::read(bytes, where, 0, reinterpret_cast<char*>(next.data()), next.size() * 4);
  next.resize(got / 4);
  mini_table.reset(std::move(next), static_cast<std::uint32_t>(std::min<std::uint64_t>(most, last_sector)));
}

void CompoundFile::State::claim_streams() {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const CompoundEntry& entry = entries[i];
    if (entry.storage || entry.size == 0) continue;
    const bool mini = entry.size < mini_limit;
    const std::uint64_t unit = mini ? mini_sector : std::uint64_t{1} << shift;
    const std::uint64_t needed = entry.size / unit + (entry.size % unit != 0 ? 1 : 0);
    Table& of = mini ? mini_table : table;
    if (needed > of.sectors()) {
      places[i].problem = "the stream \"" + entry.name + "\" is larger than the file: it may be cut off";
      continue;
    }
    const Table::Claim chain = of.claim(places[i].first, needed, first_stream + static_cast<std::uint32_t>(i));
    if (chain.broken == Table::Break::none) continue;
    places[i].problem = "the chain of the stream \"" + entry.name + "\" " + std::string(place(chain.broken));
    if (chain.broken == Table::Break::shared && chain.other >= first_stream)  // the owner of the bytes is not known
      places[chain.other - first_stream].problem = "the chain of the stream \"" +
                                                   entries[chain.other - first_stream].name + "\" " +
                                                   std::string(place(chain.broken));
  }
}

bool CompoundFile::begins(std::string_view head) { return head.starts_with(magic); }

CompoundFile::CompoundFile(const std::filesystem::path& path, const Bounds& bounds) {
  auto state = std::make_shared<State>(name_in_messages(path), path);
  state->load(bounds);
  state_ = std::move(state);
}

CompoundFile::CompoundFile(std::string_view bytes, std::string name, const Bounds& bounds) {
  auto state = std::make_shared<State>(std::move(name), bytes);
  state->load(bounds);
  state_ = std::move(state);
}

const std::string& CompoundFile::name() const { return state_->name; }
const std::vector<CompoundEntry>& CompoundFile::entries() const { return state_->entries; }

std::size_t CompoundFile::find(std::string_view name) const {
  std::size_t like = npos;
  for (std::size_t i = 0; i < entries().size(); ++i) {
    if (entries()[i].storage) continue;
    if (entries()[i].name == name) return i;
    if (like == npos && same_but_for_case(entries()[i].name, name)) like = i;
  }
  return like;
}

CompoundStream CompoundFile::open(std::size_t entry) const {
  const CompoundEntry& of = entries().at(entry);
  const State::Place& place = state_->places[entry];
  if (of.storage) state_->fail("\"" + of.name + "\" is a storage where a stream is expected");
  if (!place.problem.empty()) state_->fail(place.problem);
  auto stream = std::make_shared<CompoundStream::State>();
  stream->file = state_;
  stream->size = of.size;
  const bool mini = of.size < mini_limit;
  const std::uint64_t unit = mini ? mini_sector : std::uint64_t{1} << state_->shift;
  std::uint64_t left = of.size;
  for (std::uint32_t sector = place.first; left != 0;
       sector = (mini ? state_->mini_table : state_->table).next(sector)) {
    std::uint64_t at = state_->position(sector);
    if (mini) {  // sectors hold whole mini sectors
      const std::uint64_t in_body = sector * mini_sector;
      const auto behind = std::upper_bound(state_->mini_extents.begin(), state_->mini_extents.end(), in_body,
                                           [](std::uint64_t value, const Extent& e) { return value < e.begin; });
      const Extent& extent = *std::prev(behind);
      at = extent.position + (in_body - extent.begin);
    }
    const std::uint64_t taken = std::min(left, unit);
    append(stream->extents, at, taken);
    left -= taken;
  }
  if (!stream->extents.empty() && std::any_of(stream->extents.begin(), stream->extents.end(), [&](const Extent& e) {
        return e.position + e.size > state_->bytes.size();
      }))
    state_->fail("the stream \"" + of.name + "\" ends behind the file: it is cut off");
  return CompoundStream(std::move(stream));
}

std::uint64_t CompoundStream::size() const { return state_->size; }

std::size_t CompoundStream::read(std::uint64_t position, char* buffer, std::size_t size) const {
  if (position >= state_->size) return 0;
  size = static_cast<std::size_t>(std::min<std::uint64_t>(size, state_->size - position));
  try {
    if (compound::read(state_->file->bytes, state_->extents, position, buffer, size) != size)
      throw InputError(" became shorter while it was read");
  } catch (const InputError& error) { throw InputError(state_->file->name + error.what()); }
  return size;
}

}  // namespace maex
