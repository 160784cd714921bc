// Finds the places that have the key of a spelling. The index is a flat table that is built once. Private to the
// gazetteer.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace maex::place {

/// One spelling of one place.
struct Posting {
  std::uint32_t place;
  std::uint32_t spelling;
};

/// Which bytes occur in the text, folded into 64 bits. One edit of a text of single bytes changes at most two bits. So
/// texts that differ in more than two bits for each allowed edit need no comparison.
std::uint64_t letters_in(std::string_view text);

class SpellingIndex {
 public:
  void add(std::string_view key, Posting posting);
  /// Call it after the last add() and before the first find().
  void finish();
  /// All spellings with this key, those of one place together; empty when there is none. No allocation.
  [[nodiscard]] std::span<const Posting> find(std::string_view key) const;

  struct Key {
    std::string_view text;
    std::uint64_t letters;  ///< letters_in(text)
    std::span<const Posting> postings;
  };
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] Key at(std::size_t i) const;

 private:
  struct Entry {
    std::uint64_t hash;
    std::uint64_t letters;
    std::uint32_t key, key_length;
    std::uint32_t first, count;
  };
  struct Added {
    std::uint32_t key, key_length;
    Posting posting;
  };
  [[nodiscard]] std::string_view text(const Entry& e) const {
    return std::string_view(letters_).substr(e.key, e.key_length);
  }

  std::vector<Added> added_;
  std::string letters_;
  std::vector<Posting> postings_;
  std::vector<Entry> entries_;
  /// Index into entries_ plus one; 0: free. The number of slots is a power of two. At most half are in use.
  std::vector<std::uint32_t> slots_;
};

}  // namespace maex::place
