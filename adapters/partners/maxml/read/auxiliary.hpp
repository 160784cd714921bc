// What a document of auxiliary data holds: lists that IMSMA exports and never imports. Counted, not kept.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/sax.hpp"

namespace maex::maxml {

/// Fed with the events of everything below the root. Memory does not grow with the document but with its different
/// names.
class AuxiliaryList {
 public:
  /// `header` is the name of the child of the root that is no list.
  explicit AuxiliaryList(std::string header = {}) : header_(std::move(header)) {}
  void start(std::size_t depth, const char* local, const xml::SaxAttributes& attributes);
  void text(std::string_view words);
  void end();

  /// Non-empty texts and attributes.
  [[nodiscard]] std::uint64_t cells() const { return cells_; }
  /// An entry is a child of the root where several have its name, else a child of such a single child.
  [[nodiscard]] std::uint64_t entries() const;
  /// "12 x Organisation, 300 x Levels/Level", without values; at most ten names.
  [[nodiscard]] std::string names() const;

 private:
  struct List {
    std::string name;
    std::uint64_t count = 0, below = 0;
    std::map<std::string, std::uint64_t, std::less<>> children;
  };
  List& list(std::string_view name);
  std::string header_;
  std::vector<List> lists_;  // in the order met
  std::size_t current_ = 0;
  std::uint64_t cells_ = 0;
  bool told_ = false;  // the text since the last tag is not blank
};

/// What the lists of such a root are about, in words; its name says so, and only the first is documented (maxml.md G5).
std::string_view auxiliary_title(std::string_view root);

}  // namespace maex::maxml
