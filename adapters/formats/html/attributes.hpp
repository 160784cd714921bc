// The attributes of one element as libxml2 passes them: names in lower case, values with references resolved.
#pragma once
#include <optional>
#include <string_view>

namespace maex::html {

class Attributes {
 public:
  /// `list`: name, value, name, value, …, nullptr; a value may be nullptr. nullptr: no attributes.
  explicit Attributes(const unsigned char** list) : list_(list) {}
  /// The value. Empty for an attribute without a value; nullopt when the attribute is missing.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
    for (const unsigned char** at = list_; at != nullptr && at[0] != nullptr; at += 2)
      if (name == reinterpret_cast<const char*>(at[0]))
        return at[1] == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(at[1]));
    return std::nullopt;
  }
  [[nodiscard]] std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
  [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }
  /// Calls `visit` with each name and value.
  template <class Visit>
  void each(Visit visit) const {
    for (const unsigned char** at = list_; at != nullptr && at[0] != nullptr; at += 2)
      visit(std::string_view(reinterpret_cast<const char*>(at[0])),
            at[1] == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(at[1])));
  }

 private:
  const unsigned char** list_;
};

}  // namespace maex::html
