// The content of a document of auxiliary data: lists that IMSMA exports and never imports. They are counted, not
// stored.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/io/sax.hpp"

namespace maex::maxml {

/// Receives the events of everything below the root. Memory does not grow with the document, but with the number of
/// different names.
class AuxiliaryList {
 public:
  /// `header` is the name of the child of the root that is not a list.
  explicit AuxiliaryList(std::string header = {}) : header_(std::move(header)) {}
  void start(std::size_t depth, const char* local, const xml::SaxAttributes& attributes);
  void text(std::string_view words);
  void end();

  /// Number of non-empty texts and attributes.
  [[nodiscard]] std::uint64_t cells() const { return cells_; }
  /// Number of entries. An entry is a child of the root when several children have its name. Otherwise it is a child of
  /// that single child.
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
  std::vector<List> lists_;  // in the order of their first occurrence
  std::size_t current_ = 0;
  std::uint64_t cells_ = 0;
  bool told_ = false;  // the text since the last tag is not blank
};

/// Describes the lists of such a root in words. The name of the root decides; only the first name is documented
/// (maxml.md G5).
std::string_view auxiliary_title(std::string_view root);

}  // namespace maex::maxml
