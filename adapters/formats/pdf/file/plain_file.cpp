#include "adapters/formats/pdf/file/plain_file.hpp"

#include <fstream>

#include "adapters/formats/pdf/file/drawing.hpp"

namespace maex::pdf {
namespace {

/// Larger files hold pictures, or more pages than this is for.
constexpr std::uint64_t largest_file = std::uint64_t{48} << 20;
constexpr std::size_t most_rulings_of_file = 2'000'000;
/// After so many pages that cannot be read here, the next ones are not tried.
constexpr std::size_t most_failures = 50;

std::string read_whole(const std::filesystem::path& path, std::uint64_t most) {
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(path, error);
  if (error || size > most) throw NotPlain();
  std::string bytes(size, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  if (static_cast<std::uint64_t>(file.gcount()) != size) throw NotPlain();
  return bytes;
}

}  // namespace

struct PlainFile::State {
  explicit State(std::string all) : bytes(std::move(all)), objects(bytes), pages(read_pages(objects)) {}
  std::string bytes;
  Objects objects;
  std::vector<PageObject> pages;
};

PlainFile::PlainFile(const std::filesystem::path& path, std::string name, const Bounds& bounds)
    : name_(std::move(name)), watch_(bounds) {
  try {
    state_ = std::make_unique<State>(read_whole(path, std::min(largest_file, bounds.held_bytes / 4)));
  } catch (const NotPlain&) {}
}
PlainFile::~PlainFile() = default;

std::size_t PlainFile::pages() const { return state_ ? state_->pages.size() : 0; }

std::map<std::uint32_t, Drawing> PlainFile::take_drawings() {
  std::map<std::uint32_t, Drawing> drawings;
  const std::unique_ptr<State> state = std::move(state_);
  std::size_t failures = 0, rulings = 0;
  for (std::size_t i = 0; i != (state ? state->pages.size() : 0); ++i) {
    watch_.look(name_);
    try {
      Drawing drawing = read_drawing(state->objects, state->pages[i], [this] { watch_.look(name_); });
      rulings += drawing.rulings.across.size() + drawing.rulings.down.size();
      drawings.emplace_hint(drawings.end(), static_cast<std::uint32_t>(i + 1), std::move(drawing));
      if (rulings > most_rulings_of_file) break;
    } catch (const NotPlain&) {
      if (++failures == most_failures) break;
    }
  }
  return drawings;
}

}  // namespace maex::pdf
