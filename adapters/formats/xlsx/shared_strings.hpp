// The table of texts that cells reference by number.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>

#include "adapters/formats/xlsx/package.hpp"

namespace maex::xlsx {

/// An array that grows in place where the system can move pages (realloc of large blocks), so that a large table is
/// never in memory twice. For trivially copyable data only.
template <class T>
class GrowingArray {
 public:
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const T* data() const { return data_.get(); }
  const T& operator[](std::size_t i) const { return data_.get()[i]; }
  /// Makes room for n more values, which are uninitialised. Returns a pointer to the first.
  T* append(std::size_t n) {
    if (size_ + n > capacity_) {
      const std::size_t wanted = std::max(size_ + n, capacity_ + capacity_ / 2 + 1024);
      void* grown = std::realloc(data_.get(), wanted * sizeof(T));
      if (grown == nullptr) throw std::bad_alloc();
      static_cast<void>(data_.release());
      data_.reset(static_cast<T*>(grown));
      capacity_ = wanted;
    }
    size_ += n;
    return data_.get() + size_ - n;
  }
  void shrink(std::size_t size) { size_ = size; }

 private:
  struct Free {
    void operator()(T* data) const { std::free(data); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0, capacity_ = 0;
};

class SharedStrings {
 public:
  /// An empty part name gives an empty table. Throws InputError.
  SharedStrings(const Package& package, const std::string& part);
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// `index` must be below size(). The view is valid as long as the table.
  [[nodiscard]] std::string_view at(std::size_t index) const {
    const std::uint32_t begin = index == 0 ? 0 : ends_[index - 1];
    return {bytes_.data() + begin, ends_[index] - begin};
  }

 private:
  GrowingArray<char> bytes_;
  GrowingArray<std::uint32_t> ends_;
};

/// True when xml:space on the element just started keeps white space; `inherited` when the element does not set it.
bool keeps_space(Tokenizer& xml, bool inherited);
/// True when the text element just started is in a run of rich text. Runs always keep their white space, because it
/// separates the words of two runs. `outside` is the depth around the whole text.
bool in_run(const Tokenizer& xml, unsigned outside);
/// Removes XML white space from both ends.
std::span<char> trimmed(std::span<char> text);

}  // namespace maex::xlsx
