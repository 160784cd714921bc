#include "adapters/formats/pdf/file/page_tree.hpp"

#include <cmath>

#include "adapters/formats/pdf/limits.hpp"

namespace maex::pdf {
namespace {

constexpr std::size_t most_pages = 200'000;
constexpr unsigned deepest_tree = 32;

class Walk {
 public:
  explicit Walk(Objects& objects) : objects_(objects) {}

  std::vector<PageObject> pages() {
    const Dictionary root(objects_.resolve(objects_.trailer().find("Root").value_or("")));
    visit(root.find("Pages").value_or(""), {}, 0);
    return std::move(pages_);
  }

 private:
  /// What a node hands down to its pages.
  struct Above {
    std::string_view box, turn, resources;
  };

  void visit(std::string_view reference, Above above, unsigned depth) {
    if (depth == deepest_tree || !reference_of(reference)) throw NotPlain();
    const Dictionary node(objects_.resolve(reference));
    std::string_view kids, contents, annotations, type;
    node.each([&](std::string_view key, std::string_view value) {
      if (key == "MediaBox") above.box = value;
      if (key == "Rotate") above.turn = value;
      if (key == "Resources") above.resources = value;
      if (key == "Kids") kids = value;
      if (key == "Contents") contents = value;
      if (key == "Annots") annotations = value;
      if (key == "Type") type = value;
    });
    if (name_of(type) == "Pages") {
      for (const std::string_view kid : array_of(objects_.resolve(kids))) visit(kid, above, depth + 1);
      return;
    }
    if (name_of(type) != "Page" || pages_.size() == most_pages) throw NotPlain();
    PageObject page;
    page.resources = above.resources;
    page.contents = contents;
    page.annotations = annotations;
    set_box(page, numbers_of(objects_.resolve(above.box)));
    set_turn(page, above.turn);
    pages_.push_back(page);
  }

  static void set_box(PageObject& page, const std::vector<double>& corners) {
    if (corners.size() != 4) throw NotPlain();
    for (const double corner : corners)
      if (std::abs(corner) > static_cast<double>(longest_length)) throw NotPlain();
    page.box = {std::min(corners[0], corners[2]), std::min(corners[1], corners[3]), std::max(corners[0], corners[2]),
                std::max(corners[1], corners[3])};
    if (page.box[0] == page.box[2] || page.box[1] == page.box[3]) throw NotPlain();
  }

  void set_turn(PageObject& page, std::string_view turn) {
    if (turn.empty()) return;
    const std::uint64_t degrees = count_of(objects_.resolve(turn));
    if (degrees % 90 != 0) throw NotPlain();
    page.turn = static_cast<unsigned>(degrees % 360);
  }

  Objects& objects_;
  std::vector<PageObject> pages_;
};

}  // namespace

std::vector<PageObject> read_pages(Objects& objects) { return Walk(objects).pages(); }

}  // namespace maex::pdf
