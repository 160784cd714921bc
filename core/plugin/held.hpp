// Holds an object that a plugin made. Calls and the destructor run as the plugin's code.
#pragma once
#include <memory>
#include <string>
#include <utility>

#include "core/plugin/library.hpp"

namespace maex {

/// Throws PluginFault when `object` is null; `from` is the call that should have returned it.
template <class Object>
class Held {
 public:
  Held(std::unique_ptr<Object> object, std::shared_ptr<Library> library, const char* from)
      : library_(std::move(library)), object_(std::move(object)) {
    if (object_ == nullptr)
      fault(library_->mark(), std::string("broke a promise of the interface: ") + from + " gave nothing");
  }
  ~Held() {
    const Inside inside(library_->mark());
    object_.reset();
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;

 protected:
  template <class Call>
  decltype(auto) call(Call&& what) const {
    return guarded(library_->mark(), std::forward<Call>(what));
  }
  [[noreturn]] void broken(const std::string& promise) const {
    fault(library_->mark(), "broke a promise of the interface: " + promise);
  }
  [[nodiscard]] Object& object() const { return *object_; }
  [[nodiscard]] const std::shared_ptr<Library>& library() const { return library_; }

 private:
  std::shared_ptr<Library> library_;
  std::unique_ptr<Object> object_;
};

}  // namespace maex
