// A value that changes for the length of a scope.
#pragma once
#include <utility>

namespace maex::docx {

/// Restores a value at the end of a scope.
template <class T>
class Saved {
 public:
  explicit Saved(T& place) : place_(place), value_(place) {}
  Saved(T& place, T now) : Saved(place) { place_ = std::move(now); }
  Saved(const Saved&) = delete;
  Saved& operator=(const Saved&) = delete;
  ~Saved() { place_ = std::move(value_); }

 private:
  T& place_;
  T value_;
};

}  // namespace maex::docx
