// A file descriptor with an owner.
#pragma once
#include <unistd.h>

#include <utility>

namespace maex {

/// Closes the descriptor when it is destroyed. Movable, single owner.
class FileHandle {
 public:
  FileHandle() = default;
  explicit FileHandle(int number) noexcept : number_(number) {}
  FileHandle(FileHandle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileHandle& operator=(FileHandle&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~FileHandle() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int get() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }
  [[nodiscard]] explicit operator bool() const { return number_ >= 0; }

 private:
  int number_ = -1;
};

}  // namespace maex
